import { describe, expect, it } from "vitest";
import { incidentPage, pageOf, pictureOf } from "./message-address";
import { MINUTE, OPENED, notifiedAlert } from "./test-deliveries";
import { alertId } from "./subject";
import type { AlertSubject } from "./terms";

const NOW = OPENED + 10 * MINUTE;
const group = (name: string): AlertSubject => ({ kind: "group", cluster: "prod-eu", group: name });

it.each<[AlertSubject, string]>([
  [group("fraud-check"), "/clusters/prod-eu/groups/fraud-check"],
  [group("a/b?c#d\n"), "/clusters/prod-eu/groups/a%2Fb%3Fc%23d%0A"],
  [group(".."), "/clusters/prod-eu/groups/~.."],
  [group("~x"), "/clusters/prod-eu/groups/~~x"],
  [group(""), "/clusters/prod-eu/groups/~"],
  [group("\ud800"), "/clusters/prod-eu/groups/%EF%BF%BD"],
  [group("x".repeat(10_000)), "/clusters/prod-eu"],
  [{ kind: "broker", cluster: "prod-eu", broker: 3 }, "/clusters/prod-eu"],
  [{ kind: "offline", cluster: "prod-eu" }, "/clusters/prod-eu"],
  [{ kind: "cluster", cluster: "prod-eu" }, "/clusters/prod-eu"],
])("%j", (subject, path) => {
  const page = new URL(pageOf(notifiedAlert({ subject }), "https://ops.example/lag/", NOW)!);
  expect(page.href).toBe(`https://ops.example/lag${path}?from=${OPENED - 30 * MINUTE}&to=${NOW}`);
});

it.each<[AlertSubject]>([
  [{ kind: "database" }],
  [{ kind: "receiver", receiver: "sms" }],
  [{ kind: "cluster", cluster: "x".repeat(3000) }],
])("%j has no page of its own", (subject) =>
  expect(pageOf(notifiedAlert({ subject }), "https://ops.example", NOW)).toBe("https://ops.example/alerts"),
);

it("has none without a public address", () => expect(pageOf(notifiedAlert(), null, NOW)).toBeNull());

describe("the page of an incident", () => {
  const base = "https://ops.example/lag/";

  it.each<[AlertSubject, string]>([
    [group("fraud-check"), "group%2Fprod-eu%2Ffraud-check%40"],
    [group("a/b?c"), "group%2Fprod-eu%2Fa%252Fb%253Fc%40"],
    [{ kind: "broker", cluster: "prod-eu", broker: 3 }, "broker%2Fprod-eu%2F3%40"],
    [{ kind: "database" }, "database%40"],
  ])("is that of the id of %j", (subject, segment) =>
    expect(incidentPage({ id: alertId(subject, OPENED) }, base)).toBe(
      `https://ops.example/lag/incidents/${segment}${OPENED}`,
    ),
  );

  it("is none without a public address, and none of an id that no address has room for", () => {
    expect(incidentPage(notifiedAlert(), null)).toBeNull();
    for (const length of [1000, 10_000])
      expect(incidentPage({ id: alertId(group("/".repeat(length)), OPENED) }, base)).toBeNull();
  });
});

it.each([
  ["what goes on: until now", {}, OPENED - 30 * MINUTE, NOW],
  ["what ended: until its end", { endedAt: OPENED + 5 * MINUTE }, OPENED - 30 * MINUTE, OPENED + 5 * MINUTE],
  ["what goes on for days: the last one", { openedAt: NOW - 9000 * MINUTE }, NOW - 1440 * MINUTE, NOW],
  ["what began a moment ago", { openedAt: NOW }, NOW - 30 * MINUTE, NOW + MINUTE],
])("shows of %s", (_, over, from, to) => {
  const { searchParams } = new URL(pageOf(notifiedAlert(over), "https://ops.example", NOW)!);
  expect([searchParams.get("from"), searchParams.get("to")]).toEqual([String(from), String(to)]);
});

describe("the picture of a message", () => {
  const context = { publicUrl: "https://ops.example/lag/", timeZone: "Asia/Seoul", language: "ko", now: NOW } as const;

  it("is of the worst place, by the receiver's clocks and in the receiver's language", () => {
    const alert = notifiedAlert({
      subject: group("a/b"),
      places: [{ topic: "pay.ments", partition: 3, status: "STALLED" }],
    });
    expect(pictureOf(alert, context)).toBe(
      "https://ops.example/lag/api/v1/clusters/prod-eu/groups/a%2Fb/chart.png" +
        `?topic=pay.ments&partition=3&from=${OPENED - 30 * MINUTE}&to=${NOW}&utcOffset=540&language=ko`,
    );
  });

  it.each([
    ["a public address", {}, { publicUrl: null }],
    ["a place", { places: [] }, {}],
    ["a group", { subject: { kind: "database" } as const }, {}],
    ["room in an address", { subject: group("x".repeat(3000)) }, {}],
  ])("is not linked to without %s", (_, over, changes) =>
    expect(pictureOf(notifiedAlert(over), { ...context, ...changes })).toBeNull(),
  );
});
