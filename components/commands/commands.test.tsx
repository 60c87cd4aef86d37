/** Commands as they stand on a page: whole, with what is to be expected, and never with a reset that is carried out. */
import { expect, it } from "vitest";
import { keys } from "@/lib/client/keys";
import { drawPage } from "@/lib/client/test-page";
import type { KnownOffset } from "@/lib/api/contract";
import CommandList from "./command-list";
import type { CommandPlace } from "./offers";

const at = (value: string): KnownOffset => ({ known: true, value });
const place: CommandPlace = {
  ...{ group: "it's; rm -rf", type: "classic", topic: "payments", partition: 1, since: Date.UTC(2026, 0, 2) },
  ...{ committed: at("70"), logStart: at("0"), logEnd: at("12223") },
};
const clusters = (secured: boolean) => [
  { cluster: "prod", brokers: [], reach: { bootstrap: ["kafka-1:9092", "kafka-2:9092"], secured } },
];
const draw = (secured: boolean, members = 2) =>
  drawPage(<CommandList cluster="prod" place={place} memberCount={{ known: true, value: members }} />, {
    known: [[keys.clusters, clusters(secured)]],
  })[0]
    .replaceAll("&#x27;", "'")
    .replaceAll("&gt;", ">");

it("shows the commands by the configured addresses, the expected offsets, and that consumers must stop first", () => {
  const html = draw(false);
  expect(html).toContain("kafka-console-consumer.sh --bootstrap-server kafka-1:9092,kafka-2:9092 --topic payments");
  expect(html).toContain("--group 'it'\\''s; rm -rf' --topic payments:1 --reset-offsets --to-offset 71 --dry-run");
  expect(html).toContain("Expected: 70 → 71.");
  expect(html).toContain("Expected: 70 → 12,223 as of now");
  expect(html).toContain("stop its 2 consumers first");
  expect(html).not.toContain("client.properties");
  expect(html.match(/<pre/g)).toHaveLength(5);
  const commands = [...html.matchAll(/<pre[^>]*>([^<]*)/g)].map(([, command]) => command);
  expect(commands.some((command) => command?.includes("--execute"))).toBe(false);
});

it("hints at the client's own settings where the cluster needs them, and does not ask an empty group to stop", () => {
  const html = draw(true, 0);
  expect(html).toContain("--command-config client.properties");
  expect(html).toContain("put them into client.properties");
  expect(html).not.toContain("consumers first");
});

it("says aloud what was copied: each button has a status beside it", () => {
  const html = draw(false);
  expect(html.match(/aria-label="Copy: /g)).toHaveLength(5);
  expect(html.match(/role="status"/g)).toHaveLength(5);
});
