/** What the command palette can do besides opening a page. */
"use client";

import { useRouter } from "next/navigation";
import { Clock, Globe, Keyboard, Languages, Link as LinkIcon, Monitor, Moon, Pause, Play, Sun } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useTheme } from "next-themes";
import { useLocale, useTranslations } from "use-intl";
import { LANGUAGE_NAMES } from "@/lib/client/languages";
import { LANGUAGES } from "@/lib/core/words/languages";
import { useTimeRange } from "@/lib/client/time-range";
import { chooseLanguage } from "./choose-language";
import { useZoneChoice } from "./zone-switch";

export interface Command {
  name: string;
  icon: LucideIcon;
  /** How to do the same without the palette. */
  keys?: string;
  run(): void;
}

/** `say` tells the viewer that something is done which does not show by itself. */
export function useCommands(openShortcuts: () => void, say: (text: string) => void): Command[] {
  const t = useTranslations("shell");
  const router = useRouter();
  const locale = useLocale();
  const { setTheme } = useTheme();
  const zone = useZoneChoice();
  const range = useTimeRange();
  // Pages without a time control have nothing to pause.
  const timed = document.querySelector("[data-time-control]") !== null;
  const copyLink = () =>
    void navigator.clipboard?.writeText(window.location.href).then(
      () => say(t("linkCopied")),
      () => say(t("linkNotCopied")),
    );
  return [
    ...(timed
      ? [
          range.live
            ? { name: t("pauseTime"), icon: Pause, keys: "l", run: range.pause }
            : { name: t("resumeTime"), icon: Play, keys: "l", run: range.goLive },
          { name: t("last24"), icon: Clock, run: () => range.setRelative(86_400_000) },
        ]
      : []),
    { name: t("copyLink"), icon: LinkIcon, run: copyLink },
    ...(zone.only
      ? []
      : [
          { name: t("zoneSwitch", { zone: zone.name, other: zone.other }), icon: Globe, keys: "z u", run: zone.toggle },
        ]),
    { name: t("themeOf", { theme: t("light") }), icon: Sun, run: () => setTheme("light") },
    { name: t("themeOf", { theme: t("dark") }), icon: Moon, run: () => setTheme("dark") },
    { name: t("themeOf", { theme: t("system") }), icon: Monitor, run: () => setTheme("system") },
    ...LANGUAGES.filter((language) => language !== locale).map((language) => ({
      name: `${t("language")}: ${LANGUAGE_NAMES[language]}`,
      icon: Languages,
      run: () => chooseLanguage(language, () => router.refresh()),
    })),
    { name: t("shortcuts"), icon: Keyboard, keys: "?", run: openShortcuts },
  ];
}
