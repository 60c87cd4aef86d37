/** Incidents as they are answered: the list, the story in order, the report. */
import { expect, it } from "vitest";
import { incidentAnswer, incidentReportQuery, incidentsAnswer, incidentsQuery } from "@/lib/api/incidents-contract";
import { readExactly } from "@/lib/api/test-exact";
import type { HistoryEvent } from "@/lib/history/history";
import { alertOf, deliveryOf, MINUTE, NOW, testParts } from "../alerts/test-keeper";
import { serveIncidents } from "./incident-list";
import { serveIncident, serveIncidentReport } from "./incident-story";

const event = (id: string, at: number, over: Partial<HistoryEvent> = {}): HistoryEvent => ({
  ...{ id, at, cluster: "lab", group: "etl", topic: null, partition: null, kind: "status" },
  ...{ before: "OK", after: "ERROR", message: "it stands" },
  ...over,
});

function partsWith(events: HistoryEvent[] = []) {
  const asked: unknown[] = [];
  const readEvents = (query: { limit: number; cursor?: { at: number } }) => {
    asked.push(query);
    const { limit, cursor } = query;
    const newest = [...events].sort((a, b) => b.at - a.at).filter(({ at }) => !cursor || at < cursor.at);
    return Promise.resolve(newest.slice(0, limit));
  };
  return { ...testParts(), history: { readEvents }, asked };
}

const listOf = async (parts: ReturnType<typeof partsWith>, query: Record<string, unknown> = {}) =>
  readExactly(incidentsAnswer, await (await serveIncidents(parts, incidentsQuery.parse(query), NOW)).json());
const storyAt = async (parts: ReturnType<typeof partsWith>, id: string, query: { limit: number; cursor?: string }) =>
  readExactly(incidentAnswer, await (await serveIncident(parts, id, query, NOW + MINUTE)).json());

const ended = alertOf("over", { openedAt: NOW - 9 * MINUTE, endedAt: NOW - MINUTE, end: "recovered" });

it("lists what is open first, the worst first, whatever the page's limit; then what ended, page by page", async () => {
  const parts = partsWith();
  parts.alerts.open = [alertOf("slow", { severity: "WARNING" }), alertOf("etl")];
  parts.alerts.past = [ended, { ...ended, id: "group/lab/b-c@1" }];
  const first = await listOf(parts, { limit: 1 });
  expect(first.open.map(({ id }) => id)).toEqual([alertOf("etl").id, alertOf("slow").id]);
  expect(first.ended?.map(({ id }) => id)).toEqual([ended.id]);
  expect(first.next).toBe(`${ended.endedAt}-${ended.id}`);
  const second = await listOf(parts, { before: first.next });
  expect(second.open).toEqual([]);
  expect(second.ended?.map(({ id }) => id)).toEqual(["group/lab/b-c@1"]);
  expect(second.next).toBeNull();
});

it("has the latest end first, however many are open, and an end that is not written down yet", async () => {
  const parts = partsWith();
  const open = Array.from({ length: 3 }, (_, i) => alertOf(`g${i}`));
  const over = alertOf("just", { endedAt: NOW, end: "recovered" });
  parts.alerts.open = [...open, over];
  parts.alerts.past = [...open, { ...over, endedAt: null, end: null }, ended];
  const { open: firing, ended: past, next } = await listOf(parts, { limit: 1 });
  expect(firing).toHaveLength(3);
  expect(past?.map(({ id }) => id)).toEqual([over.id, ended.id]);
  expect(next).toBeNull();
});

it("tells what is open while the database is away, and that the past is not known", async () => {
  const parts = partsWith();
  parts.alerts.open = [alertOf("etl")];
  parts.alerts.databaseIsAway = true;
  expect(await listOf(parts)).toMatchObject({ open: [{ id: alertOf("etl").id }], ended: null, next: null });
});

const alert = alertOf("etl", {
  endedAt: NOW + MINUTE / 2,
  end: "recovered",
  acknowledged: { by: "kim", at: NOW + 2000 },
});
const EVENTS = [
  event("1", NOW - 2000, { kind: "rebalance", before: null, after: null, message: "m-2 left" }),
  event("2", NOW),
  event("4", NOW + 500, { kind: "note", group: null, topic: "of-others", message: "none of its topics" }),
  event("3", NOW + 3000, { kind: "note", after: "note", before: null, message: "a | b <script>" }),
];

it("tells the whole story in order: first sign, what happened, who was told, who looks after it, the end", async () => {
  const parts = partsWith(EVENTS);
  parts.alerts.past = [alert];
  parts.alerts.sent = [
    deliveryOf("d1", [alert.id], { state: "delivered", deliveredAt: NOW + 1000 }),
    deliveryOf("d2", ["group/lab/other@1"], { state: "delivered", deliveredAt: NOW + 1500 }),
    deliveryOf("d3", [alert.id], { state: "superseded" }),
  ];
  const { story, earlier, incident } = await storyAt(parts, alert.id, { limit: 10 });
  expect(story.map((part) => (part.kind === "event" ? part.event.id : part.kind))).toEqual([
    ...["1", "began", "2", "notified", "acknowledged", "3", "ended"],
  ]);
  expect([earlier, incident.id]).toEqual([null, alert.id]);
  expect(parts.asked).toEqual([
    expect.objectContaining({ cluster: "lab", group: "etl", withCluster: true, limit: 11 }),
  ]);
});

it("tells the latest where there is much, and earlier happenings when it is asked for them", async () => {
  const parts = partsWith(EVENTS);
  parts.alerts.past = [alert];
  const latest = await storyAt(parts, alert.id, { limit: 3 });
  expect(latest.story.flatMap((part) => (part.kind === "event" ? part.event.id : []))).toEqual(["2", "3"]);
  const before = await storyAt(parts, alert.id, { limit: 2, cursor: latest.earlier! });
  expect(before.story).toMatchObject([{ kind: "event", event: { id: "1" } }]);
  expect(before.earlier).toBeNull();
});

it("has the messages about it however many others there were, and says where there are too many", async () => {
  const parts = partsWith();
  parts.alerts.past = [alert];
  const many = (count: number, id: string) =>
    Array.from({ length: count }, (_, i) =>
      deliveryOf(`${id}${i}`, [id], { state: "delivered", deliveredAt: NOW + i }),
    );
  parts.alerts.sent = [...many(300, "group/lab/etl@2"), ...many(2, alert.id)];
  const messagesIn = (story: { kind: string }[]) => story.filter(({ kind }) => kind === "notified").length;
  const few = await storyAt(parts, alert.id, { limit: 9 });
  expect([messagesIn(few.story), few.moreMessages]).toEqual([2, false]);
  parts.alerts.sent = many(201, alert.id);
  const cut = await storyAt(parts, alert.id, { limit: 9 });
  expect([messagesIn(cut.story), cut.moreMessages]).toEqual([200, true]);
  const report = await serveIncidentReport(parts, alert.id, { zone: "UTC", lang: "en" }, NOW + MINUTE);
  expect(await report.text()).toContain("Earlier events are left out");
});

it("takes an id without its moment for the latest of its subject", async () => {
  const parts = partsWith();
  parts.alerts.past = [alert];
  expect((await storyAt(parts, "group/lab/etl", { limit: 1 })).incident.id).toBe(alert.id);
  parts.alerts.open = [alertOf("etl", { id: "group/lab/etl@2" })];
  expect((await storyAt(parts, "group/lab/etl", { limit: 1 })).incident.id).toBe("group/lab/etl@2");
});

it("says that there is none of an id", async () => {
  expect((await serveIncident(partsWith(), "group/lab/x@1", { limit: 1 }, NOW)).status).toBe(404);
  expect((await serveIncidentReport(partsWith(), "x", { zone: "UTC", lang: "en" }, NOW)).status).toBe(404);
});

it("writes it as Markdown, in UTC and the chosen zone, with owner and runbook, and names that stay names", async () => {
  const name = "billing-[x](http://evil.example)|\n# y";
  const billing = alertOf(name, { ...alert, id: "i", subject: { kind: "group", cluster: "lab", group: name } });
  const parts = partsWith(EVENTS);
  parts.alerts.past = [billing];
  const query = incidentReportQuery.parse({ zone: "Asia/Seoul" });
  const answered = await serveIncidentReport(parts, "i", query, NOW + MINUTE);
  const lines = (await answered.text()).split("\n");
  expect(answered.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
  expect(lines[0]).toMatch(/^# ERROR: billing-\\\[x\\\]\(http:\\\/\\\/evil/);
  expect(lines.filter((line) => line.startsWith("# "))).toHaveLength(1);
  expect(lines).toContain("- **Owner:** payments");
  expect(lines.find((line) => line.startsWith("- **Runbook:**"))).toContain("wiki.example/billing");
  expect(lines).toContain("| UTC | Asia/Seoul | What |");
  const rows = lines.filter((line) => line.startsWith("| 2023"));
  expect(rows[0]).toBe("| 2023-11-14 22:13:18 UTC | 2023-11-15 07:13:18 KST | m-2 left |");
  expect(rows.find((row) => row.includes("script"))).toContain("a \\| b \\<script\\>");
  expect(rows.at(-1)).toContain("Recovered after 30 s.");
});

it("refuses a zone that there is not", () => {
  expect(incidentReportQuery.safeParse({ zone: "Mars/Olympus" }).success).toBe(false);
});
