import { describe, expect, it } from "vitest";
import { backtest } from "./backtest";
import { PLAIN_SILENCES } from "./silences";
import { ANY, HOUR, MINUTE, policyOf, receiverOf, routeOf, SECOND, silenceOf } from "./test-policy";
import type { Happening } from "../picture/changes";

const T = 1_000_000_000_000;
const events = (...given: [at: number, over: Partial<Happening>][]): Happening[] =>
  given.map(([at, over]) => ({
    ...{ at: T + at, cluster: "lab", group: "a", topic: null, partition: null, kind: "status" },
    ...{ before: null, after: null, message: "stalled for 5 min" },
    ...over,
  }));

const base = { policy: policyOf([receiverOf("ops")]), silences: [], clock: PLAIN_SILENCES, from: T, to: T + 24 * HOUR };
const sentOf = (given: Partial<Parameters<typeof backtest>[0]> & { events: Happening[] }) =>
  backtest({ ...base, ...given }).deliveries.map(({ deliveredAt, kind, alerts }) =>
    [(deliveredAt! - T) / SECOND, kind, ...alerts.map(({ state, subject }) => `${state} ${subject.kind}`)].join(" "),
  );

const stall = events([0, { after: "ERROR" }], [HOUR, { before: "ERROR", after: "OK" }]);

describe("what would have been sent", () => {
  it("of a stall: its beginning and its end, with its words", () => {
    expect(sentOf({ events: stall })).toEqual(["30 news firing group", "3630 news resolved group"]);
    const { deliveries, until } = backtest({ ...base, events: stall });
    expect(deliveries[0]!.alerts[0]).toMatchObject({ why: "stalled for 5 min", case: "stalled-consumer" });
    expect(until).toBe(base.to);
  });

  it("with reminders and escalations of that time", () => {
    const escalation = [{ receiver: "boss", afterMs: 45 * MINUTE }];
    const routes = [routeOf("r", ["ops"], { repeatMs: 25 * MINUTE, escalation })];
    const policy = policyOf([receiverOf("ops"), receiverOf("boss")], { routes });
    expect(sentOf({ events: stall, policy })).toEqual([
      "30 news firing group",
      "1530 reminder firing group",
      "2730 escalation firing group",
      "3030 reminder firing group",
      "3630 news resolved group",
      "3630 news resolved group",
    ]);
  });

  it.each([
    ["short trouble", events([0, { after: "ERROR" }], [20 * SECOND, { after: "OK" }])],
    ["what got unknown", events([0, { after: "UNKNOWN" }])],
    ["a rebalance", events([0, { kind: "rebalance" }])],
  ])("nothing of %s", (_, of) => expect(sentOf({ events: of })).toEqual([]));

  it("nothing in a silence, and what is left at its end", () => {
    const silences = [silenceOf("s", { match: { ...ANY, group: "a*" }, endsAt: T + 10 * MINUTE })];
    expect(sentOf({ events: stall, silences })).toEqual(["600 news firing group", "3630 news resolved group"]);
  });

  it("one message of partitions that lost their leader, and of a cluster that could not be read", () => {
    const offline = { topic: "t", partition: 3, after: "OFFLINE" };
    const lost = events(
      [0, offline],
      [0, { after: "ERROR" }],
      [HOUR, { ...offline, after: "OK" }],
      [HOUR, { after: "OK" }],
    );
    expect(sentOf({ events: lost })).toEqual(["30 news firing offline", "3630 news resolved offline"]);
    const gap = { group: null, kind: "collection-gap" } as const;
    const away = events([0, { ...gap, after: "unreachable" }], [HOUR, { ...gap, after: "reachable" }]);
    expect(sentOf({ events: away })).toEqual(["30 news firing cluster", "3630 news resolved cluster"]);
  });

  it("the end of a group that was deleted", () => {
    const gone = events([0, { after: "ERROR" }], [HOUR, { kind: "group-deleted" }]);
    expect(sentOf({ events: gone })).toEqual(["30 news firing group", "3630 news resolved group"]);
  });

  it("only of the time that was asked for, with how things stood before", () => {
    expect(sentOf({ events: stall, from: T + 30 * MINUTE })).toEqual(["3630 news resolved group"]);
    expect(sentOf({ events: stall, to: T + 30 * MINUTE })).toEqual(["30 news firing group"]);
  });
});
