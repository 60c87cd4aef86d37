/** What the timeline says of a message that arrived or was given up; and which messages it says nothing of. */
import { describe, expect, it } from "vitest";
import { sentOf } from "./sent";
import { MOST_PLACES, type AlertSubject, type Delivery, type NotifiedAlert } from "./terms";
import { deliveryOf, MINUTE, OPENED, notifiedAlert } from "./test-deliveries";

const ARRIVED = OPENED + 13 * MINUTE;
const cluster = "prod-eu";

const alertAbout = (subject: AlertSubject, over: Partial<NotifiedAlert> = {}) => notifiedAlert({ subject, ...over });
const ofGroup = (group: string, over: Partial<NotifiedAlert> = {}) =>
  alertAbout({ kind: "group", cluster, group }, over);
const recovered = { state: "resolved", end: "recovered", endedAt: ARRIVED } as const;

const delivered = (alerts: NotifiedAlert[], over: Partial<Delivery> = {}) =>
  deliveryOf(alerts, { state: "delivered", deliveredAt: ARRIVED, attempts: 2, ...over });

describe("a message that ended", () => {
  it("is one happening with its facts, at the moment at which it was acknowledged", () => {
    const alert = notifiedAlert();
    expect(sentOf(delivered([alert]))).toEqual({
      ...{ at: ARRIVED, cluster, group: "fraud-check", topic: null, partition: null },
      ...{ kind: "message", before: null, after: "delivered", message: "Sent to ops: fraud-check, ERROR" },
      said: {
        key: "happened.sent",
        values: {
          ...{ receiver: "ops", delivery: `ops/file-1/${OPENED}/1`, kind: "news", outcome: "delivered", problems: 1 },
          ...{ subject: "group", name: "fraud-check", severity: "ERROR", state: "firing", end: null },
          incident: alert.id,
        },
      },
    });
  });

  it("and never arrived is told at its deadline, as given up", () => {
    const sent = sentOf(deliveryOf([notifiedAlert()], { state: "expired", deadline: OPENED + 0.5 }));
    expect(sent).toMatchObject({ at: OPENED + 1, after: "expired", group: "fraud-check" });
    expect(sent?.message).toBe("Not delivered to ops by its deadline: fraud-check, ERROR");
  });

  const many = Array.from({ length: MOST_PLACES }, (_, index) => ofGroup(`etl-${index}`));
  const ids = Array.from({ length: 214 }, (_, index) => `group/prod-eu/etl-${index}@1`);
  const counts = { firing: 200, resolved: 10, flapping: 3, passed: 1 };

  it.each<[name: string, delivery: Delivery, group: string | null, message: string]>([
    [
      "a group that recovered",
      delivered([notifiedAlert(recovered)]),
      "fraud-check",
      "Sent to ops: fraud-check, resolved",
    ],
    ["a broker", delivered([alertAbout({ kind: "broker", cluster, broker: 3 })]), null, "lost broker 3, ERROR"],
    ["partitions", delivered([alertAbout({ kind: "offline", cluster })]), null, "partitions without a leader, ERROR"],
    ["the cluster", delivered([alertAbout({ kind: "cluster", cluster })]), null, "cluster unreachable, ERROR"],
    ["two groups", delivered([ofGroup("a"), ofGroup("b")]), null, "Sent to ops: 2 problems"],
    ["one group twice", delivered([ofGroup("a"), ofGroup("a", recovered)]), "a", "2 problems, 1 of them over"],
    [
      "a group and its broker",
      delivered([notifiedAlert(), alertAbout({ kind: "broker", cluster, broker: 3 })]),
      null,
      "2",
    ],
    ["more than it lists", delivered(many, { alertIds: ids, count: counts }), null, "214 problems, 11 of them over"],
    ["what goes on", delivered([notifiedAlert()], { kind: "reminder" }), "fraud-check", "fraud-check, still ERROR"],
    [
      "what nobody takes up",
      delivered([notifiedAlert()], { kind: "escalation" }),
      "fraud-check",
      "ERROR, not acknowledged",
    ],
    ["a name that turns text around", delivered([ofGroup("a\u202eb")]), "a\u202eb", "Sent to ops: a\\u{202E}b, ERROR"],
  ])("about %s belongs where it is about", (_, delivery, group, message) => {
    const sent = sentOf(delivery);
    expect(sent?.group).toBe(group);
    expect(sent?.message).toContain(message);
  });

  const receiver = alertAbout({ kind: "receiver", receiver: "ops" });

  it.each<[name: string, delivery: Delivery]>([
    ["one that waits", deliveryOf([notifiedAlert()])],
    ["one that another replaced", delivered([notifiedAlert()], { state: "superseded" })],
    ["a test", delivered([receiver], { kind: "test", cluster: null })],
    ["a test about a group", delivered([notifiedAlert()], { kind: "test" })],
    ["what is pushed again and again", delivered([notifiedAlert()], { kind: "push" })],
    ["one about the database", delivered([alertAbout({ kind: "database" })], { cluster: null })],
    ["one about a receiver", delivered([receiver], { cluster: null })],
    ["one about nothing", delivered([])],
  ])("is left out: %s", (_, delivery) => expect(sentOf(delivery)).toBeNull());
});
