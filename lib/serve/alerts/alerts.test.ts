/** Everything under `/api/v1/alerts`, from alerting held in memory: what is answered fits the contract. */
import { describe, expect, it, vi } from "vitest";
import { backtestAnswer, deliveriesAnswer, delivery, deliveryDetail } from "@/lib/api/alert-deliveries-contract";
import { policyAnswer, receiver, route, routeTestAnswer, routeTestQuery } from "@/lib/api/alert-policy-contract";
import { previewAnswer, silence, silencesAnswer } from "@/lib/api/alert-silences-contract";
import { alert, alertsAnswer, linkAnswer, linkDone } from "@/lib/api/alerts-contract";
import type { Problem } from "@/lib/api/contract";
import { readExactly } from "@/lib/api/test-exact";
import { serveAcknowledgement, serveLink, serveLinkDone, serveUnacknowledgement } from "./acknowledgement";
import { serveBacktest } from "./backtest";
import { serveDeliveries, serveDelivery } from "./deliveries";
import { serveAlerts } from "./firing";
import { servePolicy } from "./policy";
import { serveNewReceiver, serveReceiverRemoval, serveReceiverTest } from "./receiver-entries";
import { serveNewRoute, serveRouteRemoval } from "./route-entries";
import { serveRouteTest } from "./route-test";
import { serveSilencePreview } from "./silence-preview";
import { serveNewSilence, serveSilenceRemoval, serveSilences } from "./silences";
import { alertOf, deliveryOf, MINUTE, NOW, post, signed, testParts } from "./test-keeper";

const refusalOf = async (response: Promise<Response> | Response) => {
  const { status, field, said } = (await (await response).json()) as Problem;
  return [status, field, said?.detail.key];
};

const bodyOf = async <T>(response: Promise<Response> | Response, shape: { parse(body: unknown): T }, status = 200) => {
  const answered = await response;
  expect(answered.status).toBe(status);
  return readExactly(shape, await answered.json());
};

describe("what fires", () => {
  it("says who hears of each alert, who owns it, what follows from it, and why it is quiet", async () => {
    const parts = testParts();
    const broker = alertOf("x", { id: "broker/lab/1@1", subject: { kind: "broker", cluster: "lab", broker: 1 } });
    parts.alerts.open = [
      alertOf("billing-eu", { severity: "WARNING" }),
      alertOf("audit", { cause: broker.id, openedAt: NOW - MINUTE }),
      alertOf("etl", { acknowledged: { by: "kim", at: NOW } }),
      broker,
      alertOf("over", { endedAt: NOW - MINUTE, end: "recovered" }),
    ];
    const { firing, ended, telling } = await bodyOf(serveAlerts(parts, {}, NOW), alertsAnswer);
    const short = firing.map(({ subject, quiet, receivers, owner }) => [
      ...[subject.kind === "group" ? subject.group : subject.kind, quiet, receivers, owner?.team],
    ]);
    expect(short).toEqual([
      ["audit", "cause", ["ops"], undefined],
      ["etl", "acknowledged", ["ops"], undefined],
      ["broker", null, ["ops"], undefined],
      ["billing-eu", "nobody", [], "payments"],
    ]);
    expect(firing.find(({ id }) => id === broker.id)?.followers).toEqual({ count: 1, names: ["audit"] });
    expect(ended.map(({ id }) => id)).toEqual([alertOf("over").id]);
    expect([telling.receivers, telling.reached]).toEqual([2, 2]);
  });

  it("is answered while the database is away", async () => {
    const parts = testParts();
    parts.alerts.open = [alertOf("a")];
    parts.alerts.databaseIsAway = true;
    const { firing, ended } = await bodyOf(serveAlerts(parts, {}, NOW), alertsAnswer);
    expect([firing.length, ended]).toEqual([1, []]);
  });
});

describe("acknowledging", () => {
  it("names who did it, and is taken back once", async () => {
    const parts = testParts();
    parts.alerts.open = [alertOf("a/ü")];
    const { id } = alertOf("a/ü");
    const answered = await bodyOf(serveAcknowledgement(parts, id, post({ author: " Kim\n" }), NOW), alert);
    expect(answered.acknowledged).toEqual({ by: "Kim", at: NOW });
    expect((await serveUnacknowledgement(parts, id, NOW)).status).toBe(204);
    expect(await refusalOf(serveUnacknowledgement(parts, id, NOW))).toEqual([
      404,
      "id",
      "refused.alert-unacknowledged",
    ]);
  });

  it.each([
    ["nobody", { author: " " }, [400, "author", "refused.field"]],
    ["an alert that is gone", { author: "Kim" }, [404, "id", "refused.alert-gone"]],
  ])("refuses %s", async (_name, body, wanted) => {
    expect(await refusalOf(serveAcknowledgement(testParts(), "gone", post(body), NOW))).toEqual(wanted);
  });
});

const ONE = { match: { cluster: "lab", group: "a" }, untilResolved: true };

describe("signed links", () => {
  it("do nothing when they are read, and what they ask for when a button says so", async () => {
    const parts = testParts();
    parts.alerts.open = [alertOf("a")];
    const token = signed("acknowledge", alertOf("a").id);
    const read = await bodyOf(serveLink(parts, token, NOW), linkAnswer);
    expect([read.action, read.receiver, read.alert?.acknowledged]).toEqual(["acknowledge", "ops", null]);
    await bodyOf(serveLinkDone(parts, token, post({}), NOW), linkDone);
    expect(parts.alerts.open[0]?.acknowledged).toEqual({ by: "ops", at: NOW });
  });

  it("silence the group alone, until it is resolved where no time is said", async () => {
    const parts = testParts();
    parts.alerts.open = [alertOf("a")];
    const done = await bodyOf(serveLinkDone(parts, signed("silence", alertOf("a").id), post({}), NOW), linkDone);
    const made = parts.alerts.silences().find(({ id }) => id === done.silence);
    expect(made).toMatchObject({ match: { cluster: "lab", group: "a" }, untilResolved: true, endsAt: null });
  });

  it("add no more silences than are entered otherwise", async () => {
    const parts = testParts();
    parts.alerts.open = [alertOf("a")];
    const reads = vi.spyOn(parts.alerts, "alerts");
    const { match } = await bodyOf(serveNewSilence(parts, post(ONE), NOW), silence, 201);
    const entered = { match, ...{ author: null, reason: null, startsAt: NOW, endsAt: null }, recurrence: null };
    while (parts.alerts.silences().length < 500) await parts.alerts.addSilence({ ...entered, untilResolved: true });
    const token = signed("silence", alertOf("a").id);
    expect(await refusalOf(serveLinkDone(parts, token, post({}), NOW))).toEqual([409, "token", "refused.alerts-full"]);
    expect(await refusalOf(serveNewSilence(parts, post(ONE), NOW))).toEqual([409, "match", "refused.alerts-full"]);
    expect(parts.alerts.silences()).toHaveLength(500);
    reads.mockClear();
    await bodyOf(serveSilences(parts, NOW), silencesAnswer);
    expect(reads).toHaveBeenCalledTimes(1);
  });

  it("are refused where they are not ours, expired, or would silence far more than their alert", async () => {
    const parts = testParts();
    parts.alerts.open = [alertOf("x", { id: "b", subject: { kind: "broker", cluster: "lab", broker: 1 } })];
    expect(await refusalOf(serveLink(parts, "no.token", NOW))).toEqual([404, "token", "refused.link"]);
    const old = signed("silence", "b", NOW);
    expect(await refusalOf(serveLinkDone(parts, old, post({}), NOW))).toEqual([404, "token", "refused.link-expired"]);
    const wide = serveLinkDone(parts, signed("silence", "b"), post({}), NOW);
    expect(await refusalOf(wide)).toEqual([409, "token", "refused.silence-too-wide"]);
  });
});

describe("silences", () => {
  const match = { cluster: "lab", group: "bill*" };

  it("are listed with what they match now and, of windows, their next times", async () => {
    const parts = testParts();
    parts.alerts.open = [alertOf("billing"), alertOf("audit")];
    const entered = { match, endsAt: NOW + MINUTE, author: "kim" };
    const made = await bodyOf(serveNewSilence(parts, post(entered), NOW), silence, 201);
    expect([made.state, made.changesAt, made.alerts]).toEqual(["active", NOW + MINUTE, 1]);
    const { silences } = await bodyOf(serveSilences(parts, NOW + 2 * MINUTE), silencesAnswer);
    expect(silences.map(({ id, state, times }) => [id, state, times.length])).toEqual([
      ["file-1", "scheduled", 5],
      [made.id, "past", 0],
    ]);
  });

  it.each<[string, object, string, string]>([
    ["that match nothing in particular", { match: {}, endsAt: NOW + 1 }, "match", "refused.field"],
    ["without an end", { match }, "endsAt", "refused.field"],
    ["that are over", { match, startsAt: NOW - 9, endsAt: NOW - 5 }, "endsAt", "refused.silence-past"],
    ["that end before they begin", { match, startsAt: NOW + 9, endsAt: NOW + 5 }, "endsAt", "refused.field"],
    [
      "that recur by no rule",
      { match, recurrence: { rule: "FREQ=SECONDLY", timeZone: "UTC", durationMs: MINUTE } },
      "recurrence.rule",
      "refused.field",
    ],
  ])("%s are refused", async (_name, body, field, key) => {
    expect(await refusalOf(serveNewSilence(testParts(), post(body), NOW))).toEqual([400, field, key]);
  });

  it("of the page are taken back; those of the file are not", async () => {
    const parts = testParts();
    const made = await bodyOf(serveNewSilence(parts, post({ match, untilResolved: true }), NOW), silence, 201);
    expect((await serveSilenceRemoval(parts, made.id, NOW)).status).toBe(204);
    expect(await refusalOf(serveSilenceRemoval(parts, made.id, NOW))).toEqual([404, "id", "refused.silence-gone"]);
    expect(await refusalOf(serveSilenceRemoval(parts, "file-1", NOW))).toEqual([409, "id", "refused.of-the-file"]);
  });

  it("are looked at before they are made", async () => {
    const parts = testParts(["billing", "audit"]);
    parts.alerts.open = [alertOf("billing")];
    parts.alerts.past = [alertOf("billing", { id: "old", openedAt: NOW - 60 * MINUTE }), alertOf("audit")];
    parts.alerts.sent = [deliveryOf("1", ["old"]), deliveryOf("2", [alertOf("audit").id])];
    const { firing, past, groups } = await bodyOf(serveSilencePreview(parts, post({ match }), NOW), previewAnswer);
    expect([firing.count, past.alerts, past.messages, groups?.names]).toEqual([1, 1, 1, ["billing"]]);
  });
});

it("four silences are looked at at a time, and the next one once one of them is done", async () => {
  const parts = testParts(["billing"]);
  const preview = () => serveSilencePreview(parts, post({ match: { group: "bill*" } }), NOW);
  const five = await Promise.all(Array.from({ length: 5 }, preview));
  expect(five.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 503]);
  expect(five.find(({ status }) => status === 503)?.headers.get("retry-after")).toBe("1");
  parts.alerts.databaseIsAway = true;
  await expect(preview()).rejects.toThrow("the database is away");
  parts.alerts.databaseIsAway = false;
  expect((await preview()).status).toBe(200);
});

describe("receivers and routes", () => {
  const webhook = { name: "hook", kind: "webhook", settings: { url: "https://x.example/hook" } };

  it("are shown without secrets, with the shape of each kind's settings", async () => {
    const parts = testParts();
    const asked = [vi.spyOn(parts.alerts, "state"), vi.spyOn(parts.alerts, "waiting")];
    const response = servePolicy(parts);
    for (const each of asked) expect(each).toHaveBeenCalledTimes(1);
    const text = await response.clone().text();
    const { receivers, routes, kinds } = await bodyOf(response, policyAnswer);
    expect(receivers.map(({ name, kind, target, routes: naming }) => [name, kind, target, naming])).toEqual([
      ["ops", "email", "ops@example.com", ["file-1", "default"]],
      ["boss", "slack", null, ["file-1"]],
    ]);
    expect(receivers[1]?.secrets).toEqual([{ env: "SLACK_URL" }]);
    expect(routes[0]).toMatchObject({ id: "file-1", continue: false, floor: "ERROR" });
    expect(kinds.map(({ kind }) => kind)).toContain("email");
    expect(text).not.toContain("mail.example");
  });

  it("are entered, used, and removed in turn", async () => {
    const parts = testParts();
    const made = await bodyOf(serveNewReceiver(parts, post(webhook), NOW), receiver, 201);
    expect([made.source, made.target]).toEqual(["page", "x.example"]);
    const entered = { match: { group: "a*" }, receivers: ["hook"] };
    const first = await bodyOf(serveNewRoute(parts, post(entered), NOW), route, 201);
    const before = await bodyOf(serveNewRoute(parts, post({ ...entered, before: first.id }), NOW), route, 201);
    expect(parts.alerts.policy().routes.map(({ id }) => id)).toEqual(["file-1", before.id, first.id]);
    expect(await refusalOf(serveReceiverRemoval(parts, "hook"))).toEqual([409, "name", "refused.receiver-named"]);
    for (const { id } of [first, before]) expect((await serveRouteRemoval(parts, id)).status).toBe(204);
    expect((await serveReceiverRemoval(parts, "hook")).status).toBe(204);
    expect(await refusalOf(serveReceiverRemoval(parts, "hook"))).toEqual([404, "name", "refused.no-receiver"]);
  });

  it.each<[string, object, unknown[]]>([
    ["whose name the file has", { ...webhook, name: "ops" }, [409, "name", "refused.of-the-file"]],
    ["with a name that cannot stand in an address", { ...webhook, name: "a/b" }, [400, "name", "refused.field"]],
    ["of no kind", { ...webhook, kind: "pigeon" }, [400, "kind", "refused.no-kind"]],
    ["that say a kind's settings wrong", { ...webhook, settings: { url: 7 } }, [400, "settings.url", "refused.field"]],
    [
      "that would send any variable to whoever enters them",
      { ...webhook, settings: { url: { env: "DATABASE_URL" } } },
      [400, "settings", "refused.field"],
    ],
    [
      "that read a file",
      { ...webhook, settings: { ...webhook.settings, secret: { file: "/etc/passwd" } } },
      [400, "settings", "refused.field"],
    ],
    ["in a zone that is none", { ...webhook, timeZone: "Mars" }, [400, "timeZone", "refused.field"]],
  ])("receivers %s are refused", async (_name, body, wanted) => {
    expect(await refusalOf(serveNewReceiver(testParts(), post(body), NOW))).toEqual(wanted);
  });

  const entered = { match: { group: "a" }, receivers: ["ops"] };
  const steps = (receiver: string) => [{ receiver, afterMs: MINUTE }];
  it.each<[string, object, unknown[]]>([
    ["to nobody that there is", { ...entered, receivers: ["oops"] }, [400, "receivers", "refused.no-receiver"]],
    ["that escalate to nobody", { ...entered, escalation: steps("oops") }, [400, "escalation", "refused.no-receiver"]],
    [
      "that go in a circle",
      { ...entered, escalation: steps("ops") },
      [400, "escalation", "refused.escalates-to-itself"],
    ],
    ["before one of the file", { ...entered, before: "file-1" }, [400, "before", "refused.route-gone"]],
    [
      "with hours of no zone",
      { ...entered, hours: { hours: ["08:00-09:00"], timeZone: "Mars" } },
      [400, "hours.timeZone", "refused.value"],
    ],
  ])("routes %s are refused", async (_name, body, wanted) => {
    expect(await refusalOf(serveNewRoute(testParts(), post(body), NOW))).toEqual(wanted);
  });

  it("routes of the file are not removed here", async () => {
    expect(await refusalOf(serveRouteRemoval(testParts(), "file-1"))).toEqual([409, "id", "refused.of-the-file"]);
  });

  it("a receiver is tested by a message like any other", async () => {
    const parts = testParts();
    const answered = await bodyOf(serveReceiverTest(parts, "ops", post({}), NOW), delivery, 202);
    expect([answered.kind, answered.state]).toEqual(["test", "waiting"]);
    expect(await refusalOf(serveReceiverTest(parts, "oops", post({}), NOW))).toEqual([
      404,
      "name",
      "refused.no-receiver",
    ]);
  });

  it.each([
    ["billing-eu", "ERROR", ["takes", "something-takes"], ["boss"]],
    ["billing-eu", "WARNING", ["floor", "something-takes"], []],
    ["audit", "ERROR", ["group", "nothing-takes"], ["ops"]],
  ])("where %s in %s would go, and why", async (group, severity, because, receivers) => {
    const query = routeTestQuery.parse({ cluster: "lab", group, severity });
    const answered = await bodyOf(serveRouteTest(testParts(), query, NOW), routeTestAnswer);
    expect([answered.steps.map((step) => step.because), answered.receivers]).toEqual([because, receivers]);
  });
});

describe("deliveries", () => {
  const many = Array.from({ length: 5 }, (_, i) => deliveryOf(`ops/default/${5 - i}`, ["a"], { madeAt: NOW - i }));

  it("come page by page, those on their way as they are in memory", async () => {
    const parts = testParts();
    parts.alerts.sent = many;
    parts.alerts.onTheWay = [{ ...many[0]!, attempts: 3 }];
    const first = await bodyOf(serveDeliveries(parts, { limit: 2 }), deliveriesAnswer);
    expect(first.deliveries.map(({ id, attempts }) => [id, attempts])).toEqual([
      ["ops/default/5", 3],
      ["ops/default/4", 0],
    ]);
    const next = await bodyOf(serveDeliveries(parts, { limit: 9, before: first.next! }), deliveriesAnswer);
    expect([next.deliveries.map(({ id }) => id), next.next]).toEqual([many.slice(2).map(({ id }) => id), null]);
  });

  it("one is shown with its text and its attempts, the latest first", async () => {
    const parts = testParts();
    parts.alerts.sent = [deliveryOf("a/b/1", ["x"], { state: "delivered", deliveredAt: NOW })];
    const attempt = { delivery: "a/b/1", tookMs: 5, answer: "503" };
    parts.alerts.tries = [
      { ...attempt, at: NOW - 9, outcome: "retry" },
      { ...attempt, at: NOW, outcome: "delivered" },
    ];
    const answered = await bodyOf(serveDelivery(parts, "a/b/1"), deliveryDetail);
    expect([answered.tries.map(({ outcome }) => outcome), answered.nextTryAt]).toEqual([["delivered", "retry"], null]);
    expect(await refusalOf(serveDelivery(parts, "gone"))).toEqual([404, "id", "refused.delivery-gone"]);
  });
});

describe("the backtest", () => {
  it("counts messages by receiver, newest first", async () => {
    const parts = testParts();
    parts.alerts.sent = [
      deliveryOf("2", ["a"]),
      deliveryOf("1", ["a", "b"], { receiver: "boss", madeAt: NOW - MINUTE }),
    ];
    const answered = await bodyOf(serveBacktest(parts, post({}), NOW), backtestAnswer);
    expect([answered.to - answered.from, answered.alerts, answered.messages]).toEqual([7 * 86_400_000, 2, 2]);
    expect(answered.deliveries.map(({ id }) => id)).toEqual(["2", "1"]);
  });

  it.each([
    [{ from: NOW - 32 * 86_400_000 }, [400, "from", "refused.range-days"]],
    [{ from: NOW, to: NOW - MINUTE }, [400, "to", "refused.range-order"]],
    [{ routes: [{ match: { group: "a" }, receivers: ["oops"] }] }, [400, "routes.0.receivers", "refused.no-receiver"]],
  ])("refuses %j", async (body, wanted) => {
    expect(await refusalOf(serveBacktest(testParts(), post(body), NOW))).toEqual(wanted);
  });
});

it("who changes too much in a minute is asked to wait", async () => {
  const parts = testParts();
  const test = (at: number) => serveReceiverTest(parts, "ops", post({}, "10.0.0.9"), at);
  const later = NOW + 3_600_000;
  for (let turn = 0; turn < 60; turn++) expect((await test(later)).status).toBe(202);
  const refused = await test(later);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
});
