/** The settings to judge again with, in the URL, so that a link shows a colleague the same comparison. */
"use client";

import { useCallback, useMemo } from "react";
import { parseAsBoolean, parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { ReplaySettings } from "@/lib/client/replay-query";
import { PROFILES } from "@/lib/core/words/terms";

const parsers = {
  judge: parseAsBoolean,
  profile: parseAsStringLiteral(PROFILES),
  floorRecords: parseAsInteger,
  floorMs: parseAsInteger,
  holdMs: parseAsInteger,
  windowMs: parseAsInteger,
};

export interface ReplayUrl {
  /** True once judging again has been asked for. */
  asked: boolean;
  settings: ReplaySettings;
  ask(settings: ReplaySettings): void;
  clear(): void;
}

export function useReplayUrl(): ReplayUrl {
  const [url, setUrl] = useQueryStates(parsers, { history: "replace", scroll: false });
  const { judge, profile, floorRecords, floorMs, holdMs, windowMs } = url;
  const settings = useMemo(
    () => ({
      profile: profile ?? undefined,
      floorRecords: floorRecords ?? undefined,
      floorMs: floorMs ?? undefined,
      holdMs: holdMs ?? undefined,
      windowMs: windowMs ?? undefined,
    }),
    [profile, floorRecords, floorMs, holdMs, windowMs],
  );
  const ask = useCallback(
    (wanted: ReplaySettings) =>
      void setUrl({
        judge: true,
        profile: wanted.profile ?? null,
        floorRecords: wanted.floorRecords ?? null,
        floorMs: wanted.floorMs ?? null,
        holdMs: wanted.holdMs ?? null,
        windowMs: wanted.windowMs ?? null,
      }),
    [setUrl],
  );
  const clear = useCallback(() => void setUrl(null), [setUrl]);
  return { asked: judge === true, settings, ask, clear };
}
