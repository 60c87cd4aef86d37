/** The languages to choose from. Loaded when somebody comes near the switch. */
"use client";

import { useRouter } from "next/navigation";
import { DropdownMenu } from "radix-ui";
import { Check } from "lucide-react";
import { useLocale } from "use-intl";
import { LANGUAGE_NAMES, LANGUAGES } from "@/lib/client/languages";
import type { PopupProps } from "../ui/load-on-use";
import { chooseLanguage } from "./choose-language";

export default function LanguageMenu({ trigger, ...opened }: PopupProps) {
  const locale = useLocale();
  const router = useRouter();
  const choose = (language: string) => chooseLanguage(language, () => router.refresh());
  return (
    <DropdownMenu.Root modal={false} {...opened}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
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
