/**
 * A group as it was at a stored moment, put together as the present is: what was read up to then goes through the windows and the
 * assembly, which go on from the statuses that were reported, and what was reported goes before what is judged again. So a page in the
 * past shows what it showed then.
 */
import { atOnce } from "../in-turns";
import type { Verdict } from "../judge/verdict";
import { verdictAsReported } from "../judge/verdict-as-reported";
import { VerdictStore } from "../judge/verdict-store";
import { assembling } from "../picture/assemble";
import type { GroupSnapshot } from "../picture/snapshot";
import { TrendStore } from "../picture/trend";
import { WindowStore } from "../windows/window-store";
import type { Poll, TopicOffsets } from "../words/collection";
import { unknown } from "../words/known";
import { plain } from "../words/sentences/facts";
import type { GroupSettings } from "../words/settings";
import type { ConsumerStatus, Millis } from "../words/terms";
import { saidThen, type Otherwise, type Report } from "./report";
import type { StoredMoment } from "./stored-past";

interface GroupThenInput {
  cluster: string;
  group: string;
  /** What was stored of it up to the moment, oldest first; the newest is the moment. */
  moments: readonly StoredMoment[];
  /** What was reported of its partitions last, up to then. */
  reported: readonly (Report & Place)[];
  /** The group's own, and since when. */
  status: { status: ConsumerStatus; since: Millis } | null;
  /** Since when a partition was watched without a gap, in ms; null where that is not known. */
  unbrokenFrom: (topic: string, partition: number) => Millis | null;
  windowMs: Millis;
  settingsOf: (group: string, topic: string) => GroupSettings;
}

interface Place {
  topic: string;
  partition: number;
}

export interface GroupThen {
  group: GroupSnapshot;
  /** Partitions that may have been so for longer than since when they are said to be. */
  atLeast: Place[];
  /** Partitions of which the rules say another status than was reported. */
  otherwise: (Place & { said: Otherwise })[];
}

/** Null where nothing is stored. */
export const groupThen = (input: GroupThenInput): GroupThen | null => atOnce(puttingTogether(input));

/** As `groupThen`, with a yield after each moment: of a wide group all of them take longer than others should wait. */
export function* puttingTogether(input: GroupThenInput): Generator<undefined, GroupThen | null> {
  const { cluster, group, moments, reported, status, settingsOf } = input;
  const at = moments.at(-1)?.at;
  if (at === undefined) return null;
  const windows = new WindowStore(input.windowMs);
  for (const moment of moments) {
    addMoment(windows, group, moment);
    yield;
  }
  const verdicts = new VerdictStore();
  for (const { topic, partition, ...one } of reported) verdicts.set(group, topic, partition, verdictAsReported(one));
  const before = new Map(status ? [[group, status]] : []);
  const poll = pollThen(
    group,
    moments.filter((moment) => moment.at === at),
    at,
  );
  const trendOf = new TrendStore().taking(at);
  const reports = new Map(reported.map((report) => [placeOf(report.topic, report.partition), report]));
  const [atLeast, otherwise]: [Place[], GroupThen["otherwise"]] = [[], []];
  const asReported = (topic: string, partition: number, verdict: Verdict): Verdict => {
    const report = reports.get(placeOf(topic, partition)) ?? null;
    const unbrokenFrom = input.unbrokenFrom(topic, partition) ?? at;
    const said = saidThen(verdict, report, { judgedFrom: at, unbrokenFrom });
    if (said.sinceAtLeast) atLeast.push({ topic, partition });
    if (said.otherwise) otherwise.push({ topic, partition, said: said.otherwise });
    const { partitionStatus, consumerStatus, finding, since } = said;
    return { at: verdict.at, partitionStatus, consumerStatus, finding, since };
  };
  const groups = yield* assembling({ cluster, poll, windows, settingsOf, verdicts, before, asReported, trendOf });
  return groups[0] ? { group: groups[0], atLeast, otherwise } : null;
}

const placeOf = (topic: string, partition: number) => `${topic}\0${partition}`;

function addMoment(windows: WindowStore, group: string, moment: StoredMoment): void {
  const { at, topic, topicId, logEnd, logStart, committed, commitAt } = moment;
  windows.addTopic({ topic, topicId, at, logEnd, logStart, leader: leadersOf(moment) });
  committed.forEach((offset, partition) => {
    const time = commitAt[partition] ?? null;
    if (offset === null || time === null) return;
    windows.addStoredCommit({ group, topic, partition, offset, at: time });
  });
  windows.addMemberCount(group, at, moment.members);
}

/** Who leads is not stored, but whether anybody does. */
const leadersOf = ({ logEnd, leaderless }: StoredMoment): number[] =>
  logEnd.map((_, partition) => (leaderless.includes(partition) ? -1 : 0));

function pollThen(group: string, moments: readonly StoredMoment[], at: Millis): Poll {
  const unstored = unknown(plain("unknown.not-then"));
  return {
    ...{ startedAt: at, at, finishedAt: at, clusterId: null, controllerId: null, brokers: [], hiddenGroups: 0 },
    ...{ unread: new Map(), openTransactions: [], problems: [], phases: {}, cpu: {}, requests: 0 },
    topics: moments.map((moment) => logsOf(moment)),
    groups: [
      {
        ...{ group, type: "unknown", state: null, assignor: null, generation: null, coordinator: null },
        members: unstored,
      },
    ],
    committed: moments.map(({ topic, committed }) => ({ group, topic, offsets: committed })),
  };
}

function logsOf(moment: StoredMoment): TopicOffsets {
  const { topic, topicId, at, logStart, logEnd } = moment;
  const lacks = logEnd.flatMap((end, partition) => (end === null ? [[partition, plain("unknown.log-end-then")]] : []));
  return {
    ...{ topic, topicId, at, logStart, logEnd, internal: false, lastStable: null, compacted: false },
    leader: leadersOf(moment),
    replicas: logEnd.map(() => []),
    inSyncReplicas: logEnd.map(() => []),
    problems: Object.fromEntries(lacks) as TopicOffsets["problems"],
  };
}
