import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { answering, Sink } from "../test-sink";
import { discord } from "./discord";
import { alertOf, HOSTILE, jsonOf, meansOf, messageOf } from "./test-messages";

interface Posted {
  content: string;
  allowed_mentions: unknown;
  embeds: { title: string; description: string; color: number; timestamp: string }[];
}

const sink = new Sink();
beforeAll(() => sink.start());
beforeEach(() => sink.reset());
afterAll(() => sink.stop());

const settings = discord.settings.parse({ url: { env: "HOOK" } });
const means = () => meansOf({ HOOK: `${sink.url}/api/webhooks/1/sEcReT` });
const posted = () => jsonOf<Posted>(sink.received[0] ?? { body: "" });
/** What a reader sees of text in which a backslash makes the next sign plain. */
const unescaped = (text: string) => text.replace(/\\([^0-9A-Za-z\s])/g, "$1");

it("sends an embed for each alert, and waits until it is kept", async () => {
  sink.answer = answering(200, {}, JSON.stringify({ id: "9001" }));
  const alerts = [alertOf(), alertOf("billing", { state: "resolved", endsAt: 1_764_432_060_000 })];
  const answer = await discord.send(messageOf(alerts, { subject: "1 in ERROR, 1 recovered" }), settings, means());
  expect(answer).toMatchObject({ outcome: "delivered", ref: "9001" });
  expect(sink.received[0]?.path).toBe("/api/webhooks/1/sEcReT?wait=true");
  const { embeds, content } = posted();
  expect(content).toBe("1 in ERROR, 1 recovered");
  expect(embeds.map(({ color, timestamp }) => [color, timestamp])).toEqual([
    [0xb5300a, "2025-11-29T16:00:00.000Z"],
    [0x00687c, "2025-11-29T16:01:00.000Z"],
  ]);
  expect(unescaped(embeds[0]?.description ?? "")).toContain("**Where:** fraud-check · payments-3");
  expect(embeds[0]?.description).toContain("[Incident](https://tidemark.example.com/incidents/x%401764432000000)");
  expect(embeds[0]?.description).toContain("[Acknowledge](https://tidemark.example.com/alerts/act?token=abc)");
});

it.each(HOSTILE)("%j mentions nobody, is shown as it is, and stays within the limits", async (name) => {
  await discord.send(
    messageOf(
      Array.from({ length: 30 }, () => alertOf(name)),
      { subject: name },
    ),
    settings,
    means(),
  );
  const { embeds, content, allowed_mentions } = posted();
  expect(allowed_mentions).toEqual({ parse: [] });
  expect(content.length).toBeLessThanOrEqual(2000);
  expect(unescaped(content)).toContain(name);
  // Nothing that begins markup, a mention or a link is left without its backslash.
  expect(content.replace(/\n\d+ more, not listed here\.$/, "").replace(/\\[^0-9A-Za-z\s]/g, "")).not.toMatch(
    /[*_~`|<>@[\]]/,
  );
  expect(embeds.length).toBeGreaterThan(0);
  expect(embeds.length).toBeLessThanOrEqual(10);
  for (const { title, description } of embeds) {
    expect(title.length).toBeLessThanOrEqual(256);
    expect(description.length).toBeLessThanOrEqual(4096);
  }
  expect(
    embeds.reduce((sum, { title, description }) => sum + title.length + description.length, 0),
  ).toBeLessThanOrEqual(6000);
  expect(content).toContain(`\n${30 - embeds.length} more, not listed here.`);
});

it.each([
  [
    429,
    {},
    '{"message":"You are being rate limited.","retry_after":1.337,"global":false}',
    { outcome: "retry", afterMs: 1337 },
  ],
  [429, { "retry-after": "3" }, "error code: 1015", { outcome: "retry", afterMs: 3000 }],
  [429, {}, '{"retry_after":1e300}', { outcome: "retry", afterMs: 86_400_000 }],
  [404, {}, '{"message":"Unknown Webhook","code":10015}', { outcome: "refused" }],
  [500, {}, "", { outcome: "retry", afterMs: null }],
])("%i %j %s is %j", async (status, headers, text, answer) => {
  sink.answer = answering(status, headers, text);
  expect(await discord.send(messageOf(), settings, means())).toMatchObject(answer);
});

it("says nothing of the webhook's token", async () => {
  sink.answer = (request, response) => response.writeHead(400).end(request.path);
  expect(JSON.stringify(await discord.send(messageOf(), settings, means()))).not.toContain("sEcReT");
  const gone = meansOf({ HOOK: "http://127.0.0.1:1/api/webhooks/1/sEcReT" });
  await expect(discord.send(messageOf(), settings, gone)).rejects.toThrow(/^(?!.*sEcReT).*ECONNREFUSED/);
});
