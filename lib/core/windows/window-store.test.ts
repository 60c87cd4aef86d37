import { pollOf, topicOf } from "../picture/test-snapshot";
import { describe, expect, it } from "vitest";
import { WindowStore, type TopicMoment } from "./window-store";
import type { Poll } from "../words/collection";

const MINUTE = 60_000;
const T0 = 1_700_000_000_000;

const topic = (at: number, logEnd: bigint[], topicId = "id-1"): TopicMoment => ({
  topic: "orders",
  topicId,
  at,
  logEnd,
  logStart: logEnd.map(() => 0n),
  leader: logEnd.map(() => 1),
});

const poll = (at: number, offsets: (bigint | null)[]): Poll =>
  pollOf({
    ...{ startedAt: at, at: at + 10, finishedAt: at + 20 },
    committed: [{ group: "billing", topic: "orders", offsets }],
  });

const commit = (at: number, offset: bigint) => ({ group: "billing", topic: "orders", partition: 0, at, offset });
const offsetsOf = (store: WindowStore) => store.window("billing", "orders", 0).commits.map((point) => point.offset);

describe("log points", () => {
  it("keeps a window of time, not a number of points", () => {
    const store = new WindowStore(MINUTE);
    for (let second = 0; second <= 120; second += 5) store.addTopic(topic(T0 + second * 1000, [BigInt(second)]));
    const points = store.window("billing", "orders", 0).logPoints;
    expect(points.at(0)?.at).toBe(T0 + 60_000);
    expect(points.at(-1)?.logEnd).toBe(120n);
  });

  it("drops the past of a topic that was made anew under the same name", () => {
    const store = new WindowStore(MINUTE);
    store.addTopic(topic(T0, [500n]));
    store.addCommit(commit(T0, 480n));
    store.addTopic(topic(T0 + 5000, [3n], "id-2"));
    const window = store.window("billing", "orders", 0);
    expect([...window.logPoints].map((point) => point.logEnd)).toEqual([3n]);
    expect(window.commits).toEqual([]);
  });

  it("remembers that a partition had no leader", () => {
    const store = new WindowStore(MINUTE);
    store.addTopic({ ...topic(T0, [1n]), leader: [-1] });
    expect(store.window("billing", "orders", 0).logPoints.at(0)?.hasLeader).toBe(false);
  });
});

describe("commits", () => {
  it("thins fast commits, but keeps repeats and the newest", () => {
    const store = new WindowStore(10 * MINUTE);
    for (let i = 0; i < 600; i++) store.addCommit(commit(T0 + i * 100, BigInt(i)));
    const points = store.window("billing", "orders", 0).commits;
    expect(points.length).toBeLessThan(40);
    expect(points.at(-1)?.offset).toBe(599n);
    store.addCommit(commit(T0 + 70_000, 599n));
    expect(offsetsOf(store).slice(-2)).toEqual([599n, 599n]);
  });

  it("puts a late commit in its place", () => {
    const store = new WindowStore(10 * MINUTE);
    store.addCommit(commit(T0, 1n));
    store.addCommit(commit(T0 + 20_000, 3n));
    store.addCommit(commit(T0 + 10_000, 2n));
    expect(offsetsOf(store)).toEqual([1n, 2n, 3n]);
  });

  it("keeps the newest commit however old it is", () => {
    const store = new WindowStore(MINUTE);
    store.addCommit(commit(T0, 7n));
    store.addTopic(topic(T0 + 60 * MINUTE, [9n]));
    expect(offsetsOf(store)).toEqual([7n]);
  });

  it("takes a commit from a poll when no stream tells of it", () => {
    const store = new WindowStore(MINUTE);
    store.addPoll(poll(T0, [5n]));
    store.addPoll(poll(T0 + 5000, [5n]));
    store.addPoll(poll(T0 + 10_000, [8n]));
    expect(store.window("billing", "orders", 0).commits).toEqual([
      { at: T0, offset: 5n },
      { at: T0 + 10_000, offset: 8n },
    ]);
  });

  it("waits for the stream's own word, unless two polls agree against it", () => {
    const store = new WindowStore(MINUTE);
    store.setSeesRepeats(true);
    store.addCommit(commit(T0, 5n));
    store.addPoll(poll(T0 + 1000, [6n]));
    expect(offsetsOf(store)).toEqual([5n]);
    store.addPoll(poll(T0 + 6000, [6n]));
    expect(offsetsOf(store)).toEqual([5n, 6n]);
  });

  it("takes the first poll's word for what was committed while nobody watched", () => {
    const store = new WindowStore(10 * MINUTE);
    store.setSeesRepeats(true);
    store.addCommit(commit(T0, 5n));
    store.addPoll(poll(T0 + 3 * MINUTE, [60n]));
    expect(store.window("billing", "orders", 0).commits).toEqual([
      { at: T0, offset: 5n },
      { at: T0 + 3 * MINUTE, offset: 60n },
    ]);
    // From then on the stream is heard again.
    store.addPoll(poll(T0 + 4 * MINUTE, [70n]));
    expect(offsetsOf(store)).toEqual([5n, 60n]);
  });

  it("does not take an unknown offset for zero", () => {
    const store = new WindowStore(MINUTE);
    store.addPoll(poll(T0, [null]));
    expect(offsetsOf(store)).toEqual([]);
    expect(store.lastCommitAt("billing", "orders", 0)).toBeNull();
  });
});

describe("what the stream tells of", () => {
  const pollOfTopic = (at: number, offsets: (bigint | null)[]): Poll => {
    return { ...poll(at, offsets), topics: [{ ...topicOf("orders", [{ end: 9n }], at), topicId: "id-1" }] };
  };
  const commit = (group: string, topic: string, partition: number) =>
    ({ kind: "commit", group, topic, partition, offset: 4n, at: T0 }) as const;
  /** With one partition more. */
  const grown = (of: Poll["topics"][number]): Poll["topics"][number] => ({
    ...{ ...of, logEnd: [9n, 9n], logStart: [0n, 0n], leader: [1, 1] },
    ...{ replicas: [[1], [1]], inSyncReplicas: [[1], [1]] },
  });
  const commits = (store: WindowStore, partition = 0) => store.window("billing", "orders", partition).commits.length;

  it("waits for the poll that sees its partition", () => {
    const store = new WindowStore(10 * MINUTE);
    store.addStreamed(commit("billing", "orders", 0), T0);
    expect(commits(store)).toBe(0);
    store.addPoll(pollOfTopic(T0 + 1000, [null]));
    expect(commits(store)).toBe(1);
    expect(store.claims.all()).toEqual([]);
  });

  it("a partition that does not exist is dropped and told, whatever its number", () => {
    const store = new WindowStore(10 * MINUTE);
    store.addPoll(pollOfTopic(T0, [5n]));
    for (const partition of [1, 2_147_483_647]) store.addStreamed(commit("evil", "orders", partition), T0);
    store.addStreamed(commit("evil", "gone", 2_147_483_647), T0);
    store.addPoll(pollOfTopic(T0 + 1000, [5n]));
    expect(store.claims.all()).toEqual([{ group: "evil", topic: "orders", partition: 2_147_483_647, count: 1 }]);
    expect(store.commitsOf("evil", "orders")).toBeUndefined();
    store.addPoll(pollOfTopic(T0 + 2000, [5n]));
    expect(store.claims.all()).toEqual([]);
  });

  it("before a poll has seen it is kept up to a bound; what comes then is dropped", () => {
    const store = new WindowStore(10 * MINUTE);
    for (let index = 0; index < 200_000; index++) store.addStreamed(commit("evil", "made up", 0), T0);
    store.addStreamed(commit("billing", "orders", 0), T0);
    store.addPoll(pollOfTopic(T0 + 1000, [null]));
    expect(commits(store)).toBe(0);
    // With the poll there is room again.
    store.addStreamed(commit("billing", "orders", 1), T0);
    store.addPoll({ ...poll(T0 + 2000, [null]), topics: pollOfTopic(T0 + 2000, []).topics.map(grown) });
    expect(commits(store, 1)).toBe(1);
  });

  it("groups that two polls do not name is forgotten", () => {
    const store = new WindowStore(10 * MINUTE);
    store.addPoll(pollOfTopic(T0, [5n]));
    store.addStreamed(commit("made up", "orders", 0), T0);
    store.addPoll(pollOfTopic(T0 + 1000, [5n]));
    expect(store.commitsOf("made up", "orders")).toBeDefined();
    store.addPoll(pollOfTopic(T0 + 2000, [5n]));
    expect(store.commitsOf("made up", "orders")).toBeUndefined();
    expect(commits(store)).toBeGreaterThan(0);
  });
});
