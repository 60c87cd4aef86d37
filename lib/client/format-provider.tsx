/**
 * Keeps `lib/client/format.ts` in the page's language and in the zone that the viewer chose: `?tz=utc` in the URL, so
 * that a link shows a colleague the same clock, and a cookie, so that the choice lasts.
 */
"use client";

import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useLocale, useTranslations } from "use-intl";
import type { DurationUnits } from "@/lib/core/words/format";
import { useDurationUnits } from "./duration-units";
import { ENGLISH_UNITS, setFormatWords } from "./format";
import { setCurrentZone, ZONE_COOKIE, type Zone } from "./zone";

const YEAR_S = 365 * 86_400;

interface FormatControl {
  zone: Zone;
  setZone(zone: Zone): void;
  units: DurationUnits;
}

const FormatContext = createContext<FormatControl>({
  ...{ zone: "local", setZone: () => undefined, units: ENGLISH_UNITS },
});

/** The zone of all times on the page, and how to change it. */
export const useZone = (): FormatControl => useContext(FormatContext);

/** The units of durations that are printed on the server, too, which prints for readers of several languages at once. */
export const useUnits = (): DurationUnits => useContext(FormatContext).units;

/** A key for the part of the page that prints times and words: what is drawn under another key is out of date. */
export function useFormatKey(): string {
  return `${useLocale()} ${useZone().zone}`;
}

export interface FormatProviderProps {
  /** The zone of the cookie. */
  remembered: Zone;
  children: ReactNode;
}

export function FormatProvider({ remembered, children }: FormatProviderProps) {
  const t = useTranslations("common");
  const language = useLocale();
  const units = useDurationUnits();
  const [url, setUrl] = useQueryState("tz", parseAsStringLiteral(["utc"]));
  const [chosen, setChosen] = useState(remembered);
  const zone = url ?? chosen;
  // On the server this would reach into pages that are drawn for others. No time is printed there, and durations by `useUnits`.
  if (typeof window !== "undefined") {
    setCurrentZone(zone);
    setFormatWords({ language, now: t("now"), ago: (age) => t("ago", { age }), units });
  }
  useEffect(() => {
    if (zone === "utc" && url === null) void setUrl("utc");
  }, [zone, url, setUrl]);
  const setZone = useCallback(
    (next: Zone) => {
      document.cookie = `${ZONE_COOKIE}=${next}; path=/; max-age=${YEAR_S}; samesite=lax`;
      setChosen(next);
      void setUrl(next === "utc" ? "utc" : null);
    },
    [setUrl],
  );
  const control = useMemo(() => ({ zone, setZone, units }), [zone, setZone, units]);
  return <FormatContext value={control}>{children}</FormatContext>;
}
