import { describe, expect, it } from "vitest";
import { ANY, HOUR, MINUTE, policyOf, receiverOf, routeOf, SECOND, silenceOf } from "./test-policy";
import { Scene } from "./test-scene";
import { Targets } from "./targets";
import type { Alert } from "./terms";
import { upcomingOf } from "./upcoming";

const ops = receiverOf("ops");
const delivered = { outcome: "delivered", detail: "200", ref: "thread-1", nextTryAt: null } as const;

describe("answers", () => {
  it("that are lost let the same message go out once more, under the same id", () => {
    const scene = new Scene(policyOf([ops]));
    scene.mute.add("ops");
    scene.run({ groups: { a: "ERROR" } }, MINUTE);
    scene.mute.clear();
    scene.restart();
    scene.run({ groups: { a: "ERROR" } }, 5 * MINUTE);
    const ids = scene.got.map(({ delivery }) => delivery.id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it("that come late count: what was being sent is not superseded meanwhile", () => {
    const scene = new Scene(policyOf([ops]));
    scene.mute.add("ops");
    scene.run({ groups: { a: "ERROR" } }, MINUTE);
    const { id } = scene.book.waiting()[0]!;
    scene.run({ groups: { a: "OK" } }, MINUTE);
    expect(scene.book.waiting().map((delivery) => delivery.id)).toEqual([id]);
    scene.mute.clear();
    scene.book.takeAnswer(id, delivered, scene.now);
    scene.run({ groups: { a: "OK" } }, MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR a", "resolved a"]);
  });

  it("to what was superseded count, too", () => {
    const scene = new Scene(policyOf([ops]));
    scene.down.add("ops");
    scene.run({ groups: { a: "ERROR" } }, MINUTE);
    const { id } = scene.book.waiting()[0]!;
    scene.run({ groups: { a: "ERROR", b: "ERROR" } }, MINUTE);
    const { delivery } = scene.book.takeAnswer(id, delivered, scene.now);
    expect(delivery).toMatchObject({ id, state: "delivered" });
    scene.down.clear();
    scene.run({ groups: { a: "ERROR", b: "ERROR" } }, MINUTE);
    expect(scene.notified("ops")).toEqual(["firing ERROR b"]);
  });

  it("to a part of what is one event for each alert leave the rest owed", () => {
    const scene = new Scene(policyOf([ops]));
    scene.mute.add("ops");
    scene.run({ groups: { a: "ERROR", b: "ERROR" } }, MINUTE);
    const { id, alertIds } = scene.book.waiting()[0]!;
    const part = { outcome: "retry", detail: "503", ref: null, nextTryAt: scene.now + MINUTE } as const;
    scene.book.takeAnswer(id, { ...part, alerts: alertIds.slice(0, 1) }, scene.now);
    scene.owe();
    expect(scene.book.waiting()).toMatchObject([
      { alertIds: alertIds.slice(1), attempts: 1, nextTryAt: scene.now + MINUTE },
    ]);
  });

  it("that nobody knows let the end be told, also where nothing is to be told any more", () => {
    for (const isUncertain of [true, false]) {
      const scene = new Scene(policyOf([ops]));
      scene.mute.add("ops");
      scene.run({ groups: { a: "ERROR" } }, MINUTE);
      const retry = { outcome: "retry", detail: "timeout", ref: null, nextTryAt: scene.now + MINUTE } as const;
      scene.book.takeAnswer(scene.book.waiting()[0]!.id, { ...retry, isUncertain }, scene.now);
      scene.silences = [silenceOf("s")];
      scene.owe();
      expect(scene.book.waiting()).toHaveLength(isUncertain ? 1 : 0);
      scene.run({ groups: { a: "OK" } }, 10 * SECOND);
      expect(scene.book.waiting().flatMap(({ alerts }) => alerts.map(({ state }) => state))).toEqual(
        isUncertain ? ["passed"] : [],
      );
    }
  });

  it("to nothing that is known change nothing", () => {
    const scene = new Scene(policyOf([ops]));
    expect(scene.book.takeAnswer("nothing", delivered, scene.now)).toEqual({ delivery: null, changed: [] });
    expect(scene.book.beginTry("nothing")).toBeNull();
  });

  it("name what the receiver calls the message, for its thread", () => {
    const scene = new Scene(policyOf([ops]));
    scene.run({ groups: { a: "ERROR" } }, MINUTE);
    expect(scene.book.open()[0]!.notified.ops).toMatchObject({ ref: "ref", thread: scene.got[0]!.delivery.thread });
  });
});

describe("a test", () => {
  it("takes the way of all messages, and is not mistaken for news", () => {
    const scene = new Scene(policyOf([ops]));
    const { id } = scene.book.makeTest(ops, scene.now);
    scene.run({ groups: { a: "OK" } }, MINUTE);
    expect(scene.got.map(({ delivery }) => [delivery.id, delivery.kind, delivery.route])).toEqual([
      [id, "test", "test"],
    ]);
    expect(scene.book.waiting()).toEqual([]);
  });
});

describe("what comes next", () => {
  const escalation = [{ receiver: "boss", afterMs: 10 * MINUTE }];
  const policy = policyOf([ops, receiverOf("boss")], {
    routes: [routeOf("r", ["ops"], { repeatMs: HOUR, escalation })],
  });

  const next = (alert: Alert, { isSilenced = false, of = policy } = {}) => {
    const targets = new Targets(of);
    return upcomingOf(alert, targets.of(alert), targets, { isSilenced, now: alert.changedAt });
  };

  it("is a reminder and an escalation, until somebody acknowledges", () => {
    const scene = new Scene(policy);
    scene.run({ groups: { a: "ERROR" } }, MINUTE);
    const [alert] = scene.book.open();
    const at = scene.start + 30 * SECOND;
    expect(next(alert!)).toEqual([
      { at: at + 10 * MINUTE, kind: "escalation", receiver: "boss" },
      { at: at + HOUR, kind: "reminder", receiver: "ops" },
    ]);
    expect(scene.nextAt).toBe(at + 10 * MINUTE);
    expect(next(scene.book.acknowledge(alert!.id, "kim", scene.now)!)).toEqual([]);
  });

  it("is nothing while it is silenced", () => {
    const scene = new Scene(policy);
    scene.run({ groups: { a: "ERROR" } }, MINUTE);
    scene.silences = [silenceOf("s")];
    scene.run({ groups: { a: "ERROR" } }, 2 * HOUR);
    expect(scene.got).toHaveLength(1);
    expect(next(scene.book.open()[0]!, { isSilenced: true })).toEqual([]);
  });

  it("is no reminder to who takes pushes, and none of what is news once more", () => {
    const receivers = [receiverOf("ops", { pushMs: MINUTE }), receiverOf("boss")];
    const scene = new Scene({ ...policy, receivers });
    scene.run({ groups: { a: "ERROR" } }, MINUTE);
    const [alert] = scene.book.open();
    expect(next(alert!, { of: scene.policy })).toMatchObject([{ kind: "escalation", receiver: "boss" }]);
    const milder: Alert = { ...alert!, severity: "WARNING" };
    expect(next(milder)).toMatchObject([{ kind: "escalation", receiver: "boss" }]);
  });

  it("is a reminder also to who was told and is meant by no route any more", () => {
    const scene = new Scene(policy);
    scene.run({ groups: { a: "ERROR" } }, MINUTE);
    scene.policy = { ...policy, routes: [routeOf("r", ["ops"], { repeatMs: HOUR, match: { ...ANY, group: "b" } })] };
    scene.policy.defaults = { ...policy.defaults, receivers: ["boss"] };
    expect(next(scene.book.open()[0]!, { of: scene.policy })).toMatchObject([{ kind: "reminder", receiver: "ops" }]);
    scene.run({ groups: { a: "ERROR" } }, HOUR);
    expect(scene.of("ops").map(({ delivery }) => delivery.kind)).toEqual(["news", "reminder"]);
  });
});
