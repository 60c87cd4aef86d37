/** The pages of incidents as they are drawn: the list in its order, the story in its order, and what is said where there is nothing. */
import { describe, expect, it } from "vitest";
import type { AlertWire } from "@/lib/api/alerts-contract";
import type { IncidentAnswer, IncidentsAnswer, StoryPartWire } from "@/lib/api/incidents-contract";
import { keys } from "@/lib/client/keys";
import { drawPage } from "@/lib/client/test-page";
import { IncidentView } from "./incident-view";
import { IncidentsView } from "./incidents-view";

const AT = Date.UTC(2026, 0, 2, 12);

const incident = (group: string, over: Partial<AlertWire> = {}): AlertWire => ({
  ...{ id: `group/prod/${group}@${AT}`, subject: { kind: "group", cluster: "prod", group }, severity: "ERROR" },
  ...{ case: "stalled-consumer", openedAt: AT, changedAt: AT, endedAt: null, end: null, why: "it stands", said: null },
  measures: { lag: "7", unknown: 0, lateMs: null, lossInMs: null, produceRate: null, consumeRate: null },
  ...{ places: [{ topic: "payments", partition: 1, status: "STALLED" }], placeCount: 1, cause: null },
  ...{ followers: { count: 0, names: [] }, flappingSince: null, acknowledged: null, silencedBy: [], quiet: null },
  owner: {
    match: { cluster: null, group: null, topic: null, owner: null, severity: null, case: null },
    ...{ team: "payments", contact: null, runbook: "https://wiki.example/fraud", note: null },
  },
  ...{ receivers: [], notified: [], unheard: [], next: [] },
  ...over,
});

const drawList = (answer: IncidentsAnswer, search = "") =>
  drawPage(<IncidentsView />, {
    known: [[[...keys.incidents, "list", undefined, undefined], { pages: [answer], pageParams: [null] }]],
    search,
  })[0];

describe("the list", () => {
  const ended = incident("over", { id: "o", openedAt: AT - 60_000, endedAt: AT, end: "recovered" });
  const answer = { at: AT, open: [incident("fraud-check")], more: 0, ended: [ended], next: null };

  it("has what is open on top, with its owner and why; what ended comes after, with how long it lasted", () => {
    const html = drawList(answer);
    expect(html.indexOf("fraud-check")).toBeLessThan(html.indexOf(">over<"));
    expect(html).toContain("it stands");
    expect(html).toContain("1 open");
    expect(html).toContain("Owned by payments");
    expect(html).toContain("lasted 1\u00a0min");
    expect(html).toContain(`/incidents/${encodeURIComponent(answer.open[0]!.id)}`);
  });

  it("says that nothing is wrong, and that the past is not known: never that nothing ended", () => {
    const html = drawList({ ...answer, open: [], ended: null });
    expect(html).toContain("Nothing is wrong now.");
    expect(html).toContain("cannot be read now");
    expect(html).not.toContain("None has ended yet.");
  });
});

const drawOne = (answer: IncidentAnswer, ...earlier: IncidentAnswer[]) =>
  drawPage(<IncidentView id={answer.incident.id} />, {
    known: [
      [[...keys.incidents, "one", answer.incident.id], { pages: [answer, ...earlier], pageParams: [null, "1-1"] }],
    ],
  })[0];

describe("the page of one", () => {
  const event = (id: string, at: number, message: string): StoryPartWire => ({
    ...{ kind: "event", at },
    event: {
      ...{ id, at, cluster: "prod", group: "fraud-check", topic: null, partition: null, kind: "rebalance" },
      ...{ before: null, after: null, message },
    },
  });
  const story: StoryPartWire[] = [
    event("1", AT - 1000, "m-2 left"),
    { kind: "began", at: AT },
    { kind: "notified", at: AT + 1000, receiver: "ops", delivery: "d1", telling: "news", how: "delivered" },
    { kind: "acknowledged", at: AT + 2000, by: "kim" },
    { kind: "ended", at: AT + 60_000, end: "recovered", ms: 60_000 },
  ];
  const answer = { at: AT, incident: incident("fraud-check"), story, earlier: null, moreMessages: false };

  it("tells the story in order, with owner, runbook, place and the file to take along", () => {
    const html = drawOne(answer);
    const places = ["m-2 left", "First sign.", "Message delivered to ops.", "Acknowledged by kim.", "Recovered after"];
    expect(places.map((text) => html.indexOf(text))).toEqual(
      places.map((text) => html.indexOf(text)).sort((a, b) => a - b),
    );
    expect(places.every((text) => html.includes(text))).toBe(true);
    expect(html).toContain('href="https://wiki.example/fraud"');
    expect(html).toContain("payments/1 STALLED");
    expect(html).toMatch(/href="[^"]*\/report\.md\?zone=/);
    expect(html).not.toContain("Show earlier events");
  });

  it("offers what happened earlier where that was too much", () => {
    expect(drawOne({ ...answer, earlier: "1-1" })).toContain("Show earlier events");
  });

  it("has what is shown of earlier in its place, also behind the first sign", () => {
    const between = { ...answer, story: [event("2", AT + 500, "m-3 left")] };
    const html = drawOne(answer, between);
    expect(html.indexOf("First sign.")).toBeLessThan(html.indexOf("m-3 left"));
    expect(html.indexOf("m-3 left")).toBeLessThan(html.indexOf("Message delivered to ops."));
  });

  it("says where messages are left out", () => {
    expect(drawOne({ ...answer, moreMessages: true })).toContain("Earlier messages are left out");
    expect(drawOne(answer)).not.toContain("Earlier messages");
  });

  it("says of a partition whose consumer is too slow what other pages say, never that it is WARNING", () => {
    const places = [{ topic: "clicks", partition: 1, status: "WARNING" }];
    const html = drawOne({ ...answer, incident: incident("fraud-check", { places }) });
    expect(html).toContain("clicks/1 falling behind");
    expect(html).not.toContain("WARNING");
  });

  it("reserves no room within a sentence for how long it is open", () => {
    expect(drawOne(answer)).toMatch(/open for <time[^>]*class="figures whitespace-nowrap"/);
  });

  it("of what is no group there is no chart", () => {
    const html = drawOne({ ...answer, incident: incident("x", { subject: { kind: "database" }, case: null }) });
    expect(html).not.toContain("Around it");
    expect(html).toContain("What happened");
  });
});
