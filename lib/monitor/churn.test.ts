/** Groups that live for a few polls, one after the other for ever: nothing that remembers groups grows with those that are gone. */
import { expect, it } from "vitest";
import { assembleGroups } from "@/lib/core/picture/assemble";
import type { Happening } from "@/lib/core/picture/changes";
import type { GroupState, Poll, StreamEvent } from "@/lib/core/words/collection";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import { known } from "@/lib/core/words/known";
import { frozen, pollOf, topicOf } from "@/lib/core/picture/test-snapshot";
import { TrendStore } from "@/lib/core/picture/trend";
import { VerdictStore } from "@/lib/core/judge/verdict-store";
import { WindowStore } from "@/lib/core/windows/window-store";
import type { History } from "@/lib/history/history";
import { Hub } from "@/lib/live/hub";
import { logger } from "@/lib/log/log";
import { ClusterMonitor } from "./cluster-monitor";
import { SetAsideList } from "./set-aside-list";
import { StreamedGroups } from "./streamed-groups";
import { ReportedEvents } from "./reported-events";

const INTERVAL_MS = 5_000;
/** What is set aside does not change here. */
const UNWRITTEN = {
  addSetAside: () => Promise.reject(new Error("nothing is written here")),
  removeSetAside: () => Promise.reject(new Error("nothing is written here")),
};
/** Polls that a group lives for, and groups that begin in each. */
const [LIFE, BORN] = [4, 10];

/** Entries of all maps, sets and arrays in something. */
function entriesIn(value: unknown, seen = new Set<unknown>()): number {
  if (typeof value !== "object" || value === null || seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value)) return 0;
  const parts = value instanceof Map || value instanceof Set ? [...value].flat() : Object.values(value);
  const own = value instanceof Map || value instanceof Set || Array.isArray(value) ? parts.length : 0;
  return parts.reduce<number>((sum, part) => sum + entriesIn(part, seen), own);
}

function pollAt(turn: number): Poll {
  const at = 1_700_000_000_000 + turn * INTERVAL_MS;
  const names = Array.from({ length: LIFE }, (_, age) => turn - age).flatMap((born) =>
    Array.from({ length: BORN }, (_, index) => `job-${born}-${index}`),
  );
  const state = (group: string): GroupState => ({
    ...{
      group,
      type: "classic",
      state: "Stable",
      assignor: null,
      generation: null,
      coordinator: 1,
      members: known([]),
    },
  });
  // Each group has a topic of its own, too.
  const topic = (name: string) => topicOf(`${name}-input`, [{ end: 9n }], at);
  return pollOf({
    ...{ at, clusterId: null, controllerId: null, topics: names.map(topic), groups: names.map(state) },
    committed: names.map((group) => ({ group, topic: `${group}-input`, offsets: [9n] })),
  });
}

it("memory is the same after two thousand groups as after four hundred", async () => {
  const windows = new WindowStore(60_000);
  const [verdicts, trends, streamed, news] = [
    new VerdictStore(),
    new TrendStore(),
    new StreamedGroups(),
    new ReportedEvents(),
  ];
  const entry = { id: "1", cluster: "churn", pattern: "job-*0", author: null, reason: null, at: 0 };
  const setAside = new SetAsideList({ ...UNWRITTEN, readSetAside: async () => [entry] });
  await setAside.load(Promise.resolve());
  const aside = setAside.ofCluster("churn");
  const memory = { windows, verdicts, trends, streamed, news, setAside };
  const cycle = (turn: number) => {
    const poll = pollAt(turn);
    for (const { group } of poll.groups) {
      const event = { group, at: poll.at, topic: `${group}-input`, partition: 0, offset: 9n };
      windows.addStreamed({ kind: "commit", ...event }, poll.at);
      const facts = { generation: turn, assignor: "range", memberCount: 1, deleted: false } as const;
      streamed.take({ kind: "group", group, at: poll.at, type: "classic", ...facts });
      const happening = { kind: "status", group, topic: null, partition: null, after: "OK", at: poll.at };
      news.isNews(happening as unknown as Happening);
    }
    const groups = streamed.complete(poll.groups);
    windows.addPoll(poll);
    const trendOf = trends.taking(poll.at);
    assembleGroups({
      ...{ cluster: "churn", poll: { ...poll, groups }, windows, settingsOf: () => DEFAULT_EVALUATION, verdicts },
      ...{ before: new Map(), trendOf, isSetAside: aside.has },
    });
    const names = new Set(groups.map(({ group }) => group));
    trends.keepOnly(names);
    news.keepOnly(names);
    aside.keepOnly(names);
    return Object.fromEntries(Object.entries(memory).map(([name, part]) => [name, entriesIn(part)]));
  };
  let turn = 0;
  const after = (groups: number) => {
    let sizes = cycle(turn++);
    while (turn * BORN < groups) sizes = cycle(turn++);
    return sizes;
  };
  const early = after(400);
  const late = after(2_000);
  for (const [name, size] of Object.entries(early)) {
    expect(size, name).toBeGreaterThan(0);
    expect(late[name], name).toBeLessThan(size * 1.1 + 10);
  }
});

/** A history that takes everything and has nothing. */
const EMPTY = {
  ...{ readKafkaId: async () => null, writeKafkaId: async () => undefined, readLastStatuses: async () => [] },
  ...{ readEvents: async () => [], writeTick: async () => undefined, writeEvents: async () => [] },
  ...{ readHabits: async () => [], writeHabits: async () => undefined, readSilences: async () => [] },
  readTicks: async function* () {},
} as unknown as History;

it("who watches a cluster says of all that remembers groups which ones are left", async () => {
  let [turn, at] = [0, 0];
  let tell: (events: readonly StreamEvent[]) => void = () => undefined;
  const source = {
    poll: async () => {
      const poll = pollAt(turn++);
      at = poll.at;
      const facts = { type: "classic", generation: turn, assignor: "range", memberCount: 1, deleted: false } as const;
      tell(poll.groups.map(({ group }) => ({ kind: "group", group, at, ...facts })));
      return poll;
    },
    startStream: async (onEvents: typeof tell) => void (tell = onEvents),
    close: async () => undefined,
  };
  const entry = { id: "1", cluster: "churn", pattern: "job-*0", author: null, reason: null, at: 0 };
  const setAside = new SetAsideList({ ...UNWRITTEN, readSetAside: async () => [entry] });
  await setAside.load(Promise.resolve());
  const hub = new Hub();
  const monitor = new ClusterMonitor({
    ...{ name: "churn", source, history: EMPTY, opened: Promise.resolve(), hub, log: logger("test") },
    reach: { bootstrap: ["kafka-1:9092"], secured: false },
    ...{ intervalMs: 0, windowMs: 60_000, settingsOf: () => DEFAULT_EVALUATION, now: () => at },
    aside: setAside.ofCluster("churn"),
  });
  const parts = Object.entries({ ...monitor, setAside }).filter(([name]) => name !== "options");
  const sizes = () =>
    Object.fromEntries(parts.map(([name]) => [name, entriesIn({ ...monitor, setAside }[name as never])]));
  const after = (turns: number) =>
    new Promise<ReturnType<typeof sizes>>((resolve) => {
      const end = hub.subscribe({
        onSnapshot: (snapshot) => {
          frozen(snapshot);
          if (turn < turns) return;
          end();
          resolve(sizes());
        },
        onEvents: () => undefined,
        onClose: () => undefined,
      });
    });
  await monitor.start();
  const early = await after(40);
  const late = await after(200);
  await monitor.stop();
  for (const name of ["trends", "verdicts", "news", "streamed", "setAside"])
    expect(early[name], name).toBeGreaterThan(0);
  for (const [name, size] of Object.entries(early)) expect(late[name], name).toBeLessThan(size * 1.1 + 10);
});
