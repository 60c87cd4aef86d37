import { describe, expect, it } from "vitest";
import { ANY, MINUTE, policyOf, receiverOf, routeOf, SECOND } from "./test-policy";
import { GivenCluster, Scene, type GivenView } from "./test-scene";

const ops = receiverOf("ops");
const groupsOf = (count: number, state: "OK" | "WARNING" | "ERROR") =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`g${i}`, state]));

describe("one cause, one message", () => {
  it.each([0, 30, 60])("1,000 groups and a killed broker (group wait %d s)", (wait) => {
    const defaults = { receivers: ["ops"], groupWaitMs: wait * SECOND, repeatMs: null };
    const scene = new Scene(policyOf([ops], { defaults }));
    scene.run({ groups: groupsOf(1000, "OK") }, 10 * SECOND);
    // Some suffer before the broker is missed, some much later.
    const lost = { missing: [2], isBroker: (id: number) => id !== 2 };
    scene.run({ groups: { ...groupsOf(1000, "OK"), ...groupsOf(300, "WARNING") } }, 5 * SECOND);
    scene.run({ groups: { ...groupsOf(1000, "OK"), ...groupsOf(700, "ERROR") }, ...lost }, 15 * SECOND);
    scene.run({ groups: groupsOf(1000, "ERROR"), ...lost }, 3 * MINUTE, 20 * SECOND);
    expect(scene.got.length).toBeLessThanOrEqual(wait === 0 ? 2 : 1);
    const last = scene.got.at(-1)!.delivery;
    expect(last.alerts[0]).toMatchObject({ subject: { kind: "broker", cluster: "lab", broker: 2 }, state: "firing" });
    if (wait > 0) expect(last.alerts[0]!.followers.count).toBe(1000);
    expect(last.alerts[0]!.followers.names.length).toBe(20);
    scene.run({ groups: groupsOf(1000, "OK") }, 3 * MINUTE, 20 * SECOND);
    expect(scene.got.length).toBeLessThanOrEqual(3);
    expect(scene.got.at(-1)!.delivery.alerts[0]).toMatchObject({ subject: { kind: "broker" }, state: "resolved" });
    expect(scene.book.open()).toEqual([]);
  });

  it("who is still wrong a while after the end of the cause is told for itself", () => {
    const scene = new Scene(policyOf([ops]));
    const lost = { missing: [2], isBroker: () => false };
    scene.run({ groups: { a: "OK", b: "OK" } }, 10 * SECOND);
    scene.run({ groups: { a: "OK", b: "OK" }, ...lost }, 20 * SECOND);
    scene.run({ groups: { a: "ERROR", b: "ERROR" }, ...lost }, 3 * MINUTE);
    const back = scene.now;
    scene.run({ groups: { a: "ERROR", b: "OK" } }, 5 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR broker", "resolved broker", "firing ERROR a"]);
    expect(scene.got.at(-1)!.at - back).toBe(2 * MINUTE);
  });

  it.each<[string, GivenView["groups"], string[]]>([
    ["has leaders and is still wrong after 4 min is told for itself", { a: "ERROR" }, ["firing ERROR a"]],
    [
      "lacks leaders and nothing else is the broker's as long as it is gone",
      { a: { status: "ERROR", offline: true } },
      [],
    ],
  ])("whoever %s", (_name, groups, expected) => {
    const scene = new Scene(policyOf([ops]));
    scene.run({ groups: { a: "OK" } }, 10 * SECOND);
    scene.run({ ...(groups && { groups }), missing: [2], isBroker: () => false }, 10 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR broker", ...expected]);
    if (expected.length > 0) expect(scene.got.at(-1)!.at - scene.start).toBeGreaterThanOrEqual(4 * MINUTE);
  });

  it("nobody who has leaders follows from a broker that was missing before anything was seen", () => {
    const scene = new Scene(policyOf([ops]));
    scene.run({ groups: { a: "ERROR" }, missing: [2], isBroker: () => false }, 2 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR broker", "firing ERROR a"]);
  });

  it("followers of a broker that is lost once more follow from that", () => {
    const scene = new Scene(policyOf([ops]));
    const lost = { missing: [2], isBroker: () => false };
    scene.run({ groups: { a: "OK" } }, 10 * SECOND);
    scene.run({ groups: { a: "ERROR" }, ...lost }, MINUTE);
    scene.run({ groups: { a: "ERROR" } }, MINUTE);
    scene.run({ groups: { a: "ERROR" }, ...lost }, 3 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR broker", "resolved broker", "firing ERROR broker"]);
  });

  it("a later message counts the followers that there are by then", () => {
    const scene = new Scene(policyOf([ops], { routes: [routeOf("r", ["ops"], { repeatMs: 2 * MINUTE })] }));
    const lost = { missing: [2], isBroker: () => false };
    scene.run({ groups: { a: "OK", b: "OK" } }, 10 * SECOND);
    scene.run({ groups: { a: "ERROR", b: "OK" }, ...lost }, 2 * MINUTE);
    scene.run({ groups: { a: "ERROR", b: "ERROR" }, ...lost }, 2 * MINUTE);
    const counts = scene
      .of("ops")
      .flatMap(({ delivery: { kind, alerts } }) =>
        alerts.filter(({ subject }) => subject.kind === "broker").map(({ followers }) => [kind, followers.count]),
      );
    expect(counts).toEqual([
      ["news", 1],
      ["reminder", 2],
    ]);
  });

  it("a loss that was seen before a restart was seen", () => {
    const scene = new Scene(policyOf([ops]));
    const lost = { missing: [2], isBroker: () => false };
    scene.run({ groups: { a: "OK" } }, 10 * SECOND);
    scene.run({ groups: { a: "OK" }, ...lost }, 30 * SECOND);
    scene.restart();
    scene.run({ groups: { a: "ERROR" }, ...lost }, 2 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR broker"]);
  });

  it("what was told before keeps its receipts, and its end is told", () => {
    const scene = new Scene(policyOf([ops]));
    scene.run({ groups: { a: "ERROR" } }, MINUTE);
    const lost = { missing: [2], isBroker: () => false };
    scene.run({ groups: { a: "ERROR" }, ...lost }, 5 * MINUTE);
    scene.run({ groups: { a: "OK" }, ...lost }, 5 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR a", "firing ERROR broker", "resolved a"]);
  });

  it("lost leaders take groups on which nothing else is wrong, and follow from a broker", () => {
    const scene = new Scene(policyOf([ops]));
    const places = [{ topic: "t", partition: 0, status: "OFFLINE" }];
    const offline = {
      groups: { a: { status: "ERROR", offline: true }, b: "ERROR" },
      leaderless: { places, count: 1 },
    } as const;
    scene.run(offline, MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR offline", "firing ERROR b"]);
    expect(scene.got[0]!.delivery.alerts[0]!.followers).toEqual({ count: 1, names: ["a"] });
    const both = new Scene(policyOf([ops]));
    both.run({ groups: { a: "OK", b: "OK" } }, 10 * SECOND);
    both.run({ ...offline, missing: [2], isBroker: () => false }, MINUTE);
    expect(both.notified("ops")).toEqual(["firing ERROR broker"]);
    expect(both.got[0]!.delivery.alerts[0]!.followers.count).toBe(3);
  });

  it("one picture alone is no cause: a broker that is back and an election are not told", () => {
    const scene = new Scene(policyOf([ops]));
    const places = [{ topic: "t", partition: 0, status: "OFFLINE" }];
    for (let i = 0; i < 10; i++) {
      scene.run({ missing: [2], isBroker: () => false, leaderless: { places, count: 1 } }, 5 * SECOND);
      scene.run({}, 5 * SECOND);
    }
    scene.run({}, MINUTE);
    expect(scene.got).toEqual([]);
  });

  it("while a cluster cannot be read nothing else is told of it, and its return is", () => {
    const scene = new Scene(policyOf([ops]));
    scene.run({ groups: { a: "OK" } }, MINUTE);
    scene.run({ groups: { a: "ERROR" } }, 10 * SECOND);
    const unreachable = { since: scene.now, why: "no answer", said: null };
    scene.run({ unreachable }, 5 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR a", "firing ERROR cluster"].slice(1));
    scene.run({ groups: { a: "OK", b: "ERROR" } }, 90 * SECOND);
    scene.run({ groups: { a: "OK", b: "OK" } }, 5 * MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR cluster", "resolved cluster"]);
  });

  it("who is meant by followers alone is told of the cause", () => {
    const team = receiverOf("team");
    const routes = [routeOf("r", ["team"], { match: { ...ANY, group: "a*" } })];
    const scene = new Scene(
      policyOf([ops, team], { routes, defaults: { receivers: [], groupWaitMs: 0, repeatMs: null } }),
    );
    const lost = { missing: [2], isBroker: () => false };
    scene.run({ groups: { a: "OK" } }, 10 * SECOND);
    scene.run({ groups: { a: "ERROR" }, ...lost }, 3 * MINUTE);
    scene.run({ groups: { a: "OK" } }, 5 * MINUTE);
    expect(scene.notified("team")).toEqual(["firing ERROR broker", "resolved broker"]);
  });

  it("a broker that nothing names any more was taken away", () => {
    const scene = new Scene(policyOf([ops]));
    scene.run({ missing: [2], isBroker: () => false }, MINUTE);
    scene.run({ isBroker: () => false }, 15 * MINUTE);
    expect(scene.got.at(-1)!.delivery.alerts[0]).toMatchObject({ state: "resolved", end: "deleted" });
  });
});

describe("causes outside of clusters", () => {
  it("a database that takes nothing is told after a minute", () => {
    const scene = new Scene(policyOf([ops]));
    const failing = { since: scene.now, why: "gone", said: null };
    scene.store(scene.book.takeDatabase(failing, scene.now + MINUTE));
    expect(scene.book.open()).toEqual([]);
    scene.store(scene.book.takeDatabase(failing, scene.now + MINUTE + 1));
    scene.now += 2 * MINUTE;
    scene.settle();
    scene.book.takeDatabase(null, scene.now);
    scene.now += MINUTE;
    scene.settle();
    expect(scene.notified("ops")).toEqual(["firing WARNING database", "resolved database"]);
  });

  it.each([
    ["another one that its route names", ["ops", "team"]],
    ["any other where it alone is named", ["ops"]],
  ])("a receiver that takes nothing is told through %s", (_, receivers) => {
    const defaults = { receivers, groupWaitMs: 0, repeatMs: null };
    const scene = new Scene(policyOf([ops, receiverOf("team")], { defaults }));
    const view = { since: scene.now, failures: 3, answer: "503" };
    scene.book.takeReceiver("ops", { ...view, failures: 2 }, scene.now + 3 * MINUTE);
    scene.book.takeReceiver("ops", view, scene.now + MINUTE);
    expect(scene.book.open()).toEqual([]);
    scene.book.takeReceiver("ops", view, scene.now + 2 * MINUTE);
    scene.now += 3 * MINUTE;
    scene.settle();
    expect([scene.notified("ops"), scene.notified("team")]).toEqual([[], ["firing ERROR receiver"]]);
    scene.book.takeReceiver("ops", null, scene.now);
    scene.now += MINUTE;
    scene.settle();
    expect([scene.notified("ops"), scene.notified("team").at(-1)]).toEqual([[], "resolved receiver"]);
  });

  it("messages never mix clusters", () => {
    const scene = new Scene(policyOf([ops]));
    const other = new GivenCluster("other");
    scene.book.takeCluster(other.view({ groups: { a: "ERROR" } }, scene.now), scene.now);
    scene.run({ groups: { a: "ERROR" } }, MINUTE);
    expect(scene.got.map(({ delivery }) => delivery.cluster).sort()).toEqual(["lab", "other"]);
  });
});
