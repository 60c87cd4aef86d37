/** Judges a group's stored past under the settings in force and under others, and lays both beside what was told then. Pure. */
import type { GroupReplayAnswer } from "@/lib/api/replay-contract";
import { judgeMoments } from "@/lib/core/past/replay";
import type { EvaluationSettings } from "@/lib/core/words/settings";
import { settingsFor } from "@/lib/core/words/settings-for";
import { asItWas, clipSpans, extendSpans, shownStatus, spansOfChanges, type Span } from "@/lib/core/past/spans";
import type { StoredPast, Stretch } from "@/lib/core/past/stored-past";
import { worseConsumer, type ConsumerStatus, type Millis } from "@/lib/core/words/terms";
import { DeclaredSilences } from "@/lib/core/judge/habits/declared-silences";
import { fromBytes } from "@/lib/core/judge/habits/habit-bytes";
import type { Verdict } from "@/lib/core/judge/verdict";
import type { PastJob, ReportedChange } from "./judge-job";

/** @param reported oldest first */
export function judgePast(job: PastJob, past: StoredPast, reported: readonly ReportedChange[]): GroupReplayAnswer {
  const { cluster, group, from, to, gapMs } = job;
  const inForce = declaredOf(job).over(settingsFor(cluster, job.defaults, job.overrides));
  const learned = new Map(job.habits);
  const reportedOf = byPlace(reported);
  const whole = new Map<Millis, ConsumerStatus>();
  const partitions = past.partitions().map((stretches) => {
    const { topic, partition } = stretches[0]!;
    const settings = inForce(group, topic);
    const known = { gapMs, learned: learned.get(topic) };
    const before = judgeStretches(stretches, settings, known, () => undefined);
    const would = judgeStretches(stretches, { ...settings, ...job.changed }, known, (verdict) => addTo(whole, verdict));
    const was = spansOfChanges(reportedOf.get(placeOf(topic, partition)) ?? [], from, to);
    return {
      ...{ topic, partition },
      was: asItWas(was, clipSpans(before, from, to)),
      would: clipSpans(would, from, to),
    };
  });
  return {
    ...{ cluster, group, from, to, evaluations: past.readings },
    whole: {
      was: spansOfChanges(reportedOf.get(placeOf(null, null)) ?? [], from, to),
      would: clipSpans(spansOf(whole, gapMs), from, to),
    },
    partitions,
  };
}

function declaredOf({ group, declared }: PastJob): DeclaredSilences {
  const silences = new DeclaredSilences();
  for (const [topic, silence] of declared) silences.put(group, topic, silence);
  return silences;
}

const placeOf = (topic: string | null, partition: number | null) => `${topic ?? ""}\0${partition ?? ""}`;

function byPlace(reported: readonly ReportedChange[]): Map<string, ReportedChange[]> {
  const places = new Map<string, ReportedChange[]>();
  for (const change of reported) {
    const place = placeOf(change.topic, change.partition);
    const list = places.get(place);
    if (list) list.push(change);
    else places.set(place, [change]);
  }
  return places;
}

function judgeStretches(
  stretches: readonly Stretch[],
  settings: EvaluationSettings,
  { gapMs, learned }: { gapMs: Millis; learned: Uint8Array | undefined },
  report: (verdict: Verdict) => void,
): Span[] {
  const spans: Span[] = [];
  for (const stretch of stretches) {
    for (const verdict of judgeMoments({ ...stretch, settings }, stretch.moments, fromBytes(learned))) {
      const { rule = null, evidence = null, said } = verdict.finding ?? {};
      extendSpans(spans, verdict.at, { status: shownStatus(verdict), rule, evidence, said }, gapMs);
      report(verdict);
    }
  }
  return spans;
}

/** A group is what its worst partition is; one that is unknown hides nothing of the others. */
function addTo(whole: Map<Millis, ConsumerStatus>, { at, consumerStatus }: Verdict): void {
  const before = whole.get(at);
  if (before === undefined || before === "UNKNOWN") whole.set(at, consumerStatus);
  else if (consumerStatus !== "UNKNOWN") whole.set(at, worseConsumer(before, consumerStatus));
}

function spansOf(whole: ReadonlyMap<Millis, ConsumerStatus>, gapMs: Millis): Span[] {
  const spans: Span[] = [];
  for (const [at, status] of [...whole].sort(([a], [b]) => a - b)) {
    extendSpans(spans, at, { status, rule: null, evidence: null }, gapMs);
  }
  return spans;
}
