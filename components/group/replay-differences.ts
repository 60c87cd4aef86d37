/** What two status strips differ in, in words: "WARNING 4 min earlier". Pure. */
import type { useTranslations } from "use-intl";
import type { SpanWire } from "@/lib/api/replay-contract";
import { formatClock, formatDuration } from "@/lib/client/format";

/** Two cycles: beginnings that are nearer to each other than this are the same. */
const SAME_MS = 10_000;

/** The words of the catalogue. */
export type GroupWords = ReturnType<typeof useTranslations<"group">>;

interface Episode {
  status: SpanWire["status"];
  from: number;
  to: number;
}

/** Differences in the order of time; empty where both say the same. `range`: what is cut off there is no difference. */
export function differencesOf(
  was: readonly SpanWire[],
  would: readonly SpanWire[],
  range: { from: number; to: number },
  t: GroupWords,
): string[] {
  const left = episodesOf(would);
  const differences: { at: number; text: string }[] = [];
  for (const episode of episodesOf(was)) {
    const index = left.findIndex((other) => other.status === episode.status && overlap(other, episode));
    const other = index === -1 ? undefined : left.splice(index, 1)[0];
    const text = other ? shift(episode, other, range, t) : missing(episode, t);
    if (text) differences.push({ at: Math.min(episode.from, other?.from ?? episode.from), text });
  }
  for (const extra of left) {
    if (extra.to - extra.from >= SAME_MS) differences.push({ at: extra.from, text: added(extra, t) });
  }
  return differences.sort((a, b) => a.at - b.at).map(({ text }) => text);
}

/** Stretches of trouble; those of the same status that touch are one. */
function episodesOf(spans: readonly SpanWire[]): Episode[] {
  const episodes: Episode[] = [];
  for (const { status, from, to } of spans) {
    if (status === "OK" || status === "UNKNOWN") continue;
    const last = episodes.at(-1);
    if (last?.status === status && from - last.to <= SAME_MS) last.to = to;
    else episodes.push({ status, from, to });
  }
  return episodes;
}

const overlap = (a: Episode, b: Episode) => a.from <= b.to && b.from <= a.to;

function shift(was: Episode, would: Episode, range: { from: number; to: number }, t: GroupWords): string | null {
  const beginning = inside(was.from, would.from, range) ? moved(was.from, would.from, t) : null;
  const end = inside(was.to, would.to, range) ? moved(was.to, would.to, t) : null;
  if (!beginning && !end) return null;
  const { status } = was;
  if (!beginning) return t("judge.endMoved", { status, at: formatClock(was.from), end: end ?? "" });
  return end ? t("judge.bothMoved", { status, beginning, end }) : t("judge.beginningMoved", { status, beginning });
}

/** A moment at the very edge of the range is only where we stopped looking. */
const inside = (a: number, b: number, { from, to }: { from: number; to: number }) =>
  (a - from > SAME_MS || b - from > SAME_MS) && (to - a > SAME_MS || to - b > SAME_MS);

function moved(was: number, would: number, t: GroupWords): string | null {
  if (Math.abs(was - would) <= SAME_MS) return null;
  return t(would < was ? "judge.earlier" : "judge.later", { time: formatDuration(Math.abs(was - would)) });
}

const missing = ({ status, from, to }: Episode, t: GroupWords) =>
  t("judge.missing", { status, at: formatClock(from), time: formatDuration(to - from) });

const added = ({ status, from, to }: Episode, t: GroupWords) =>
  t("judge.added", { status, at: formatClock(from), time: formatDuration(to - from) });
