/** What is learned of groups outlives the program: groups of a real cluster, habits in a real database. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { toBytes } from "@/lib/core/judge/habits/habit-bytes";
import { Habits } from "@/lib/core/judge/habits/habits";
import { openHistory, type History } from "@/lib/history/history";
import { TestCluster, uniqueName } from "@/lib/kafka/test-cluster";
import { Watch } from "./test-watch";

const DAY = 86_400_000;
const cluster = new TestCluster(process.env.TIDEMARK_TEST_BROKERS ?? "");
const name = uniqueName("habits-cluster");
const group = uniqueName("habits");
let topic: string;
let history: History;

beforeAll(async () => {
  await cluster.open();
  history = await openHistory({ url: process.env.TIDEMARK_TEST_DATABASE_URL ?? "", keepsHouse: false });
  topic = await cluster.createTopic([9], group);
});

afterAll(async () => {
  await history.close();
  await cluster.close();
});

test("commits teach, a restart keeps what was learned, and it is forgotten when somebody says so", async () => {
  const first = await Watch.start({ name });
  await cluster.commit(group, topic, 0, 3);
  await first.group(group, () => (first.habits(group).get(topic)?.commits ?? 0) >= 1);
  await cluster.commit(group, topic, 0, 5);
  await first.group(group, () => (first.habits(group).get(topic)?.commits ?? 0) >= 2);
  const { since, newestAt, commits } = first.habits(group).get(topic)!;
  await first.stop();

  const again = await Watch.start({ name });
  await again.group(group);
  expect(again.habits(group).get(topic)).toMatchObject({ since, newestAt });
  expect(again.habits(group).get(topic)!.commits).toBeGreaterThanOrEqual(commits);
  await again.forgetHabits(group, topic);
  // Other groups of the cluster are known, too.
  expect((await history.readHabits(name)).filter((row) => row.group === group)).toEqual([]);
  await again.stop();
});

test("what history knew of weeks is asked after a start", async () => {
  const known = new Habits();
  const now = Date.now();
  const minutes = Array.from({ length: 20 * 144 }, (_, i) => i * 10);
  for (const minute of minutes) known.learnCommits(minute / 10 + 1, now - 20 * DAY + minute * 60_000);
  known.learnMove(now - DAY, 40 * 60_000, 0);
  await history.writeHabits({ cluster: name, at: now, habits: [{ group, topic, data: toBytes(known) }] });
  const watch = await Watch.start({ name });
  await watch.group(group);
  const learned = watch.habits(group).get(topic)!.known(now)!;
  expect(learned.longestMs).toBeGreaterThanOrEqual(40 * 60_000);
  expect(learned.knownMs).toBeCloseTo(20 * DAY, -4);
  await watch.stop();
});

test("bytes that are no habits are told and learned anew, and keep nobody from being watched", async () => {
  const data = new Uint8Array([7, 1, 2]);
  await history.writeHabits({ cluster: name, at: Date.now(), habits: [{ group, topic, data }] });
  const watch = await Watch.start({ name });
  await watch.group(group);
  expect(watch.habits(group).get(topic)?.since ?? null).not.toBe(0);
  await watch.stop();
});
