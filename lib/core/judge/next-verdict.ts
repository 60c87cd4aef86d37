/**
 * The judgement of one partition in a cycle: what stays well is brought up to date, the rules are asked of the others, and where
 * the lag is not known nothing is well.
 */
import type { CommitColumns } from "../windows/commit-columns";
import { judge } from "./evaluate";
import { valuesOf, type Factors } from "./factors";
import type { Habits } from "./habits/habits";
import { lagOf, type Subscription } from "./subscription";
import { isNoCommit, lagUnknown } from "./rules/no-data";
import { neverCommittedHere } from "./rules/never-committed";
import type { EvaluationSettings, GroupSettings } from "../words/settings";
import { staysUncommitted, staysWell, type Columns } from "./stays-well";
import type { Millis } from "../words/terms";
import type { Finding, Verdict } from "./verdict";
import { subscriptionKey, type BeyondEnd, type VerdictStore } from "./verdict-store";

/** What all partitions of a subscription have in common, looked up once. */
export interface Ground {
  subscription: Subscription;
  settings: GroupSettings;
  /** True for a topic made anew: nothing is carried over from one that is gone. */
  renewed: boolean;
  /** Undefined where nothing is known yet. */
  columns: Columns | undefined;
  /** What is said of partitions without a commit. */
  noCommit: Finding;
  store: VerdictStore;
  /** What is known of the group on the topic from before the windows; null where it has committed nothing. */
  habits: Habits | null;
  /** Committed offsets that lay beyond the log end in the cycle before; undefined where none did. */
  beyond: Map<number, BeyondEnd> | undefined;
  /** When the group last committed on any partition of the topic, worked out when it is asked for; null when it never did. */
  lastCommitAt: () => Millis | null;
}

export function groundOf(
  settings: GroupSettings,
  store: VerdictStore,
  subscription: Subscription,
  noCommit: Finding,
): Ground {
  const { topic, state, windows } = subscription;
  const commits = windows.commitsOf(state.group, topic);
  const renewed = windows.renewedTopics().has(topic);
  if (renewed) store.beyond.delete(subscriptionKey(state.group, topic));
  let last: Millis | null | undefined;
  const logs = windows.logsOf(topic);
  return {
    subscription,
    settings,
    renewed,
    ...{
      noCommit,
      store,
      habits: learned(store, subscription, commits),
      beyond: store.beyond.get(subscriptionKey(state.group, topic)),
    },
    columns: logs && { logs, commits },
    lastCommitAt: () => (last === undefined ? (last = newestOf(commits)) : last),
  };
}

/** The habits of a group on a topic, taught what it has committed since the cycle before. */
function learned(
  store: VerdictStore,
  { state, topic }: Subscription,
  commits: CommitColumns | undefined,
): Habits | null {
  if (!commits || commits.added === 0) return store.habits.find(state.group, topic) ?? null;
  const habits = store.habits.of(state.group, topic);
  habits.learnCommits(commits.added, commits.newestAt);
  return habits;
}

function newestOf(commits: CommitColumns | undefined): Millis | null {
  let newest: Millis | null = null;
  for (let partition = 0; commits && partition < commits.partitions; partition++) {
    const at = commits.lastAt(partition);
    if (at !== null && (newest === null || at > newest)) newest = at;
  }
  return newest;
}

/** The verdict on a partition whose lag is known; `polled` is the committed offset. */
export function verdictOf(
  { subscription: { windows, state, topic, now }, renewed, columns, noCommit: nothing, store, habits }: Ground,
  partition: number,
  polled: bigint | null,
  earlier: Verdict | undefined,
  settings: EvaluationSettings,
): Verdict {
  // Nothing is carried over from a time that the clock has been set back to before, either.
  const before = renewed || !earlier || earlier.at > now ? null : earlier;
  if (before && columns) {
    if (staysWell(columns, partition, polled, now, settings, before)) return before;
    if (staysUncommitted(columns, partition, now, settings, before, nothing)) return before;
  }
  return store.kept(judge(windows.window(state.group, topic, partition), now, settings, before, habits));
}

export const FACTORS = {
  OUTLAST_MS: [
    15_000,
    "ms",
    "a partition stays well for so long by what was read before: a leader moves, a coordinator loads",
  ],
} satisfies Factors;
const { OUTLAST_MS } = valuesOf(FACTORS);

/**
 * The verdict on a partition whose lag is not known: trouble is told as long as the rules see it, but a partition is not well
 * for which nothing speaks any more. `Verdict.at` is then the moment when it was last known.
 */
export function verdictUnread(
  ground: Ground,
  partition: number,
  polled: bigint | null,
  earlier: Verdict | undefined,
  settings: EvaluationSettings,
): Verdict {
  const { subscription, renewed, store } = ground;
  const since = earlier ? subscription.now - earlier.at : Infinity;
  if (earlier && isWell(earlier) && !renewed && since >= 0 && since <= OUTLAST_MS) return earlier;
  const verdict = verdictOf(ground, partition, polled, earlier, settings);
  const uncommitted = isNoCommit(verdict.finding) && subscription.unread === null;
  if (uncommitted) return neverCommitted(ground, partition, earlier) ?? verdict;
  if (!(isWell(verdict) || isNoCommit(verdict.finding))) return verdict;
  const { lag } = lagOf(subscription, partition);
  const none = polled === null && subscription.unread === null;
  const finding = lag.known || none ? ground.noCommit : lagUnknown(subscription.now, lag.reason);
  const goesOn = earlier?.partitionStatus === "UNKNOWN" && earlier.at <= subscription.now;
  return store.kept({
    ...{ at: subscription.now, partitionStatus: "UNKNOWN", consumerStatus: "UNKNOWN", finding },
    ...{ since: goesOn ? earlier.since : subscription.now, memory: verdict.memory },
  });
}

const isWell = ({ partitionStatus, consumerStatus }: Verdict) => partitionStatus === "OK" && consumerStatus === "OK";

/** STALLED, where a member owns a partition on which the group never commits although it does on others; null elsewhere. */
function neverCommitted(
  { subscription, lastCommitAt }: Ground,
  partition: number,
  earlier: Verdict | undefined,
): Verdict | null {
  const { owners, logs, windows, topic, now } = subscription;
  const [start, end] = [logs?.logStart[partition] ?? null, logs?.logEnd[partition] ?? null];
  if (owners[partition] === undefined || start === null || end === null || end <= start) return null;
  const commitAt = lastCommitAt();
  if (commitAt === null) return null;
  const finding = neverCommittedHere(windows.logReadings(topic, partition), end - start, commitAt, now);
  if (!finding) return null;
  const goesOn = earlier?.partitionStatus === "STALLED" && earlier.at <= now;
  const since = goesOn ? earlier.since : now;
  return { at: now, partitionStatus: "STALLED", consumerStatus: "ERROR", finding, since, memory: earlier?.memory };
}
