import { describe, expect, it } from "vitest";
import { ANY, HOUR, MINUTE, policyOf, receiverOf, routeOf, SECOND, silenceOf } from "./test-policy";
import { Scene } from "./test-scene";

const ops = receiverOf("ops");
const team = receiverOf("team");
const well = { groups: { a: "OK" } } as const;
const bad = { groups: { a: "ERROR" } } as const;

describe("beginning and end", () => {
  it("are told once each, after the group wait", () => {
    const scene = new Scene(policyOf([ops]));
    scene.run(well, MINUTE);
    const from = scene.now;
    scene.run(bad, 5 * MINUTE);
    const until = scene.now;
    scene.run(well, 5 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR a", "resolved a"]);
    expect(scene.got.map(({ at }) => at)).toEqual([from + 30 * SECOND, until + 30 * SECOND]);
    const [first, second] = scene.got.map(({ delivery }) => delivery);
    expect(second!.thread).toBe(first!.thread);
    expect(first!.alerts[0]!.measures.lag).toBe("7");
    expect(scene.book.open()).toEqual([]);
    expect(scene.alerts.size).toBe(0);
  });

  it.each([
    ["unknown", { groups: { a: "UNKNOWN" } }],
    ["not in an incomplete list", { groups: {}, listsGroups: false }],
    ["unreachable", { unreachable: { since: 0, why: "no answer", said: null } }],
    ["before the first picture", { at: null }],
  ] as const)("a group that is %s is not resolved", (_, given) => {
    const scene = new Scene(policyOf([ops]));
    scene.run(bad, MINUTE);
    scene.run(given, 20 * MINUTE);
    scene.restart();
    scene.run(given, 20 * MINUTE);
    expect(scene.notified("ops").filter((news) => news.endsWith(" a"))).toEqual(["firing ERROR a"]);
    scene.run(bad, 5 * MINUTE);
    expect(scene.notified("ops").filter((news) => news.endsWith(" a"))).toEqual(["firing ERROR a"]);
    scene.run(well, MINUTE);
    expect(scene.notified("ops").filter((news) => news.endsWith(" a"))).toEqual(["firing ERROR a", "resolved a"]);
  });

  it.each([
    ["deleted", { groups: {} }],
    ["muted", { groups: { a: { status: "ERROR", muted: true } } }],
    ["recovered", well],
  ] as const)("an alert says that it ended %s", (end, given) => {
    const scene = new Scene(policyOf([ops]));
    scene.run(bad, MINUTE);
    scene.run(given, MINUTE);
    expect(scene.got.at(-1)!.delivery.alerts[0]).toMatchObject({ state: "resolved", end });
  });

  it("of a group that went while nobody watched is told when it has been absent for long", () => {
    const scene = new Scene(policyOf([ops]));
    scene.run(bad, MINUTE);
    scene.restart();
    scene.run({ groups: {} }, 9 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR a"]);
    scene.run({ groups: {} }, 3 * MINUTE);
    expect(scene.got.at(-1)!.delivery.alerts[0]).toMatchObject({ state: "resolved", end: "deleted" });
  });

  it("a problem that came and went before the receiver could be reached is one message", () => {
    const scene = new Scene(policyOf([ops]));
    scene.down.add("ops");
    scene.run(bad, 5 * MINUTE);
    scene.run(well, 20 * MINUTE);
    expect([...scene.deliveries.values()].filter(({ state }) => state === "waiting")).toHaveLength(1);
    scene.down.clear();
    scene.run(well, 10 * MINUTE);
    expect(scene.notified("ops")).toEqual(["passed ERROR a"]);
  });

  it("what is over before the group wait is not told", () => {
    const scene = new Scene(policyOf([ops]));
    scene.run(bad, 20 * SECOND);
    scene.run(well, 5 * MINUTE);
    expect(scene.got).toEqual([]);
  });

  it("severity that rises or falls is news in the same thread", () => {
    const scene = new Scene(policyOf([ops]));
    scene.run({ groups: { a: "WARNING" } }, 5 * MINUTE);
    scene.run(bad, 5 * MINUTE);
    scene.run({ groups: { a: "WARNING" } }, 5 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing WARNING a", "firing ERROR a", "firing WARNING a"]);
    expect(new Set(scene.got.map(({ delivery }) => delivery.thread)).size).toBe(1);
  });

  it("several within the group wait are one message", () => {
    const scene = new Scene(policyOf([ops]));
    scene.run({ groups: { a: "ERROR" } }, 10 * SECOND);
    scene.run({ groups: { a: "ERROR", b: "WARNING" } }, 10 * SECOND);
    scene.run({ groups: { a: "ERROR", b: "WARNING", c: "ERROR" } }, 5 * MINUTE);
    expect(scene.got).toHaveLength(1);
    expect(scene.notified("ops")).toEqual(["firing ERROR a", "firing ERROR c", "firing WARNING b"]);
  });
});

describe("flapping", () => {
  it.each([0, 10, 30, 60])("every 20 s for 30 min is at most 4 messages, the last true (group wait %d s)", (wait) => {
    for (const last of [well, bad]) {
      const defaults = { receivers: ["ops"], groupWaitMs: wait * SECOND, repeatMs: null };
      const scene = new Scene(policyOf([ops], { defaults }));
      for (let i = 0; i < 45; i++) {
        scene.run(bad, 20 * SECOND);
        if (i % 7 === 3) scene.restart();
        scene.run(well, 20 * SECOND);
      }
      expect(scene.notified("ops").filter((news) => news === "flapping ERROR a")).toHaveLength(1);
      scene.run(last, 20 * MINUTE);
      expect(scene.got.length).toBeLessThanOrEqual(4);
      expect(scene.lastState("ops", "a")).toBe(last === bad ? "firing" : "resolved");
    }
  });

  it("severity that goes up and down is flapping, too", () => {
    const scene = new Scene(policyOf([ops]));
    for (let i = 0; i < 20; i++) {
      scene.run(bad, 20 * SECOND);
      scene.run({ groups: { a: "WARNING" } }, 20 * SECOND);
    }
    scene.run(bad, 20 * MINUTE);
    expect(scene.got.length).toBeLessThanOrEqual(4);
    expect(scene.notified("ops").at(-1)).toBe("firing ERROR a");
  });
});

describe("who looks after it", () => {
  const policy = policyOf([ops, team], {
    routes: [routeOf("r", ["ops"], { repeatMs: HOUR, escalation: [{ receiver: "team", afterMs: 20 * MINUTE }] })],
  });

  it("is reminded, and others are told when nobody acknowledges", () => {
    const scene = new Scene(policy);
    scene.run(bad, 2 * HOUR + 10 * MINUTE);
    expect(scene.of("ops").map(({ delivery }) => delivery.kind)).toEqual(["news", "reminder", "reminder"]);
    expect(scene.of("team").map(({ at, delivery }) => [at - scene.start, delivery.kind])).toEqual([
      [20 * MINUTE + 30 * SECOND, "escalation"],
      [80 * MINUTE + 30 * SECOND, "reminder"],
    ]);
    scene.run(well, 5 * MINUTE);
    expect([scene.lastState("ops", "a"), scene.lastState("team", "a")]).toEqual(["resolved", "resolved"]);
  });

  it("hears only of the end once it is acknowledged, until it begins anew", () => {
    const scene = new Scene(policy);
    scene.run(bad, 10 * MINUTE);
    const { id } = scene.book.open()[0]!;
    scene.store([scene.book.acknowledge(id, "kim", scene.now)!]);
    scene.restart();
    scene.run(bad, 3 * HOUR);
    expect(scene.got).toHaveLength(1);
    scene.run(well, 5 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR a", "resolved a"]);
    expect(scene.notified("team")).toEqual([]);
    scene.run(bad, 25 * MINUTE);
    expect(scene.notified("team")).toEqual(["firing ERROR a"]);
    expect(scene.book.acknowledge("nothing", "kim", scene.now)).toBeNull();
  });

  it("escalates when the first receiver cannot be reached, either", () => {
    const scene = new Scene(policy);
    scene.down.add("ops");
    scene.run(bad, 25 * MINUTE);
    expect(scene.notified("team")).toEqual(["firing ERROR a"]);
  });

  it("is asked again when the acknowledgement is taken back", () => {
    const scene = new Scene(policy);
    scene.run(bad, 10 * MINUTE);
    const { id } = scene.book.open()[0]!;
    scene.book.acknowledge(id, "kim", scene.now);
    scene.run(bad, HOUR);
    scene.book.unacknowledge(id);
    scene.run(bad, MINUTE);
    expect(scene.got.map(({ delivery }) => delivery.kind)).toEqual(["news", "reminder", "escalation"]);
  });
});

it("routes and silences go by the topics that are in trouble now", () => {
  const byTopic = (topic: string) => routeOf(topic, [topic], { match: { ...ANY, topic } });
  const scene = new Scene(policyOf([receiverOf("x"), receiverOf("y")], { routes: [byTopic("x"), byTopic("y")] }));
  scene.silences = [silenceOf("s", { match: { ...ANY, topic: "x" } })];
  scene.run({ groups: { a: { status: "ERROR", topics: ["x"] } } }, 5 * MINUTE);
  expect(scene.got).toEqual([]);
  scene.run({ groups: { a: { status: "ERROR", topics: ["y"] } } }, 5 * MINUTE);
  expect([scene.notified("x"), scene.notified("y")]).toEqual([[], ["firing ERROR a"]]);
});

it("of many alerts only those that are shown are measured", () => {
  const scene = new Scene(policyOf([ops]));
  scene.run({ groups: { a: "ERROR" } }, SECOND);
  const [alert] = scene.book.all();
  expect(alert!.measures.lag).toBeNull();
  expect(scene.book.shown(alert!)).toEqual({ ...alert, measures: { ...alert!.measures, lag: "7" } });
  scene.run({ groups: { a: "OK" } }, SECOND);
  const [ended] = scene.book.all();
  expect(scene.book.shown(ended!)).toBe(ended);
});

describe("silences", () => {
  it("hold news back; what still fires at the end is told within a cycle", () => {
    const scene = new Scene(policyOf([ops]));
    scene.silences = [silenceOf("s", { endsAt: scene.now + HOUR })];
    scene.run(bad, 2 * HOUR);
    expect(scene.got.map(({ at }) => at - scene.start)).toEqual([HOUR]);
  });

  it("do not hold back the end of what was told", () => {
    const scene = new Scene(policyOf([ops]));
    scene.run(bad, MINUTE);
    scene.silences = [silenceOf("s")];
    scene.run(well, 5 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR a", "resolved a"]);
  });

  it("leave nothing to be told of what began and ended within them", () => {
    const scene = new Scene(policyOf([ops]));
    scene.silences = [silenceOf("s", { endsAt: scene.now + HOUR })];
    scene.run(bad, 30 * MINUTE);
    scene.run(well, 2 * HOUR);
    expect(scene.got).toEqual([]);
  });

  it("take back what waits to be told", () => {
    const scene = new Scene(policyOf([ops]));
    scene.down.add("ops");
    scene.run(bad, 5 * MINUTE);
    scene.silences = [silenceOf("s")];
    scene.run(bad, MINUTE);
    expect(scene.book.waiting()).toEqual([]);
  });

  it("until resolved end with the last alert that they mean", () => {
    const scene = new Scene(policyOf([ops]));
    scene.run(bad, MINUTE);
    scene.silences = [silenceOf("s", { untilResolved: true })];
    scene.run({ groups: { a: "UNKNOWN" } }, 10 * MINUTE);
    expect(scene.silences).toHaveLength(1);
    scene.run(well, 20 * MINUTE);
    expect(scene.silences).toEqual([]);
    scene.run(bad, 5 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR a", "resolved a", "firing ERROR a"]);
  });
});

describe("limits, hours and deadlines", () => {
  it("beyond its limit a receiver is told everything in one message once there is room", () => {
    const scene = new Scene(policyOf([receiverOf("ops", { limit: { messages: 3, perMs: HOUR } })]));
    const groups: Record<string, "ERROR"> = {};
    for (let i = 0; i < 20; i++) {
      groups[`g${i}`] = "ERROR";
      scene.run({ groups }, 2 * MINUTE);
    }
    scene.run({ groups }, HOUR);
    expect(scene.got).toHaveLength(4);
    expect(scene.got[3]!.at - scene.got[0]!.at).toBe(HOUR);
    expect(scene.got.flatMap(({ delivery }) => delivery.alertIds)).toHaveLength(20);
  });

  it("outside of its hours a route waits, and tells what came and went meanwhile", () => {
    // 2001-09-09, a Sunday, 01:46 UTC.
    const hours = { times: [{ from: 9 * 60, minutes: 8 * 60 }], timeZone: "UTC" };
    const scene = new Scene(policyOf([ops], { routes: [routeOf("r", ["ops"], { hours })] }));
    scene.run({ groups: { a: "ERROR", b: "ERROR" } }, HOUR);
    scene.run({ groups: { a: "OK", b: "ERROR" } }, 32 * HOUR, 5 * MINUTE);
    expect(scene.got.map(({ at }) => new Date(at).toISOString())).toEqual(["2001-09-10T09:01:40.000Z"]);
    expect(scene.notified("ops")).toEqual(["firing ERROR b", "passed ERROR a"]);
  });

  it("what is not acknowledged by its deadline is given up, until the receiver takes something again", () => {
    const scene = new Scene(policyOf([receiverOf("ops", { deadlineMs: HOUR })]));
    scene.down.add("ops");
    scene.run({ groups: { a: "ERROR" } }, 2 * HOUR);
    const states = [...scene.deliveries.values()].map(({ state }) => state);
    expect(states).toEqual(["expired"]);
    scene.down.clear();
    scene.run({ groups: { a: "ERROR", b: "ERROR" } }, 5 * MINUTE);
    expect(scene.notified("ops").sort()).toEqual(["firing ERROR a", "firing ERROR b"]);
  });

  it("a mild severity is not told below the floor", () => {
    const scene = new Scene(policyOf([ops], { routes: [routeOf("r", ["ops"], { floor: "ERROR" })] }));
    scene.run({ groups: { a: "WARNING" } }, 5 * MINUTE);
    expect(scene.got).toEqual([]);
    scene.run(bad, 5 * MINUTE);
    scene.run({ groups: { a: "WARNING" } }, 5 * MINUTE);
    scene.run(well, 5 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR a", "resolved a"]);
  });

  it("who takes pushes is told again and again, and never in the way of news", () => {
    const scene = new Scene(policyOf([receiverOf("am", { pushMs: MINUTE, limit: { messages: 3, perMs: HOUR } })]));
    scene.run(bad, 10 * MINUTE);
    scene.run(well, 5 * MINUTE);
    const kinds = scene.got.map(({ delivery }) => delivery.kind);
    expect(kinds).toEqual(["news", ...Array.from({ length: 9 }, () => "push"), "news"]);
    expect(scene.notified("am").at(-1)).toBe("resolved a");
  });

  it("who is not told of ends is not", () => {
    const scene = new Scene(policyOf([receiverOf("ops", { resolves: false })]));
    scene.run(bad, MINUTE);
    scene.run(well, 20 * MINUTE);
    scene.run(bad, 5 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR a", "firing ERROR a"]);
  });
});
