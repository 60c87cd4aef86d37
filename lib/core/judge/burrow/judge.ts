/** The evaluation profile `burrow`: Burrow's status of a window, in Tidemark's words, with its evidence. */
import { inWords } from "../../words/sentences/english";
import { say } from "../../words/sentences/facts";
import type { EvaluationSettings } from "../../words/settings";
import type { ConsumerStatus, Millis, PartitionStatus } from "../../words/terms";
import type { Finding, Verdict } from "../verdict";
import type { PartitionWindow } from "../../numbers/window";
import { evidenceOf } from "./evidence";
import { evaluateWindow, type BurrowEvaluation, type BurrowSettings, type BurrowWindow } from "./partition";
import type { BurrowStatus } from "./rules";
import { sampleWindow } from "./sample";

/** A WARN is a throughput problem: the partition is consumed, the group is too slow. */
const STATUSES: Record<BurrowStatus, [PartitionStatus, ConsumerStatus]> = {
  OK: ["OK", "OK"],
  WARN: ["OK", "WARNING"],
  STOP: ["STOPPED", "ERROR"],
  STALL: ["STALLED", "ERROR"],
  REWIND: ["REWIND", "ERROR"],
};

/**
 * Judges one group on one partition by Burrow's rules. A window that is not complete enough is OK, as Burrow has
 * it; only one without any commit or any log end offset, for which Burrow has nothing to judge, is UNKNOWN.
 *
 * @param now cut to whole seconds, as Burrow's clock is
 * @param previous the verdict before, for `since`; Burrow holds no status, so nothing else is taken from it
 */
export function judgeBurrow(
  window: PartitionWindow,
  now: Millis,
  settings: EvaluationSettings,
  previous: Verdict | null,
): Verdict {
  const sampled = sampleWindow(window, settings);
  const finding =
    sampled.slots.length === 0
      ? nothingToJudge(window, now)
      : findingOf(evaluateWindow(sampled, now, burrowSettings(settings)), sampled, now);
  const partitionStatus = finding?.partitionStatus ?? "OK";
  const consumerStatus = finding?.consumerStatus ?? "OK";
  const same = previous?.partitionStatus === partitionStatus && previous.consumerStatus === consumerStatus;
  return { at: now, partitionStatus, consumerStatus, finding, since: same ? previous.since : now };
}

/** Burrow's `allowed-lag` and `minimum-complete` out of the evaluation settings. */
export function burrowSettings(
  settings: Pick<EvaluationSettings, "burrowAllowedLag" | "burrowMinimumComplete">,
): BurrowSettings {
  return { allowedLag: BigInt(Math.floor(settings.burrowAllowedLag)), minimumComplete: settings.burrowMinimumComplete };
}

function findingOf(evaluation: BurrowEvaluation, window: BurrowWindow, now: Millis): Finding | null {
  const { rule, status, start } = evaluation;
  if (!rule || status === "OK") return null;
  const [partitionStatus, consumerStatus] = STATUSES[status];
  const words = inWords(evidenceOf(evaluation, window, now));
  return { rule: rule.name, partitionStatus, consumerStatus, ...words, from: start?.timestamp ?? now, to: now };
}

function nothingToJudge({ commits, logPoints }: PartitionWindow, now: Millis): Finding {
  const words = inWords(say(commits.length === 0 ? "burrow.no-commit" : "burrow.no-log-end", {}));
  const from = Math.min(now, commits[0]?.at ?? now, logPoints.at(0)?.at ?? now);
  const unknown = { partitionStatus: "UNKNOWN", consumerStatus: "UNKNOWN" } as const;
  return { rule: "burrow-no-window", ...unknown, ...words, from, to: now };
}
