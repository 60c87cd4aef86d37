/** The language of the pages. The server draws them anew in the other one. */
"use client";

import { useRouter } from "next/navigation";
import { DropdownMenu } from "radix-ui";
import { Check, Languages } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import { LANGUAGE_COOKIE, LANGUAGE_NAMES, LANGUAGES } from "@/lib/client/languages";
import { Button } from "../ui/button";

const YEAR_S = 365 * 86_400;

/** Remembers the language and has the server draw the page in it. */
export function chooseLanguage(language: string, redraw: () => void): void {
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${YEAR_S}; samesite=lax`;
  redraw();
}

export function LanguageSwitch() {
  const t = useTranslations("shell");
  const locale = useLocale();
  const router = useRouter();
  const choose = (language: string) => chooseLanguage(language, () => router.refresh());
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button variant="ghost" icon aria-label={t("language")}>
          <Languages size={16} aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          className="z-50 min-w-36 rounded-md border border-line-strong bg-raised p-1 shadow-lg"
        >
          <DropdownMenu.RadioGroup value={locale} onValueChange={choose}>
            {LANGUAGES.map((language) => (
              <DropdownMenu.RadioItem
                key={language}
                value={language}
                lang={language}
                className="flex h-8 items-center gap-2 rounded-sm px-2 text-sm outline-none data-[highlighted]:bg-selected"
              >
                {LANGUAGE_NAMES[language]}
                <DropdownMenu.ItemIndicator className="ml-auto">
                  <Check size={14} aria-hidden />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
