/** The languages to choose from. Loaded when somebody comes near the switch. */
"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "use-intl";
import { LANGUAGE_NAMES } from "@/lib/client/languages";
import { LANGUAGES } from "@/lib/core/words/languages";
import { ChoiceMenu } from "../ui/choice-menu";
import type { PopupProps } from "../ui/load-on-use";
import { chooseLanguage } from "./choose-language";

const CHOICES = LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }));

export default function LanguageMenu(popup: PopupProps) {
  const locale = useLocale();
  const router = useRouter();
  const choose = (language: string) => chooseLanguage(language, () => router.refresh());
  return <ChoiceMenu {...popup} choices={CHOICES} value={locale} onChoose={choose} />;
}
