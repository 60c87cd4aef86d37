/** The themes to choose from. Loaded when somebody comes near the switch. */
"use client";

import { useTranslations } from "use-intl";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { ChoiceMenu } from "../ui/choice-menu";
import type { PopupProps } from "../ui/load-on-use";

const THEMES = [
  { value: "light", icon: Sun },
  { value: "dark", icon: Moon },
  { value: "system", icon: Monitor },
] as const;

export default function ThemeMenu(popup: PopupProps) {
  const t = useTranslations("shell");
  const { theme, setTheme } = useTheme();
  const choices = THEMES.map(({ value, icon }) => ({ value, icon, label: t(value) }));
  return <ChoiceMenu {...popup} choices={choices} value={theme} onChoose={setTheme} />;
}
