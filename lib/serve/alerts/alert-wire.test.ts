/** What the interface says of followers, receivers and what comes next is what messages say and do. */
import { describe, expect, it } from "vitest";
import { alertsAnswer } from "@/lib/api/alerts-contract";
import { readExactly } from "@/lib/api/test-exact";
import { ANY, HOUR, MINUTE, policyOf, receiverOf, routeOf, SECOND, silenceOf } from "@/lib/core/alerts/test-policy";
import { Scene } from "@/lib/core/alerts/test-scene";
import type { AlertPolicy, AlertSubject } from "@/lib/core/alerts/terms";
import { serveAlerts } from "./firing";
import { testParts } from "./test-keeper";

const receivers = ["ops", "team", "other", "muted"].map((name) => receiverOf(name));
const of = (group: string) => ({ ...ANY, group });

/** As the interface shows what a book holds. */
async function shown({ book, policy, silences, now }: Scene) {
  const parts = testParts();
  parts.alerts.open = book.all();
  parts.alerts.policy = () => policy;
  parts.alerts.silences = () => silences;
  const response = await serveAlerts(parts, {}, now);
  const { firing } = readExactly(alertsAnswer, await response.json());
  return (kind: AlertSubject["kind"]) => firing.find(({ subject }) => subject.kind === kind)!;
}

/** What messages said of it, and to whom. */
function messagesAbout({ got }: Scene, kind: AlertSubject["kind"]) {
  const all = got.flatMap(({ delivery: { receiver, alerts } }) =>
    alerts
      .filter(({ subject }) => subject.kind === kind)
      .map(({ followers, state }) => ({ receiver, followers, state })),
  );
  return { receivers: [...new Set(all.map(({ receiver }) => receiver))].sort(), last: all.at(-1) };
}

describe("the interface and the messages", () => {
  const routes = [
    routeOf("a", ["team"], { match: of("a*"), repeatMs: HOUR }),
    routeOf("b", ["other"], { match: of("b*"), floor: "ERROR" }),
    routeOf("m", ["muted"], { match: of("m*") }),
  ];
  const nobody: AlertPolicy["defaults"] = { receivers: [], groupWaitMs: 30 * SECOND, repeatMs: null };

  it.each([
    ["nobody by its own routes", nobody],
    ["somebody by its own routes", { ...nobody, receivers: ["ops"] }],
  ])(
    "agree on a broker, what follows from what follows from it, and whom that is for; it is for %s",
    async (_, defaults) => {
      const scene = new Scene(policyOf(receivers, { routes, defaults }));
      scene.silences = [silenceOf("s", { match: of("m*") })];
      const groups = ["a", "b", "m"];
      scene.run({ groups: Object.fromEntries(groups.map((group) => [group, "OK"] as const)) }, 10 * SECOND);
      const places = [{ topic: "t", partition: 0, status: "OFFLINE" }];
      const offline = Object.fromEntries(groups.map((group) => [group, { status: "ERROR", offline: true }] as const));
      const lost = { groups: offline, leaderless: { places, count: 1 } };
      scene.run(lost, 10 * SECOND);
      scene.run({ ...lost, missing: [2], isBroker: () => false }, 5 * MINUTE);
      const sent = messagesAbout(scene, "broker");
      const broker = (await shown(scene))("broker");
      expect(broker.followers).toEqual(sent.last?.followers);
      expect(broker.followers.count).toBe(4);
      expect([...broker.receivers].sort()).toEqual(sent.receivers);
      expect(sent.receivers).toEqual([...defaults.receivers, "other", "team"]);
      expect(broker.quiet).toBeNull();
      expect(broker.next).toMatchObject([{ kind: "reminder", receiver: "team" }]);
    },
  );

  it("agree on who is told that a receiver takes nothing", async () => {
    const defaults = { ...nobody, receivers: ["ops"] };
    const scene = new Scene(policyOf(receivers, { defaults }));
    scene.store(scene.book.takeReceiver("ops", { since: scene.now, failures: 9, answer: "503" }, scene.now));
    for (let i = 0; i < 5; i++, scene.now += 10 * MINUTE) {
      scene.store(scene.book.takeReceiver("ops", { since: scene.start, failures: 9 + i, answer: "503" }, scene.now));
      scene.settle();
    }
    const alert = (await shown(scene))("receiver");
    expect(alert.receivers).toEqual(messagesAbout(scene, "receiver").receivers);
    expect(alert.receivers).toEqual(["team"]);
  });
});
