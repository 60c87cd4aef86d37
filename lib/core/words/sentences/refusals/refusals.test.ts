/** Every refusal in both languages, with the same facts. */
import { describe, expect, it } from "vitest";
import { refusalInEnglish } from "./english";
import { why, type RefusalFacts, type RefusalKey, type Why } from "./facts";
import { refusalInKorean } from "./korean";
import { problemOf } from "./problem";

const said = why("wrong.whole-number", {});
const group = { group: "billing", cluster: "lab" };
const topic = { topic: "orders", cluster: "lab" };

/** A key without facts does not compile. */
const FACTS: { [K in RefusalKey]: RefusalFacts[K] } = {
  "title.bad-request": {},
  "title.not-json": {},
  "title.not-a-trace": {},
  "title.too-long-a-range": {},
  "title.too-much-to-judge": {},
  "title.forbidden": {},
  "title.not-found": {},
  "title.method-not-allowed": {},
  "title.request-timeout": {},
  "title.too-slow": {},
  "title.set-aside-already": {},
  "title.too-many-entries": {},
  "title.too-long": {},
  "title.too-much-at-once": {},
  "title.address-too-long": {},
  "title.unsupported-media-type": {},
  "title.misdirected-request": {},
  "title.too-many-requests": {},
  "title.headers-too-long": {},
  "title.misconfigured": {},
  "title.not-available": {},
  "title.overloaded": {},
  "title.lab-refused": {},
  "title.cannot-be-done": {},
  "refused.as-it-is": { text: "It stands at 12." },
  "refused.host-not-named": {},
  "refused.host-not-known": { name: "lag.example", host: "lag.example:3000" },
  "refused.address-without-slash": {},
  "refused.address-long": { most: 110_000 },
  "refused.address-escape": {},
  "refused.no-address": { path: "/api/v1/nothing" },
  "refused.method": { method: "PUT", path: "/api/v1/notes", allowed: ["POST", "OPTIONS"] },
  "refused.other-page": {},
  "refused.media-type": {},
  "refused.headers-long": {},
  "refused.request-late": {},
  "refused.no-http": {},
  "refused.body-late": { seconds: 20 },
  "refused.body-long": { bytes: 200_000 },
  "refused.body-far-too-long": {},
  "refused.body-no-json": {},
  "refused.body-no-traces": { error: "Unexpected end" },
  "refused.trace": { field: "[0].every", value: "0", said: why("trace.every", {}) },
  "trace.fields": { fields: ["every", "from"] },
  "trace.other-fields": { known: ["every", "from"] },
  "trace.order": { from: 20 },
  "trace.every": {},
  "trace.settings": {},
  "trace.other-settings": { known: ["holdMs", "windowMs"] },
  "trace.profile": { known: ["tidemark", "burrow"] },
  "trace.setting": { whole: true, least: 1, most: 60 },
  "trace.millis": {},
  "trace.array": {},
  "trace.entry": {},
  "trace.items": { most: 4 },
  "trace.leader": {},
  "trace.commit": {},
  "trace.members": {},
  "trace.offset": {},
  "trace.wide-offset": {},
  "refused.field": { field: "text", said },
  "refused.value": { field: "at", given: "1e3", said },
  "refused.missing": { field: "to", said },
  "refused.no-parameter": { name: "__proto__" },
  "refused.other-parameters": { name: "form", allowed: ["from", "to"] },
  "refused.parameter-twice": { name: "cluster" },
  "refused.scope-incomplete": {},
  "refused.pattern": { error: "missing closing )" },
  "wrong.type": { expected: "number", received: "NaN" },
  "wrong.whole-number": {},
  "wrong.number": { limit: "most", of: "number", bound: 1000, inclusive: true },
  "wrong.length": { limit: "most", of: "string", bound: 249, unit: "characters" },
  "wrong.choice": { allowed: ["csv", "parquet"] },
  "wrong.keys": { keys: ["colour", "size"] },
  "wrong.words": { allowed: ["note", "status"] },
  "wrong.partition": {},
  "wrong.pattern-long": { most: 200 },
  "wrong.pattern-nul": {},
  "wrong.cursor": {},
  "wrong.no-words": {},
  "wrong.characters": { most: 500 },
  "wrong.empty": {},
  "wrong.time-of-week": {},
  "wrong.match-nothing": {},
  "wrong.silence-end": {},
  "wrong.silence-order": {},
  "wrong.receiver-name": {},
  "wrong.time-zone": {},
  "wrong.page-secret": {},
  "refused.no-cluster": { cluster: "lab" },
  "refused.no-topic": topic,
  "refused.no-group": group,
  "refused.topic-gone": topic,
  "refused.no-habits": { group: "billing", topic: "orders" },
  "refused.no-silence": { group: "billing", topic: "orders" },
  "refused.silences-full": { most: 500 },
  "refused.no-trouble-then": { group: "billing", topic: "orders" },
  "wrong.normal": {},
  "refused.group-gone": group,
  "refused.cluster-unread": { cluster: "lab" },
  "refused.range-order": { from: 20, to: 10 },
  "refused.range-days": { days: 400 },
  "refused.range-hours": { hours: 24 },
  "refused.range-hours-again": { hours: 24 },
  "refused.steps": { most: 500 },
  "refused.points": {},
  "refused.note-in-future": {},
  "refused.note-too-old": { days: 400 },
  "refused.note-gone": {},
  "refused.notes-too-fast": {},
  "refused.entries-too-fast": {},
  "refused.entry-gone": {},
  "refused.entry-known": {},
  "refused.entries-full": { most: 1000 },
  "refused.entries-unread": {},
  "refused.alerts-not-ready": {},
  "refused.alerts-too-fast": {},
  "refused.alert-gone": {},
  "refused.alert-unacknowledged": {},
  "refused.silence-gone": {},
  "refused.silence-past": {},
  "refused.silence-too-wide": {},
  "refused.incident-gone": {},
  "refused.delivery-gone": {},
  "refused.route-gone": {},
  "refused.no-receiver": { name: "nobody", known: ["ops", "mail"] },
  "refused.no-kind": { kind: "pigeon", known: ["email", "slack"] },
  "refused.of-the-file": {},
  "refused.receiver-named": { name: "ops", routes: ["file-1", "default"] },
  "refused.escalates-to-itself": { name: "ops" },
  "refused.alerts-full": { most: 200 },
  "refused.link": {},
  "refused.link-expired": {},
  "refused.other-backtests": {},
  "refused.other-previews": {},
  "refused.evaluations": { evaluations: 600_001, most: 200_000 },
  "refused.readings": { most: 200_000, all: true },
  "refused.judging-long": { seconds: 60 },
  "refused.judging-memory": {},
  "refused.other-replays": {},
  "refused.other-pasts": {},
  "refused.other-exports": {},
  "refused.other-pictures": {},
  "refused.no-picture": group,
  "refused.no-png": {},
  "refused.partition-alone": {},
  "refused.other-bodies": {},
  "refused.streams-of-address": {},
  "refused.streams": {},
  "refused.selections": {},
  "refused.not-now": {},
  "refused.no-lab": {},
  "refused.lab-not-loopback": {},
  "refused.lab-away": {},
  "refused.lab-silent": {},
  "refused.lab-host": { port: 4000 },
  "refused.lab-page": {},
  "refused.lab-address": {},
  "refused.lab-method": {},
  "refused.no-scenario": { scenario: "Rain" },
  "refused.no-action": { action: "Rain" },
  "refused.other-scenarios": { scenario: "weather", known: ["normal", "stopped"] },
  "refused.other-actions": { scenario: "stopped", action: "rain", known: ["start-consumer"] },
};

const all = (Object.keys(FACTS) as RefusalKey[]).map((key): [RefusalKey, Why] => [
  key,
  { key, values: FACTS[key] } as Why,
]);

/** Facts that each language says in words of its own. */
const IN_WORDS = new Set(["limit", "inclusive", "unit", "all", "bytes", "whole", "said"]);

const factsOf = (values: object): string[] =>
  Object.entries(values).flatMap(([name, fact]: [string, unknown]) =>
    IN_WORDS.has(name) ? [] : (Array.isArray(fact) ? fact : [fact]).map(String),
  );

describe("refusals", () => {
  it.each(all)("%s is said in both languages, with all facts", (key, refusal) => {
    const english = refusalInEnglish(refusal);
    const korean = refusalInKorean(refusal) ?? "";
    expect(english).toMatch(/\w/);
    for (const fact of factsOf(refusal.values)) {
      expect(english).toContain(fact);
      expect(korean).toContain(fact);
    }
    expect(korean).not.toMatch(/undefined/);
    if (key === "refused.as-it-is") return;
    expect(korean).toMatch(/[가-힣]/);
    expect(korean).not.toMatch(/\b(is|has|the)\b/);
  });

  it("have words of their own", () => {
    expect(new Set(all.map(([, refusal]) => refusalInEnglish(refusal))).size).toBe(all.length);
  });

  it.each<[Why, english: string, korean: string]>([
    [
      why("refused.group-gone", { group: "gone", cluster: "lab" }),
      'Cluster "lab" has no group "gone" now. Its history may still be there.',
      '클러스터 "lab"에 지금은 그룹 "gone"이(가) 없습니다. 기록은 남아 있을 수 있습니다.',
    ],
    [
      why("refused.no-topic", { topic: "orders", cluster: "lab" }),
      'There is no topic "orders" on lab.',
      'lab에 토픽 "orders"은(는) 없습니다.',
    ],
    [
      why("refused.note-too-old", { days: 400 }),
      "Nothing is kept for longer than 400 days, notes included.",
      "메모를 포함해 400일보다 오래 보존하지 않습니다.",
    ],
    [
      why("refused.range-hours", { hours: 24 }),
      "At most 24 hours can be evaluated at a time. Choose a shorter range.",
      "한 번에 최대 24시간을 판정합니다. 더 짧은 범위를 고르세요.",
    ],
    [
      why("refused.value", { field: "at", given: "1e3", said }),
      'at: "1e3" is refused. It is not a whole number.',
      'at: "1e3" 값은 쓸 수 없습니다. 정수가 아닙니다.',
    ],
    [
      why("refused.body-long", { bytes: 20_000_000 }),
      "The body is longer than the limit of 20 MB.",
      "본문이 여기서 읽는 20 MB보다 깁니다.",
    ],
    [
      why("refused.body-long", { bytes: 200_000 }),
      "The body is longer than the limit of 200 kB.",
      "본문이 여기서 읽는 200 kB보다 깁니다.",
    ],
    [
      why("refused.readings", { most: 200_000, all: false }),
      "The range holds more than 200000 readings of partitions. Choose a shorter range.",
      "범위에 파티션 판독이 200000개보다 많습니다. 더 짧은 범위를 고르세요.",
    ],
    [
      why("refused.other-actions", { scenario: "lab", action: "rain", known: [] }),
      'lab has no action "rain"; it has: none.',
      'lab에 동작 "rain"은(는) 없습니다. 있는 동작: 없음.',
    ],
    [
      why("wrong.number", { limit: "least", of: "number", bound: 0, inclusive: false }),
      "Too small: expected number to be >0",
      "너무 작습니다. 0보다 큰 값이어야 합니다(number).",
    ],
  ])("%j", (refusal, english, korean) => {
    expect(refusalInEnglish(refusal)).toBe(english);
    expect(refusalInKorean(refusal)).toBe(korean);
  });

  it("of another release are not known", () => {
    expect(refusalInKorean({ key: "refused.later", values: {} })).toBeNull();
    expect(refusalInKorean({ key: "refused.field", values: { said: { key: "wrong.later", values: {} } } })).toBeNull();
  });
});

it("a problem document is English, with the facts beside it", () => {
  const detail = why("refused.no-cluster", { cluster: "shop" });
  expect(problemOf({ status: 404, title: "title.not-found", detail, field: "cluster" })).toEqual({
    type: "about:blank",
    title: "Not found",
    status: 404,
    detail: 'There is no cluster "shop".',
    field: "cluster",
    said: { title: { key: "title.not-found", values: {} }, detail },
  });
  expect(problemOf({ status: 404, title: "title.not-found", detail })).not.toHaveProperty("field");
});
