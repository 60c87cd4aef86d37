/** Messages as they are read, in both languages; and that none is broken by what it is about. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../words/languages";
import { say } from "../words/sentences/facts";
import { CASES as CASES_OF_GROUPS, PARTITION_STATUSES } from "../words/terms";
import { messageOf, type MessageContext } from "./message-of";
import { ALERT_ENDS, DELIVERY_KINDS, MOST_PLACES, SEVERITIES, NOTIFIED_STATES } from "./terms";
import type { AlertSubject, Delivery, Owner, NotifiedAlert } from "./terms";
import { contextOf, countOf, deliveryOf, MINUTE, OPENED, notifiedAlert } from "./test-deliveries";
import { MESSAGES } from "./test-message-texts";

const HOUR = 60 * MINUTE;
const anything = { cluster: null, group: null, topic: null, owner: null, severity: null, case: null };
const owner: Owner = {
  match: anything,
  team: "payments",
  contact: "#payments-oncall",
  runbook: "https://wiki.example/fraud-check",
  note: "Call before\nrestarting it.",
};
const unmeasured = { lag: null, unknown: 0, lateMs: null, lossInMs: null, produceRate: null, consumeRate: null };
const ofCluster = { case: null, said: null, why: "", places: [], placeCount: 0, topics: [], measures: unmeasured };

const causeOf = (subject: AlertSubject, over: Partial<NotifiedAlert> = {}) =>
  notifiedAlert({ subject, ...ofCluster, ...over });

const slow = notifiedAlert({
  subject: { kind: "group", cluster: "prod-eu", group: "enrichment" },
  severity: "WARNING",
  case: "throughput-problem",
  why: "It is 50 s behind.",
  said: say("falling-behind.slower", { ms: 50_000, lag: 5000, produced: 320, consumed: 200 }),
  measures: { ...unmeasured, lag: "5000", lateMs: 50_000, lossInMs: 3 * HOUR, produceRate: 320, consumeRate: 200 },
  places: [],
  placeCount: 0,
});
const stopped = notifiedAlert({
  subject: { kind: "group", cluster: "prod-eu", group: "nightly" },
  said: { key: "stopped.of-a-later-release", values: {} },
  why: "Nothing is committed any more.",
  measures: { ...unmeasured, unknown: 3 },
  places: [{ topic: "reports", partition: 0, status: "STOPPED" }],
  placeCount: 1,
});
const recovered = notifiedAlert({ state: "resolved", end: "recovered", endedAt: OPENED + 42 * MINUTE });
const broker = causeOf(
  { kind: "broker", cluster: "prod-eu", broker: 3 },
  { placeCount: 40, followers: { count: 214, names: ["fraud-check", "nightly"] } },
);

type Case = [name: string, delivery: Delivery, context: Partial<MessageContext>];
const CASES: Case[] = [
  ["a stalled group", deliveryOf([notifiedAlert()]), { ownerOf: () => owner }],
  ["a slow one, again", deliveryOf([slow], { kind: "reminder" }), { publicUrl: null, now: OPENED + 2 * HOUR + 59_999 }],
  [
    "a stopped one, unacknowledged",
    deliveryOf([stopped], { kind: "escalation" }),
    { timeZone: "Europe/Berlin", now: OPENED + 30 * MINUTE },
  ],
  ["one that recovered", deliveryOf([recovered]), {}],
  [
    "one that was muted",
    deliveryOf([{ ...slow, state: "resolved", end: "muted", endedAt: OPENED + 26 * HOUR }]),
    { timeZone: "UTC" },
  ],
  [
    "one that flaps",
    deliveryOf([{ ...slow, state: "flapping", flappingSince: OPENED + 9 * MINUTE, acknowledgedBy: "Ann" }]),
    {},
  ],
  ["one that came and went", deliveryOf([{ ...recovered, state: "passed", endedAt: OPENED + 90_999 }]), {}],
  ["a broker", deliveryOf([broker]), {}],
  [
    "partitions",
    deliveryOf([
      causeOf(
        { kind: "offline", cluster: "prod-eu" },
        { places: [{ topic: "sensors", partition: 1, status: "OFFLINE" }], placeCount: 12 },
      ),
    ]),
    { publicUrl: null },
  ],
  [
    "a cluster",
    deliveryOf([causeOf({ kind: "cluster", cluster: "prod-eu" }, { why: "connection refused" })]),
    { publicUrl: null },
  ],
  ["the database", deliveryOf([causeOf({ kind: "database" })], { cluster: null }), {}],
  ["a receiver", deliveryOf([causeOf({ kind: "receiver", receiver: "sms" })], { cluster: null }), { publicUrl: null }],
  [
    "several",
    deliveryOf([broker, notifiedAlert(), slow, recovered], {
      count: { ...countOf([broker, notifiedAlert(), slow]), resolved: 6 },
    }),
    { ownerOf: ({ subject }) => (subject.kind === "group" ? owner : null) },
  ],
  ["a test", deliveryOf([], { kind: "test", cluster: null, route: "test" }), {}],
];

describe("a message says the whole of", () => {
  it.each(
    CASES.flatMap(([name, ...rest]) =>
      (["en", "ko"] as const).map((language) => [`${name}, ${language}`, language, ...rest] as const),
    ),
  )("%s", (name, language, delivery, over) => {
    const { subject, text } = messageOf(delivery, contextOf({ linkFor: () => null, ...over, language }));
    expect([subject, ...text.split("\n")]).toEqual(MESSAGES[name]);
  });

  it("and of nothing else", () => expect(Object.keys(MESSAGES)).toHaveLength(CASES.length * 2));
});

describe("a message has", () => {
  it("links to acknowledge and to silence what goes on, and to silence alone what is acknowledged", () => {
    const { alerts, text } = messageOf(
      deliveryOf([notifiedAlert(), notifiedAlert({ acknowledgedBy: "Ann" }), recovered]),
      contextOf(),
    );
    expect(alerts.map(({ links: { acknowledge, silence } }) => [acknowledge !== null, silence !== null])).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ]);
    expect(text).toContain("  Acknowledge: https://lag.example/alerts/act?token=acknowledge");
  });

  it("a link to the incident, but for the alert of a test button, which has none, and where no address is public", () => {
    const sample = causeOf({ kind: "receiver", receiver: "ops" });
    const incidentIn = (delivery: Delivery, over: Partial<MessageContext> = {}) =>
      messageOf(delivery, contextOf(over)).alerts[0]!.links.incident;
    expect(incidentIn(deliveryOf([recovered]))).toBe(
      `https://lag.example/incidents/group%2Fprod-eu%2Ffraud-check%40${OPENED}`,
    );
    expect(incidentIn(deliveryOf([sample], { kind: "test" }))).toBeNull();
    expect(incidentIn(deliveryOf([recovered]), { publicUrl: null })).toBeNull();
  });

  it("for a partition whose consumer is too slow the words of the pages, and never WARNING", () => {
    const places = [{ topic: "clicks", partition: 1, status: "WARNING" }];
    const delivery = deliveryOf([{ ...slow, places, placeCount: 1 }]);
    const whereIn = (language: "en" | "ko") => messageOf(delivery, contextOf({ language })).alerts[0]!.lines[0]!.value;
    expect(whereIn("en")).toBe("enrichment on prod-eu: clicks/1 falling behind");
    expect(whereIn("ko")).toBe("prod-eu의 enrichment 그룹: clicks/1 뒤처지는 중");
  });

  it("labels for programs, in no language", () => {
    const { alerts } = messageOf(
      deliveryOf([notifiedAlert(), broker]),
      contextOf({ language: "ko", ownerOf: () => owner }),
    );
    expect(alerts.map(({ labels }) => labels)).toEqual([
      {
        ...{ severity: "ERROR", kind: "group", cluster: "prod-eu", group: "fraud-check", case: "stalled-consumer" },
        ...{ status: "STALLED", topic: "payments", partition: "1" },
        ...{ owner: "payments", contact: "#payments-oncall", runbook: "https://wiki.example/fraud-check" },
      },
      {
        ...{ severity: "ERROR", kind: "broker", cluster: "prod-eu", broker: "3" },
        ...{ owner: "payments", contact: "#payments-oncall", runbook: "https://wiki.example/fraud-check" },
      },
    ]);
  });

  it.each<[string, NotifiedAlert[], state: string, severity: string]>([
    ["what fires before what is over", [recovered, slow], "firing", "WARNING"],
    ["the worst of what fires", [slow, notifiedAlert()], "firing", "ERROR"],
    ["flapping before recovered", [recovered, { ...slow, state: "flapping" }], "flapping", "WARNING"],
    ["recovered where all is", [recovered], "resolved", "ERROR"],
  ])("a state and a severity: %s", (_, alerts, state, severity) => {
    expect(messageOf(deliveryOf(alerts), contextOf())).toMatchObject({ state, severity });
  });

  it("a test's mark on each alert, for receivers that take them one by one", () => {
    const { alerts, subject } = messageOf(deliveryOf([notifiedAlert()], { kind: "test" }), contextOf());
    expect([subject, alerts[0]!.title]).toEqual(
      Array(2).fill("Test: ERROR: fraud-check on prod-eu is stalled: payments/1 and 13 more"),
    );
  });

  it.each([
    [
      deliveryOf([notifiedAlert(), stopped, { ...slow, severity: "ERROR" }, recovered]),
      "3 groups in ERROR, 1 recovered on prod-eu",
    ],
    [deliveryOf([notifiedAlert(), slow], { count: { ...countOf([]), firing: 214 } }), "214 firing on prod-eu"],
    [
      deliveryOf([notifiedAlert(), slow], { kind: "escalation" }),
      "Not acknowledged: 1 group in ERROR, 1 group in WARNING on prod-eu",
    ],
    [
      deliveryOf([notifiedAlert(), slow], { kind: "reminder", cluster: null }),
      "Still: 1 group in ERROR, 1 group in WARNING",
    ],
    [deliveryOf([recovered, { ...recovered, end: "deleted" }]), "2 ended on prod-eu"],
    [
      deliveryOf([1, 2, 3].map((id) => causeOf({ kind: "broker", cluster: "prod-eu", broker: id }))),
      "3 firing, broker 1 missing, broker 2 missing on prod-eu",
    ],
  ])("a subject that counts", (delivery, subject) => expect(messageOf(delivery, contextOf()).subject).toBe(subject));

  it("English where this release has no sentence, and where facts lack what the sentence needs", () => {
    for (const said of [
      { key: "of-a-later-release", values: {} },
      { key: "stalled.repeats", values: {} },
    ]) {
      const { text } = messageOf(deliveryOf([notifiedAlert({ said })]), contextOf({ language: "ko" }));
      expect(text).toContain("원인: payments/1 stands still.");
    }
  });
});

/** Text as names and answers may hold it, without letters, so that no word of it is taken for one of the message's. */
const odd = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.constantFrom("\u202egnillib", "a\r\nBcc: x", "\ud800", "", "x".repeat(10_000), "\u200b".repeat(9000)),
  )
  .map((text) => text.replace(/[a-z]/gi, "x"));
const moment = fc.integer({ min: -8.64e15, max: 8.64e15 });
const number = fc.option(fc.oneof(fc.double(), fc.integer({ min: 0, max: 1e6 })));
const subject: fc.Arbitrary<AlertSubject> = fc.oneof(
  fc.record({ kind: fc.constant("group" as const), cluster: odd, group: odd }),
  fc.record({ kind: fc.constant("broker" as const), cluster: odd, broker: fc.nat() }),
  fc.record({ kind: fc.constantFrom("offline" as const, "cluster" as const), cluster: odd }),
  fc.constant({ kind: "database" as const }),
  fc.record({ kind: fc.constant("receiver" as const), receiver: odd }),
);
const alert: fc.Arbitrary<NotifiedAlert> = fc.record({
  id: odd,
  subject,
  severity: fc.constantFrom(...SEVERITIES),
  case: fc.option(fc.constantFrom(...CASES_OF_GROUPS)),
  openedAt: moment,
  changedAt: moment,
  endedAt: fc.option(moment),
  end: fc.option(fc.constantFrom(...ALERT_ENDS)),
  why: odd,
  said: fc.option(fc.record({ key: odd, values: fc.constant({}) })),
  measures: fc.record({
    lag: fc.option(fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 64n }).map(String), odd)),
    unknown: fc.nat(),
    ...{ lateMs: number, lossInMs: number, produceRate: number, consumeRate: number },
  }),
  places: fc.array(
    fc.record({ topic: odd, partition: fc.nat(), status: fc.oneof(odd, fc.constantFrom(...PARTITION_STATUSES)) }),
    {
      maxLength: MOST_PLACES,
    },
  ),
  placeCount: fc.nat(),
  topics: fc.array(odd, { maxLength: 3 }),
  cause: fc.option(odd),
  flappingSince: fc.option(moment),
  state: fc.constantFrom(...NOTIFIED_STATES),
  acknowledgedBy: fc.option(odd),
  followers: fc.record({ count: fc.nat(), names: fc.array(odd, { maxLength: MOST_PLACES }) }),
});
const delivery = fc
  .record({
    alerts: fc.array(alert, { maxLength: MOST_PLACES, size: "small" }),
    hidden: fc.nat({ max: 5000 }),
    ...{ kind: fc.constantFrom(...DELIVERY_KINDS), receiver: odd, route: odd, cluster: fc.option(odd) },
  })
  .map(({ alerts, hidden, ...over }) => {
    const count = countOf(alerts);
    return deliveryOf(alerts, { ...over, count: { ...count, firing: count.firing + hidden } });
  });
const anyOwner = fc.option(
  fc.record({
    match: fc.constant(anything),
    team: odd,
    contact: fc.option(odd),
    runbook: fc.option(odd),
    note: fc.option(odd),
  }),
);

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const NO_WORD = /undefined|null|NaN|Infinity|\[object/;

it("is whole, bounded and harmless, whatever it is about", () => {
  const context = fc.record({
    language: fc.constantFrom(...LANGUAGES),
    now: moment,
    timeZone: fc.constantFrom("Asia/Seoul", "Europe/Berlin", "Nowhere/Else"),
  });
  fc.assert(
    fc.property(delivery, context, anyOwner, (sent, over, of) => {
      const message = messageOf(sent, contextOf({ ...over, ownerOf: () => of }));
      const { alerts } = message;
      expect(message.subject.length).toBeLessThanOrEqual(200);
      const lines = [message.subject, ...message.text.split("\n")];
      for (const { title, lines: labelled, labels } of alerts)
        lines.push(title, ...labelled.map(({ label, value }) => `${label}${value}`), ...Object.values(labels));
      expect(lines.filter((line) => UNSEEN.test(line) || NO_WORD.test(line) || line.length > 2100)).toEqual([]);
      expect(message.text.length).toBeLessThan(1000 + 20_000 * alerts.length);
      const total = Object.values(sent.count).reduce((sum, count) => sum + count, 0);
      expect(alerts.length + message.more).toBe(total);
      const shown = total === 1 ? message.subject : message.text;
      expect(alerts.filter(({ title }) => !shown.includes(title))).toEqual([]);
      expect(alerts.map(({ id }) => id)).toEqual(sent.alerts.map(({ id }) => id));
    }),
    { numRuns: 100 },
  );
});

it.each(LANGUAGES)("names what it is about, however long its names are (%s)", (language) => {
  const long = { kind: "group", cluster: "c".repeat(300), group: `orders-${"g".repeat(10_000)}-eu` } as const;
  const message = messageOf(deliveryOf([notifiedAlert({ subject: long })]), contextOf({ language }));
  expect(message.subject).toMatch(/orders-g+…g+-eu/);
  expect(message.subject).toContain("payments/1");
});
