import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { answering, Sink } from "../test-sink";
import { teams } from "./teams";
import { alertOf, HOSTILE, jsonOf, meansOf, messageOf } from "./test-messages";

interface Element {
  type: string;
  text?: string;
  items?: Element[];
  inlines?: Element[];
  actions?: { type: string; title: string; url: string }[];
  selectAction?: { type: string; url: string };
}
interface Posted {
  type: string;
  attachments: { contentType: string; content: { type: string; version: string; body: Element[] } }[];
}

const sink = new Sink();
beforeAll(() => sink.start());
beforeEach(() => sink.reset());
afterAll(() => sink.stop());

const settings = teams.settings.parse({ url: { env: "HOOK" } });
const means = () => meansOf({ HOOK: `${sink.url}/workflows/1/triggers/manual/paths/invoke?sp=x&sig=sEcReT` });
const all = (elements: Element[]): Element[] =>
  elements.flatMap((element) => [element, ...all(element.items ?? []), ...all(element.inlines ?? [])]);
const cardIn = (index = 0) =>
  all(jsonOf<Posted>(sink.received[index] ?? { body: "" }).attachments[0]?.content.body ?? []);

it("sends one Adaptive Card", async () => {
  sink.answer = answering(202);
  expect(await teams.send(messageOf(), settings, means())).toEqual({ outcome: "delivered", detail: "202", ref: null });
  const body = jsonOf<Posted>(sink.received[0] ?? { body: "" });
  expect(body.type).toBe("message");
  expect(body.attachments).toHaveLength(1);
  expect(body.attachments[0]).toMatchObject({
    contentType: "application/vnd.microsoft.card.adaptive",
    content: { type: "AdaptiveCard", version: "1.4", msteams: { width: "Full" } },
  });
  const texts = cardIn().flatMap(({ text }) => text ?? []);
  expect(texts).toEqual([
    "ERROR: fraud-check on prod-eu is stalled",
    "ERROR: fraud-check on prod-eu is stalled",
    ...["Where: ", "fraud-check · payments-3", "Since: ", "2026-11-29 16:00:00 UTC (4 min)", "Why: "],
    "The offset of payments-3 has not moved for 4 min while fraud-check was alive.",
  ]);
  expect(cardIn().flatMap(({ actions = [] }) => actions)).toEqual([
    { type: "Action.OpenUrl", title: "Open", url: "https://tidemark.example.com/groups/x?at=1&b=2" },
    { type: "Action.OpenUrl", title: "Incident", url: "https://tidemark.example.com/incidents/x%401764432000000" },
    { type: "Action.OpenUrl", title: "Acknowledge", url: "https://tidemark.example.com/alerts/act?token=abc" },
  ]);
});

it.each(HOSTILE)("%j is no Markdown, and 40 alerts of it stay under 28 kB", async (name) => {
  await teams.send(
    messageOf(
      Array.from({ length: 40 }, () => alertOf(name)),
      { language: "ko", more: 7 },
    ),
    settings,
    means(),
  );
  const { body = "" } = sink.received[0] ?? {};
  expect(Buffer.byteLength(body)).toBeLessThan(28_000);
  // Text is read as Markdown in all that has text but runs.
  expect(cardIn().filter(({ type, text }) => text !== undefined && type !== "TextRun")).toEqual([]);
  const listed = cardIn().filter(({ type }) => type === "Container").length;
  expect(listed).toBeGreaterThan(0);
  expect(cardIn().at(-1)?.text).toBe(`이 밖에 ${47 - listed}건이 더 있으며 여기에는 적지 않았습니다.`);
});

it.each([
  [429, "retry", 12_000],
  [502, "retry", 12_000],
])("waits after %i", async (status, outcome, afterMs) => {
  sink.answer = answering(status, { "retry-after": "12" });
  expect(await teams.send(messageOf(), settings, means())).toMatchObject({ outcome, afterMs });
});

it("is refused where the workflow is gone, without saying its signature", async () => {
  sink.answer = (request, response) => response.writeHead(404).end(`no workflow at ${request.path}`);
  const answer = await teams.send(messageOf(), settings, means());
  expect(answer.outcome).toBe("refused");
  expect(answer.detail).not.toContain("sEcReT");
});
