/** Pictures become messages and back again over restarts, on a real database and a real HTTP receiver. */
import { afterEach, beforeEach, expect, it, onTestFinished } from "vitest";
import { alertSettings } from "@/lib/alerts/settings";
import { Sink } from "@/lib/alerts/test-sink";
import { groupOf, madeUp, snapshotOf } from "@/lib/core/picture/test-snapshot";
import type { Happening } from "@/lib/core/picture/changes";
import type { ConsumerStatus } from "@/lib/core/words/terms";
import { openTestHistory, type TestHistory } from "@/lib/history/test-history";
import { RunningAlerts } from "./alert-keeper";

const CLUSTER = "keeper";
const base = groupOf({ group: "billing", committed: { orders: [1n] } }, { logs: { orders: [{ end: 9n }] } });

let test: TestHistory;
let sink: Sink;
let keepers: RunningAlerts[];

beforeEach(async () => {
  test = await openTestHistory();
  sink = await new Sink().start();
  keepers = [];
});

afterEach(async () => {
  await Promise.all(keepers.map((keeper) => keeper.stop()));
  await sink.stop();
  await test.close();
});

async function start(ops: object = { webhook: { url: sink.url } }): Promise<RunningAlerts> {
  const settings = alertSettings.parse({
    receivers: { ops },
    default: { groupWaitMs: 0 },
  });
  const keeper = new RunningAlerts({ settings, publicUrl: null, history: test.history, pictures: null, now: Date.now });
  keepers.push(keeper);
  await keeper.start(Promise.resolve());
  return keeper;
}

/** The next picture of the cluster, in which its group has this status. */
function show(keeper: RunningAlerts, status: ConsumerStatus): void {
  const at = Date.now();
  const picture = snapshotOf({ at }, CLUSTER);
  keeper.take({ ...picture, groups: [madeUp(base, { cluster: CLUSTER, status, since: at, steady: false })] });
}

const states = () =>
  sink.received.map(({ body }) => (JSON.parse(body) as { alerts: { state: string }[] }).alerts[0]?.state);
const expectStates = (expected: string[]) => expect.poll(states).toEqual(expected);
const acknowledged = (keeper: RunningAlerts) =>
  expect.poll(() => Object.values(keeper.alerts()[0]?.notified ?? {}).length).toBe(1);

const happening = (after: string): Happening => ({
  ...{ at: Date.now(), cluster: CLUSTER, group: "billing", topic: null, partition: null },
  ...{ kind: "status", before: null, after, message: "it stands" },
});

it("what fires is told once, whatever restarts, and its end to whom it was told", async () => {
  const first = await start();
  show(first, "ERROR");
  await expectStates(["firing"]);
  await acknowledged(first);
  await first.stop();
  const second = await start();
  show(second, "UNKNOWN");
  show(second, "ERROR");
  await second.stop();
  const third = await start();
  show(third, "OK");
  await expectStates(["firing", "resolved"]);
});

it("who was superseded tells nobody, and history goes on", async () => {
  const first = await start();
  const second = await start();
  const event = happening("ERROR");
  // It learns of that by its next write, which whoever gave it the happenings tries again.
  await expect(first.writeEvents([event])).rejects.toThrow("another Tidemark on this database has taken over");
  const stored = await first.writeEvents([event]);
  expect(stored).toMatchObject([{ cluster: CLUSTER, after: "ERROR" }]);
  show(first, "ERROR");
  show(second, "ERROR");
  await expectStates(["firing"]);
});

it("a mistake in alerting ends no cycle, and the next picture is taken", async () => {
  const keeper = await start();
  const broken = {
    ...snapshotOf({ at: Date.now() }, CLUSTER),
    get groups(): never {
      throw new Error("made for this test");
    },
  };
  expect(() => keeper.take(broken)).not.toThrow();
  show(keeper, "ERROR");
  await expectStates(["firing"]);
});

it("a bot's first message comes to say who looks after it, and that it is over, as its thread does", async () => {
  process.env.TIDEMARK_SECRET_BOT = "xoxb-1-secret";
  onTestFinished(() => void delete process.env.TIDEMARK_SECRET_BOT);
  sink.answer = (_request, response) => response.end(JSON.stringify({ ok: true, channel: "C1", ts: "1.1" }));
  const said = () =>
    sink.received.map(({ path, body }) => {
      const { ts, thread_ts: thread = ts, text } = JSON.parse(body) as Record<string, string | undefined>;
      return `${path} ${thread ?? "new"}: ${text?.slice(0, 22)}`;
    });
  const all = ["/chat.postMessage new: ERROR: billing on keep"];
  const keeper = await start({
    slack: { token: { env: "TIDEMARK_SECRET_BOT" }, channel: "#ops", api: sink.url },
  });
  show(keeper, "ERROR");
  await expect.poll(said).toEqual(all);
  await acknowledged(keeper);
  await keeper.acknowledge(keeper.alerts()[0]!.id, "Ann", Date.now());
  all.push("/chat.update 1.1: Acknowledged by Ann: E");
  await expect.poll(said).toEqual(all);
  show(keeper, "OK");
  all.push("/chat.postMessage 1.1: Recovered: billing on ", "/chat.update 1.1: Recovered: billing on ");
  await expect.poll(said).toEqual(all);
});
