/**
 * What is not known is never OK, never 0 and never "keeping up": partial answers of a cluster, at random, go through all that
 * makes rows, pages, metrics and Burrow's answers of them, and each is held against what the last answer really told.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { selectWall } from "@/lib/api/wall-selection";
import { makingTopics } from "@/lib/api/topic-wire";
import { toClusterSummary, toGroupDetail, toGroupSummary } from "@/lib/api/wire";
import { answerBurrow } from "@/lib/burrow/answer";
import { atOnce } from "@/lib/core/in-turns";
import type { Committed, Poll, TopicOffsets } from "@/lib/core/words/collection";
import { lagsOfPoll } from "@/lib/core/picture/lags-of-poll";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import type { ClusterSnapshot, GroupSnapshot } from "@/lib/core/picture/snapshot";
import { pollOf, TestCluster, topicOf } from "@/lib/core/picture/test-snapshot";
import { korean } from "@/lib/core/words/sentences/korean";
import { known, unknown } from "@/lib/core/words/known";
import { carryVanished } from "@/lib/core/picture/vanished";
import { renderMetrics } from "@/lib/metrics/prometheus";
import { messageOf } from "@/lib/core/words/sentences/english";
import { plain, say } from "@/lib/core/words/sentences/facts";

const T0 = 1_800_000_000_000;
const GROUPS = ["billing", "shipping"];
const TOPICS = ["orders", "returns"];
const PARTITIONS = 3;
/** A verdict may outlast a reading that was missed by this. */
const OUTLAST_MS = 15_000;

/** What one answer lacks. */
interface Gaps {
  afterMs: number;
  /** Topics that the metadata leaves out. */
  topics: string[];
  /** Log ends that were not answered, as topic/partition. */
  ends: string[];
  /** Groups that the list leaves out, with a problem or without. */
  unlisted: string[];
  withProblem: boolean;
  /** Groups of which no committed offset is read, and places of which none is. */
  groups: string[];
  offsets: string[];
  members: boolean;
  /** What the group has committed since the answer before, also told by the stream. */
  moves: boolean;
  streams: boolean;
}

const places = TOPICS.flatMap((topic) => Array.from({ length: PARTITIONS }, (_, partition) => `${topic}/${partition}`));
const some = (of: string[]) => fc.oneof(fc.constant<string[]>([]), fc.constant(of), fc.subarray(of));
const gaps: fc.Arbitrary<Gaps> = fc.record({
  ...{ afterMs: fc.constantFrom(5_000, 20_000, 120_000), topics: some(TOPICS), ends: some(places) },
  ...{ unlisted: some(GROUPS), withProblem: fc.boolean(), groups: some(GROUPS), offsets: some(places) },
  ...{ members: fc.boolean(), moves: fc.boolean(), streams: fc.boolean() },
});

/** Places on which the groups have really committed; of the others nothing is missing. */
const committedOn = fc.subarray(places, { minLength: 1 });

class World {
  private readonly cluster = new TestCluster();
  readonly windows = this.cluster.windows;
  private before: GroupSnapshot[] = [];
  private misses = new Map<string, number>();
  private now = T0;
  private end = 100n;
  private offset = 100n;
  /** When the lag of a group's partition was known last. */
  readonly knownAt = new Map<string, number>();

  constructor(private readonly committed: string[]) {}

  cycle(lacks: Gaps): { poll: Poll; snapshot: ClusterSnapshot } {
    this.now += lacks.afterMs;
    this.end += 10n;
    if (lacks.moves) this.offset = this.end;
    this.windows.setSeesRepeats(lacks.streams);
    if (lacks.streams) this.stream();
    const { poll, misses } = carryVanished(this.poll(lacks), this.before, this.misses, new Set());
    this.misses = misses;
    const snapshot = this.cluster.take(poll);
    this.before = snapshot.groups;
    return { poll, snapshot };
  }

  private stream(): void {
    for (const group of GROUPS)
      for (const place of this.committed) {
        const [topic = "", partition] = place.split("/");
        this.windows.addCommit({ group, topic, partition: Number(partition), offset: this.offset, at: this.now - 1 });
      }
  }

  private poll({ topics, ends, unlisted, withProblem, groups, offsets, members }: Gaps): Poll {
    const at = this.now;
    const logs = TOPICS.filter((topic) => !topics.includes(topic)).map((topic): TopicOffsets => {
      const logEnd = Array.from({ length: PARTITIONS }, (_, partition) =>
        ends.includes(`${topic}/${partition}`) ? null : this.end,
      );
      const problems = Object.fromEntries(
        logEnd.flatMap((end, i) => (end === null ? [[i, plain("kafka.no-leader")]] : [])),
      );
      return {
        ...topicOf(
          topic,
          logEnd.map((end) => ({ end })),
          at,
        ),
        problems,
      };
    });
    const listed = GROUPS.filter((group) => !unlisted.includes(group));
    const committed = listed.flatMap((group) =>
      TOPICS.flatMap((topic): Committed[] => {
        if (groups.includes(group)) return [];
        const of = Array.from({ length: PARTITIONS }, (_, partition) => {
          const place = `${topic}/${partition}`;
          return this.committed.includes(place) && !offsets.includes(place) ? this.offset : null;
        });
        return of.some((offset) => offset !== null) ? [{ group, topic, offsets: of }] : [];
      }),
    );
    const lost = listed.filter((group) => groups.includes(group) || offsets.length > 0);
    return pollOf({
      ...{ at, topics: logs },
      on: listed.map((group) => ({
        group,
        members: members ? known([]) : unknown(plain("coordinator.does-not-describe")),
      })),
      committed,
      unread: new Map(lost.map((group) => [group, plain("coordinator.none")])),
      problems: withProblem
        ? [
            {
              what: "groups",
              subject: null,
              ...messageOf(say("problem.because", { reason: plain("coordinator.none") })),
            },
          ]
        : [],
    });
  }
}

/** Which lags the answer told, by group and place; and on which places it really told that nothing is committed. */
function answeredIn(poll: Poll): { lags: Set<string>; none: Set<string> } {
  const answered = { lags: new Set<string>(), none: new Set<string>() };
  const logs = new Map(poll.topics.map((topic) => [topic.topic, topic]));
  for (const { group } of poll.groups)
    for (const topic of TOPICS) {
      const entry = poll.committed.find((each) => each.group === group && each.topic === topic);
      for (let partition = 0; partition < PARTITIONS; partition++) {
        const key = `${group}/${topic}/${partition}`;
        const offset = entry?.offsets[partition] ?? null;
        if (offset !== null && (logs.get(topic)?.logEnd[partition] ?? null) !== null) answered.lags.add(key);
        if (offset === null && !poll.unread.has(group)) answered.none.add(key);
      }
    }
  return answered;
}

const metricsOf = async (snapshot: ClusterSnapshot) => {
  let text = "";
  for await (const piece of renderMetrics([snapshot], snapshot.at!, { maxSeries: null, version: "test" }))
    text += new TextDecoder().decode(piece);
  return text.split("\n");
};

function checkGroup(world: World, { poll }: ReturnType<World["cycle"]>, group: GroupSnapshot) {
  const answered = answeredIn(poll);
  const row = toGroupSummary(group);
  const detail = toGroupDetail(group, poll.at);
  const partitions = detail.subscriptions.flatMap((subscription) => subscription.partitions);
  const keyOf = ({ topic, partition }: { topic: string; partition: number }) => `${group.group}/${topic}/${partition}`;
  for (const each of partitions) {
    const knows = answered.lags.has(keyOf(each));
    expect(each.lag.known).toBe(knows);
    if (knows) world.knownAt.set(keyOf(each), poll.at);
    else {
      expect(each.timeLag.known || each.catchUp.known).toBe(false);
      const restsOn = poll.at - (world.knownAt.get(keyOf(each)) ?? -Infinity);
      if (each.status === "OK" && each.consumerStatus === "OK") expect(restsOn).toBeLessThanOrEqual(OUTLAST_MS);
      if (each.status === "UNKNOWN") expect(each.finding).not.toBeNull();
      // "Nothing is committed" is a fact of its own, and is said only where it was read.
      if (each.finding?.said?.key === "no-data.no-commit") expect(answered.none).toContain(keyOf(each));
    }
  }
  const counted = partitions.filter((each) => answered.lags.has(keyOf(each)));
  const open = partitions.filter((each) => !answered.lags.has(keyOf(each)) && !answered.none.has(keyOf(each)));
  const words = [row.why, group.said ? korean(group.said) : row.why];
  if (counted.length === 0) {
    expect(row.status).not.toBe("OK");
    expect(row.lag).toBeNull();
    expect(row.case).not.toBe("normal");
    expect(words.join()).not.toMatch(/caught up|keeping up|behind|제때|따라잡/);
    expect(row.timeLag.known || row.catchUp.known).toBe(false);
    if (poll.unread.has(group.group)) expect(row.why).not.toMatch(/nothing|no committed/);
  }
  if (open.length > 0) {
    expect(row.timeLag.known || row.catchUp.known).toBe(false);
    if (row.status === "OK") expect(row.why).toMatch(new RegExp(`${open.length} unknown: `));
  }
  expect(row.unknownPartitions).toBe(partitions.length - counted.length);
  const early = lagsOfPoll(poll).get(group.group);
  if (open.length > 0 || counted.length === 0) expect(early).toBeUndefined();
  return counted.length;
}

it("finds no OK, no 0 and no 'keeping up' that rests on nothing", async () => {
  await fc.assert(
    fc.asyncProperty(committedOn, fc.array(gaps, { minLength: 1, maxLength: 6 }), async (committed, steps) => {
      const world = new World(committed);
      for (const [step, lacks] of steps.entries()) {
        const cycle = world.cycle(lacks);
        const { poll, snapshot } = cycle;
        const answered = answeredIn(poll);
        const counts = new Map(snapshot.groups.map((group) => [group.group, checkGroup(world, cycle, group)]));
        for (const topic of atOnce(makingTopics(snapshot)).summaries) {
          const any = [...answered.lags].some((key) => key.split("/")[1] === topic.topic);
          expect(topic.lag === null).toBe(!any);
          if (!any) expect(topic.status).not.toBe("OK");
          if (snapshot.topics.find((each) => each.topic === topic.topic)!.offsets!.logEnd.every((end) => end === null))
            expect(topic.retained).toBeNull();
        }
        const wall = selectWall(snapshot.groups.map(toGroupSummary), [toClusterSummary(snapshot)], {
          ...{ cluster: null, q: "", statuses: [] },
        }).totals;
        expect(wall.lag === null).toBe([...counts.values()].every((count) => count === 0));
        // The rest is dear: of the last cycle alone.
        if (step < steps.length - 1) continue;
        const metrics = await metricsOf(snapshot);
        for (const [group, count] of counts) {
          if (count > 0) continue;
          const sums =
            /^(kafka_consumergroup_lag|kminion_kafka_consumer_group_topic_(partition_)?lag|tidemark_(group|partition)_(records_lag_max|lag_skew)|tidemark_(group|partition)_lag_seconds.* 0$)/;
          expect(metrics.filter((line) => sums.test(line) && line.includes(`"${group}"`))).toEqual([]);
          expect(metrics).toContain(`tidemark_group_status{cluster="lab",consumergroup="${group}",status="OK"} 0`);
        }
        const settingsOf = () => DEFAULT_EVALUATION;
        const windowOf = world.windows.window.bind(world.windows);
        for (const group of snapshot.groups) {
          const path = `/v3/kafka/lab/consumer/${group.group}/lag`;
          const { status } = JSON.parse(answerBurrow(path, "here", [{ snapshot, windowOf, settingsOf }]).body) as {
            status: { status: string; complete: number; partitions: { topic: string; partition: number }[] };
          };
          for (const { topic, partition } of status.partitions) {
            const key = `${group.group}/${topic}/${partition}`;
            expect(answered.lags.has(key) || answered.none.has(key), `${key} in Burrow's answer`).toBe(true);
          }
          const lacking = poll.unread.has(group.group) && counts.get(group.group) === 0;
          if (lacking && status.status === "OK") expect(status.partitions).toEqual([]);
        }
      }
    }),
    { numRuns: 80 },
  );
});
