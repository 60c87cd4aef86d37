/** A receiver that is changed on the page begins anew: on real HTTP receivers, with a store that keeps nothing. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { alertSettings } from "@/lib/alerts/settings";
import { answering, Sink } from "@/lib/alerts/test-sink";
import type { AlertStore } from "@/lib/history/alerts/model";
import { RunningAlerts } from "./alert-keeper";

const nothing = async () => Promise.resolve([]);
const yes = async () => Promise.resolve(true);
const store: Partial<AlertStore> = {
  takeEpoch: async () => Promise.resolve(1),
  read: async () => Promise.resolve({ alerts: [], deliveries: [] }),
  ...{ readReceivers: nothing, readRoutes: nothing, readSilences: nothing, write: nothing },
  ...{ addReceiver: yes, changeReceiver: yes, removeReceiver: yes },
};

let former: Sink;
let other: Sink;
let keeper: RunningAlerts;

beforeEach(async () => {
  [former, other] = await Promise.all([new Sink().start(), new Sink().start()]);
  const history = { alerts: store as AlertStore, writeEvents: nothing, readEvents: nothing };
  const settings = alertSettings.parse({
    receivers: { file: { webhook: { url: other.url } } },
    allowPrivateTargets: ["127.0.0.1"],
  });
  // Failures are told of once they have lasted: it is later than they say.
  keeper = new RunningAlerts({
    settings,
    publicUrl: null,
    history,
    pictures: null,
    now: () => Date.now() + 5 * 60_000,
  });
  await keeper.start(Promise.resolve());
});

afterEach(async () => {
  await keeper.stop();
  await Promise.all([former.stop(), other.stop()]);
});

const put = (url: string) => keeper.putReceiver({ name: "ops", kind: "webhook", settings: { url } }, null, Date.now());
const ops = () => keeper.state().receivers.find(({ receiver }) => receiver === "ops");
const failing = () => keeper.alerts().filter(({ subject, endedAt }) => subject.kind === "receiver" && endedAt === null);

it("a changed receiver gets at once what the former one did not take, and is not said to fail", async () => {
  former.answer = answering(503);
  await put(former.url);
  for (const failures of [1, 2, 3]) {
    await keeper.test("ops", Date.now());
    await expect.poll(() => ops()?.failures).toBe(failures);
  }
  await expect.poll(failing).toHaveLength(1);
  await put(other.url);
  expect(failing()).toEqual([]);
  await other.until(1);
  await expect.poll(() => ops()).toMatchObject({ failures: 0, failingSince: null });
});

it("a receiver of the name of a removed one begins anew", async () => {
  former.answer = answering(429, { "retry-after": "86400" });
  await put(former.url);
  await keeper.test("ops", Date.now());
  await expect.poll(() => ops()?.failures).toBe(1);
  expect(await keeper.removeReceiver("ops")).toBe(true);
  await put(other.url);
  await keeper.test("ops", Date.now());
  await other.until(1);
});
