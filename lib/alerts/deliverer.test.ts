import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Delivery } from "@/lib/core/alerts/terms";
import { Deliverer } from "./deliverer";
import type { Outcome } from "./deliverer-port";
import type { Notifier } from "./notifier";
import { pagerduty } from "./notifiers/pagerduty";
import { webhook } from "./notifiers/webhook";
import type { Addressee } from "./one-try";
import { TestClock } from "./test-clock";
import { deliveryOf, messageOf, NOW, notifiedAlert } from "./test-deliveries";
import { answering, closing, hanging, Sink } from "./test-sink";

const sink = new Sink();
const other = new Sink();
const SECRET = "routing-key-1234567890";
beforeAll(async () => {
  process.env.TIDEMARK_SECRET_PD = SECRET;
  await Promise.all([sink.start(), other.start()]);
});
beforeEach(() => {
  sink.reset();
  other.reset();
});
afterAll(async () => {
  delete process.env.TIDEMARK_SECRET_PD;
  await Promise.all([sink.stop(), other.stop()]);
});

let clock: TestClock;
let outcomes: Outcome[];
let deliverer: Deliverer;
let limits: { tryMs: number };
let addressees: Map<string, Addressee>;
let unwanted: Set<string>;

const to = (notifier: Notifier, settings: object): Addressee => ({
  notifier,
  settings: notifier.settings.parse(settings),
  mayReachPrivate: true,
  allowed: [],
});
const hook = (url: string) => to(webhook, { url });

/** So long a try may take where an answer comes: as long as a busy machine needs. */
const PATIENT_MS = 50_000;

function start(tryMs = PATIENT_MS, answered: (outcome: Outcome) => void | Promise<void> = () => undefined): void {
  limits = { tryMs };
  clock = new TestClock();
  outcomes = [];
  unwanted = new Set();
  addressees = new Map([["ops", hook(sink.url)]]);
  deliverer = new Deliverer(
    {
      addressee: (receiver) => addressees.get(receiver) ?? null,
      message: messageOf,
      threadRef: () => null,
      begins: (id) => !unwanted.has(id),
      answered: (outcome) => {
        outcomes.push(outcome);
        return answered(outcome);
      },
      clock,
    },
    limits,
  );
}
beforeEach(() => start());
afterEach(() => deliverer.stop(0));

const numbered = (number: number, over: Partial<Delivery> = {}) =>
  deliveryOf({ id: `ops/r/${NOW}/${number}`, ...over });

/** Lets the time of the next try come, and what is tried be answered. */
async function nextTry(): Promise<void> {
  clock.goTo(clock.next ?? Number.NaN);
  await deliverer.idle();
}

it("sends what waits, and says what came of it", async () => {
  deliverer.put([numbered(1)]);
  await deliverer.idle();
  expect(JSON.parse(sink.received[0]?.body ?? "")).toMatchObject({ version: "1", id: numbered(1).id });
  expect(outcomes).toEqual([
    {
      delivery: { ...numbered(1), attempts: 1, state: "delivered", answer: "200 ok", deliveredAt: NOW, ref: null },
      attempt: { delivery: numbered(1).id, at: NOW, tookMs: 0, outcome: "delivered", answer: "200 ok" },
      acknowledged: numbered(1).alertIds,
      isUncertain: false,
    },
  ]);
  expect(clock.next).toBeNull();
  expect(deliverer.health.of("ops")).toMatchObject({ failures: 0, deliveredAt: NOW });
});

it("sends a test the same way", async () => {
  deliverer.put([numbered(1, { kind: "test", route: "test" })]);
  await deliverer.idle();
  expect(JSON.parse(sink.received[0]?.body ?? "")).toMatchObject({ kind: "test" });
});

it("sends nothing before its time, and nothing that waits no more", async () => {
  deliverer.put([numbered(1, { nextTryAt: NOW + 5_000 }), numbered(2, { state: "superseded" })]);
  await deliverer.idle();
  expect(sink.received).toHaveLength(0);
  expect(clock.next).toBe(NOW + 5_000);
  await nextTry();
  expect(outcomes.map(({ delivery }) => delivery.id)).toEqual([numbered(1).id]);
});

it.each([
  ["503", answering(503, {}, "later"), "503 later", false],
  ["429", answering(429, {}, "slow down"), "429 slow down", false],
  ["a close in mid-body", closing, "The connection closed before the answer was whole.", true],
  ["a hang", hanging, "No answer within 100 ms.", true],
])(
  "tries again after %s, with the same id, more and more rarely, until it is taken",
  async (_, answer, said, unsure) => {
    start(answer === hanging ? 100 : undefined);
    sink.answer = answer;
    deliverer.put([numbered(1)]);
    await deliverer.idle();
    const waits: number[] = [];
    for (let round = 0; round < 5; round++) {
      waits.push((clock.next ?? 0) - clock.at);
      await nextTry();
    }
    // Half of the jitter of a fifth: 5 s, 15 s, 1 min, 5 min, 15 min.
    expect(waits).toEqual([5_500, 16_500, 66_000, 330_000, 990_000]);
    expect(outcomes.every(({ attempt }) => attempt?.outcome === "retry" && attempt.answer === said)).toBe(true);
    expect(outcomes.every(({ isUncertain }) => isUncertain === unsure)).toBe(true);
    expect(deliverer.health.of("ops")).toMatchObject({ failures: 6, failingSince: NOW, answer: said });
    sink.answer = answering(200);
    limits.tryMs = PATIENT_MS;
    await nextTry();
    expect(outcomes.at(-1)?.delivery).toMatchObject({ state: "delivered", attempts: 7 });
    expect(new Set(sink.received.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    expect(deliverer.health.of("ops").failures).toBe(0);
  },
);

it.each([
  ["seconds", "120"],
  ["a date", new Date(NOW + 120_000).toUTCString()],
])("obeys Retry-After in %s, for all that waits for this receiver", async (_name, header) => {
  sink.answer = answering(429, { "retry-after": header });
  deliverer.put([numbered(1)]);
  await deliverer.idle();
  deliverer.put([numbered(2)]);
  await deliverer.idle();
  expect(sink.received).toHaveLength(1);
  sink.answer = answering(200);
  clock.goTo(NOW + 119_999);
  await deliverer.idle();
  expect(sink.received).toHaveLength(1);
  clock.goTo(NOW + 120_000);
  await deliverer.idle();
  expect(outcomes.at(-1)?.delivery).toMatchObject({ id: numbered(2).id, state: "delivered" });
  await nextTry();
  expect(outcomes.at(-1)?.delivery).toMatchObject({ id: numbered(1).id, state: "delivered" });
});

it("goes on trying what is refused, as people mend settings", async () => {
  sink.answer = answering(404);
  deliverer.put([numbered(1)]);
  await deliverer.idle();
  expect(outcomes[0]?.attempt).toMatchObject({ outcome: "refused" });
  expect((clock.next ?? 0) - NOW).toBe(66_000);
  addressees.delete("ops");
  await nextTry();
  expect(outcomes[1]?.attempt).toMatchObject({
    outcome: "refused",
    answer: "The settings name no such receiver any more.",
  });
  addressees.set("ops", hook(other.url));
  await nextTry();
  expect(outcomes[2]?.delivery.state).toBe("delivered");
});

it("tries what a receiver did not take at once when the receiver is changed, whatever it asked for", async () => {
  sink.answer = answering(429, { "retry-after": "86400" });
  deliverer.put([numbered(1), numbered(2, { madeAt: NOW + 1 }), numbered(3, { nextTryAt: NOW + 5_000 })]);
  await deliverer.idle();
  expect(sink.received).toHaveLength(1);
  addressees.set("ops", hook(other.url));
  deliverer.forget("ops");
  await deliverer.idle();
  expect(outcomes.slice(1).map(({ delivery: { id, state } }) => [id, state])).toEqual(
    [1, 2].map((number) => [numbered(number).id, "delivered"]),
  );
  // What has its own time keeps it.
  expect(clock.next).toBe(NOW + 5_000);
});

it("holds nothing against a changed receiver that the former one answers late", async () => {
  const answers: (() => void)[] = [];
  sink.answer = (_request, response) =>
    void answers.push(() => response.writeHead(429, { "retry-after": "86400" }).end());
  deliverer.put([numbered(1)]);
  await sink.until(1);
  addressees.set("ops", hook(other.url));
  deliverer.forget("ops");
  for (const answer of answers) answer();
  await deliverer.idle();
  expect(sink.received).toHaveLength(1);
  expect(outcomes.map(({ delivery }) => delivery.state)).toEqual(["waiting", "delivered"]);
  expect(deliverer.health.of("ops")).toMatchObject({ failures: 0, failingSince: null });
});

it("tries a last time at the deadline, and then gives up and says so", async () => {
  sink.answer = answering(503);
  deliverer.put([numbered(1, { deadline: NOW + 10_000 })]);
  await deliverer.idle();
  await nextTry();
  await nextTry();
  expect(outcomes.at(-1)?.attempt).toMatchObject({ at: NOW + 10_000 });
  await nextTry();
  expect(outcomes.at(-1)).toMatchObject({
    delivery: { state: "expired", attempts: 3 },
    attempt: null,
    acknowledged: [],
  });
  expect(clock.next).toBeNull();
});

it("lets no receiver that hangs hold up another", async () => {
  sink.answer = hanging;
  for (const name of ["a", "b", "c", "d", "e"]) addressees.set(name, hook(sink.url));
  addressees.set("quick", hook(other.url));
  deliverer.put(["a", "b", "c"].map((receiver, index) => numbered(index, { receiver })));
  await sink.until(3);
  deliverer.put([numbered(10, { receiver: "quick" }), numbered(11, { receiver: "quick" })]);
  await other.until(2);
  expect(outcomes.map(({ delivery }) => delivery.id)).toContain(numbered(10).id);
});

it("leaves room for others beside receivers that failed before", async () => {
  start(100);
  const failing = ["a", "b", "c", "d", "e"];
  sink.answer = hanging;
  for (const name of failing) addressees.set(name, hook(sink.url));
  addressees.set("quick", hook(other.url));
  deliverer.put(failing.map((receiver, index) => numbered(index, { receiver })));
  await deliverer.idle();
  sink.reset();
  sink.answer = hanging;
  limits.tryMs = PATIENT_MS;
  clock.goTo(NOW + 6_000);
  deliverer.put([numbered(10, { receiver: "quick", nextTryAt: NOW + 6_000 })]);
  await other.until(1);
  await sink.until(2);
  expect(outcomes.slice(failing.length).filter(({ delivery }) => delivery.receiver !== "quick")).toEqual([]);
  expect(sink.received.length).toBeLessThan(4);
});

it("sends to one receiver one at a time, the oldest first", async () => {
  let open = 0;
  let most = 0;
  sink.answer = (_request, response) => {
    most = Math.max(most, ++open);
    setImmediate(() => {
      open--;
      response.end();
    });
  };
  deliverer.put([3, 1, 2].map((number) => numbered(number, { madeAt: NOW + number })));
  await deliverer.idle();
  expect(most).toBe(1);
  expect(outcomes.map(({ delivery }) => delivery.id)).toEqual([1, 2, 3].map((number) => numbered(number).id));
});

it("does not send one twice that is given twice", async () => {
  deliverer.put([numbered(1)]);
  deliverer.put([numbered(1)]);
  await deliverer.idle();
  expect(sink.received).toHaveLength(1);
});

it("drops what another has taken the place of, also on its way", async () => {
  sink.answer = answering(503);
  deliverer.put([numbered(1), numbered(2, { nextTryAt: NOW + 1_000 })]);
  deliverer.drop([numbered(1).id, numbered(2).id]);
  await deliverer.idle();
  expect(outcomes.map(({ delivery }) => delivery.id)).toEqual([numbered(1).id]);
  expect(clock.next).toBeNull();
});

it("asks before each try whether it is still wanted", async () => {
  sink.answer = answering(503);
  deliverer.put([numbered(1), numbered(2, { nextTryAt: NOW + 1_000 })]);
  await deliverer.idle();
  unwanted = new Set([numbered(1).id]);
  await nextTry();
  await nextTry();
  expect(outcomes.map(({ delivery }) => delivery.id)).toEqual([numbered(1).id, numbered(2).id]);
  unwanted.clear();
  sink.answer = answering(200);
  await nextTry();
  expect(outcomes.slice(2).map(({ delivery }) => delivery.id)).toEqual([numbered(2).id]);
  expect(clock.next).toBeNull();
});

it("goes on when an answer cannot be written down, and when a message cannot be made", async () => {
  start(undefined, () => Promise.reject(new Error("Postgres is away")));
  deliverer.put([numbered(1)]);
  await deliverer.idle();
  const broken = { ...numbered(2), alerts: null as unknown as Delivery["alerts"] };
  deliverer.put([broken, numbered(3)]);
  await deliverer.idle();
  expect(outcomes.map(({ attempt }) => attempt?.outcome)).toEqual(["delivered", "retry", "delivered"]);
  expect(outcomes[1]?.attempt?.answer).toContain("could not be made");
});

it("ends what is on its way when it stops, and does not say that it failed", async () => {
  sink.answer = hanging;
  deliverer.put([numbered(1), numbered(2)]);
  await sink.until(1);
  await deliverer.stop(10);
  expect(outcomes).toEqual([]);
  deliverer.put([numbered(3)]);
  expect(sink.received).toHaveLength(1);
});

it("stops also where answers are never written down", async () => {
  start(undefined, () => new Promise(() => undefined));
  deliverer.put([numbered(1)]);
  await sink.until(1);
  await deliverer.stop(50);
  expect(outcomes).toHaveLength(1);
});

it("ends a notifier that does not listen, and shows no secret in what is thrown", async () => {
  start(50);
  const deaf: Notifier = { ...(webhook as Notifier), send: () => new Promise(() => undefined) };
  const loud: Notifier = {
    ...(webhook as Notifier),
    async send(_message, _settings, means) {
      const key = await means.secret({ env: "TIDEMARK_SECRET_PD" });
      throw new Error(`key ${key}\r\nof ${Buffer.from(key).toString("base64")} ${"x".repeat(1_000)}`);
    },
  };
  addressees.set("ops", { ...hook(sink.url), notifier: deaf });
  addressees.set("loud", { ...hook(sink.url), notifier: loud });
  deliverer.put([numbered(1), numbered(2, { receiver: "loud" })]);
  await deliverer.idle();
  const answers = new Map(outcomes.map(({ delivery }) => [delivery.receiver, delivery.answer ?? ""]));
  expect(answers.get("ops")).toBe("No answer within 50 ms.");
  expect(answers.get("loud")).toMatch(/^key \*\*\* of \*\*\* x+…$/);
  expect(answers.get("loud")?.length).toBeLessThan(310);
});

describe("one event for each alert", () => {
  const alerts = ["a", "b", "c"].map((group) =>
    notifiedAlert({ id: `group/prod/${group}@1`, subject: { kind: "group", cluster: "prod", group } }),
  );
  const bodies = () =>
    sink.received.map(({ body }) => JSON.parse(body) as { routing_key: string; payload: { component: string } });
  const groups = () => bodies().map(({ payload }) => payload.component);
  beforeEach(() => {
    addressees.set("ops", to(pagerduty, { routingKey: { env: "TIDEMARK_SECRET_PD" }, url: sink.url }));
  });

  it("sends the rest after half of them were taken", async () => {
    sink.answer = (request, response) => {
      const late = request.body.includes('"component":"b"') && sink.received.length < 4;
      response.writeHead(late ? 503 : 202).end(late ? `no room for ${SECRET}` : "");
    };
    deliverer.put([numbered(1, { alerts })]);
    await deliverer.idle();
    expect(groups()).toEqual(["a", "b"]);
    expect(outcomes[0]).toMatchObject({
      acknowledged: ["group/prod/a@1"],
      delivery: { state: "waiting", attempts: 1 },
    });
    expect(outcomes[0]?.delivery.answer).toBe("503 no room for ***");
    await nextTry();
    expect(groups()).toEqual(["a", "b", "b"]);
    await nextTry();
    expect(groups()).toEqual(["a", "b", "b", "b", "c"]);
    expect(outcomes.at(-1)).toMatchObject({
      acknowledged: ["group/prod/a@1", "group/prod/b@1", "group/prod/c@1"],
      delivery: { state: "delivered", attempts: 3 },
    });
    expect(bodies()[0]?.routing_key).toBe(SECRET);
  });

  it("shows no part of a secret where a long answer is cut", async () => {
    sink.answer = answering(500, {}, `${"x".repeat(285)}${SECRET}`);
    deliverer.put([numbered(1, { alerts })]);
    await deliverer.idle();
    expect(outcomes[0]?.delivery.answer).toBe(`500 ${"x".repeat(285)}***`);
  });

  it("sends the others when one is refused", async () => {
    sink.answer = (request, response) => response.writeHead(request.body.includes('"component":"a"') ? 400 : 202).end();
    deliverer.put([numbered(1, { alerts })]);
    await deliverer.idle();
    expect(groups()).toEqual(["a", "b", "c"]);
    expect(outcomes[0]).toMatchObject({
      acknowledged: ["group/prod/b@1", "group/prod/c@1"],
      attempt: { outcome: "refused" },
      delivery: { state: "waiting" },
    });
    await nextTry();
    expect(groups()).toEqual(["a", "b", "c", "a"]);
  });
});
