/** Which incidents are new to whoever looked last at a moment. Pure. */
import type { IncidentsAnswer } from "@/lib/api/incidents-contract";
import type { AlertWire } from "@/lib/api/alerts-contract";

type Times = Pick<AlertWire, "openedAt" | "endedAt">;

/** Null: nothing about it is new, or it is not known when one looked. */
export function newsOf({ openedAt, endedAt }: Times, since: number | null): "began" | "ended" | null {
  if (since === null) return null;
  if (endedAt !== null && endedAt > since) return "ended";
  return openedAt > since ? "began" : null;
}

export interface News {
  began: number;
  ended: number;
}

/** How many began since then, whether they have ended or not, and how many ended. */
export function countNews({ open, ended }: Pick<IncidentsAnswer, "open" | "ended">, since: number): News {
  const all = [...open, ...(ended ?? [])];
  return {
    began: all.filter(({ openedAt }) => openedAt > since).length,
    ended: all.filter(({ endedAt }) => endedAt !== null && endedAt > since).length,
  };
}

/** Those that ended from a moment on, and those that ended before it; the latest end first. */
export function byDay<T extends Times>(ended: readonly T[], midnight: number): { today: T[]; earlier: T[] } {
  const latest = [...ended].sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
  const isToday = ({ endedAt }: T) => (endedAt ?? 0) >= midnight;
  return { today: latest.filter(isToday), earlier: latest.filter((one) => !isToday(one)) };
}
