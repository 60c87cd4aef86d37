/** docs/alerts.md is held against the settings: its examples are taken, its table names every kind with every setting. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { NOTIFIERS } from "@/lib/alerts/notifiers/list";
import { schemaOf } from "@/lib/alerts/receiver-settings";
import { readConfig } from "./config";

const page = readFileSync("docs/alerts.md", "utf8");
const examples = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => text!);

it.each(examples)("takes the example %#", (text) => {
  const { alerts } = readConfig({ env: { KAFKA_BROKERS: "kafka:9092" }, file: { name: "tidemark.yaml", text } });
  expect(JSON.stringify(alerts).length).toBeGreaterThan(100);
});

it("has a row for each kind of receiver", () => {
  const rows = [...page.matchAll(/^\| `(\w+)` +\| .*$/gm)].map(([, kind]) => kind!);
  for (const { kind } of NOTIFIERS) expect(rows).toContain(kind);
});

it.each(NOTIFIERS.map((notifier) => [notifier.kind, notifier] as const))(
  "names every setting of %s",
  (kind, notifier) => {
    const [row] = new RegExp(`^\\| \`${kind}\` +\\| .*$`, "m").exec(page)!;
    const schema = schemaOf(notifier) as { properties?: object; anyOf?: { properties: object }[] };
    const names = [schema, ...(schema.anyOf ?? [])].flatMap(({ properties }) => Object.keys(properties ?? {}));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(row).toContain(`\`${name}\``);
  },
);
