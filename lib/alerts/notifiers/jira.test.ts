import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { answering, Sink } from "../test-sink";
import { jira } from "./jira";
import { alertOf, HOSTILE, jsonOf, meansOf, messageOf } from "./test-messages";

interface Posted {
  message: string;
  alias: string;
  description: string;
  entity: string;
  source: string;
  priority: string;
  tags: string[];
  details: Record<string, string>;
  responders?: unknown;
}

const sink = new Sink();
beforeAll(() => sink.start());
beforeEach(() => {
  sink.reset();
  sink.answer = answering(202, {}, '{"result":"Request will be processed","took":0.1,"requestId":"1"}');
});
afterAll(() => sink.stop());

const settings = (more: object = {}) =>
  jira.settings.parse({ url: `${sink.url}/v2/alerts`, key: { env: "KEY" }, ...more });
const means = () => meansOf({ KEY: "genie-secret" });
const posted = () => jsonOf<Posted>(sink.received[0] ?? { body: "" });
const KEY = "a1".repeat(32);

it("makes an alert under the key of ours", async () => {
  const responders = [{ id: "4513b7ea-3b91-438f-b7e4-e3e54af9147c", type: "team" }];
  expect(await jira.send(messageOf(), settings({ responders, tags: ["kafka"] }), means())).toMatchObject({
    outcome: "delivered",
  });
  expect(sink.received.map(({ method, path }) => [method, path])).toEqual([["POST", "/v2/alerts"]]);
  expect(sink.received[0]?.headers.authorization).toBe("GenieKey genie-secret");
  expect(posted()).toMatchObject({
    message: "ERROR: fraud-check on prod-eu is stalled",
    alias: KEY,
    priority: "P1",
    entity: "fraud-check",
    source: "Tidemark",
    tags: ["kafka"],
    details: { cluster: "prod-eu", group: "fraud-check" },
    responders,
  });
  expect(posted().description).toContain("Where: fraud-check · payments-3");
});

it.each([
  ["firing", ["/v2/alerts"]],
  ["flapping", ["/v2/alerts"]],
  ["resolved", [`/v2/alerts/${KEY}/close?identifierType=alias`]],
  ["passed", ["/v2/alerts", `/v2/alerts/${KEY}/close?identifierType=alias`]],
] as const)("an alert that is %s", async (state, paths) => {
  await jira.send(messageOf([alertOf("x", { state })]), settings(), means());
  expect(sink.received.map(({ path }) => path)).toEqual(paths);
});

it.each(HOSTILE)("%j stays within the limits", async (name) => {
  const lines = Array.from({ length: 100 }, (_, index) => ({ label: `line ${index}`, value: name }));
  const labels = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`label-${index}`, name.repeat(4)]));
  await jira.send(messageOf([alertOf(name, { lines, labels: { ...labels, group: name } })]), settings(), means());
  const { message, alias, description, entity, source, details } = posted();
  expect([
    message.length <= 130,
    alias.length <= 512,
    description.length <= 15_000,
    entity.length <= 512,
    source.length <= 100,
  ]).toEqual(Array.from({ length: 5 }, () => true));
  expect(Object.entries(details).reduce((sum, [key, value]) => sum + key.length + value.length, 0)).toBeLessThanOrEqual(
    8000,
  );
});

it.each([
  [429, "retry"],
  [503, "retry"],
  [403, "refused"],
  [422, "refused"],
])("%i is %s, and the key stays unsaid", async (status, outcome) => {
  sink.answer = (request, response) => response.writeHead(status).end(String(request.headers.authorization));
  const answer = await jira.send(messageOf([alertOf("x", { state: "passed" })]), settings(), means());
  expect(answer.outcome).toBe(outcome);
  expect(answer.detail).not.toContain("genie-secret");
  // What was not made is not closed.
  expect(sink.received).toHaveLength(1);
});
