/** Stretches of the past for the case pages: which to list. Pure. */
import type { CaseSpanWire } from "@/lib/api/cases-contract";
import type { GroupSummary } from "@/lib/api/contract";
import type { Case } from "@/lib/core/words/terms";

/** Names a stretch in the URL; a group begins a case only once at a moment. */
export const spanKey = ({ cluster, group, from }: Pick<CaseSpanWire, "cluster" | "group" | "from">): string =>
  `${from}.${cluster}/${group}`;

/** Stretches that are over, or whose group is not in the case any more: those that go on are listed as of now. */
export function pastSpans(spans: readonly CaseSpanWire[], slug: Case, now: readonly GroupSummary[]): CaseSpanWire[] {
  const current = new Set(now.map(({ cluster, group }) => `${cluster}/${group}`));
  return spans.filter(
    (span) => span.case === slug && !(span.to === null && current.has(`${span.cluster}/${span.group}`)),
  );
}
