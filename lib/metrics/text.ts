/**
 * The text format 0.0.4, a line at a time (https://prometheus.io/docs/instrumenting/exposition_formats/). Not by the library, which
 * tests hold it against: that keeps a key for each series, and of a large cluster those take a hundred MB with every scrape.
 */
import { CATALOGUE, type MetricName, type Sample } from "./catalogue";

const SPECIAL = /[\\\n"]/;

const escape = (text: string) => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
const quoted = (value: string) => `"${SPECIAL.test(value) ? escape(value).replaceAll('"', '\\"') : value}"`;

/** The two lines that say what a metric is. */
export function headOf(name: MetricName): string {
  const [help, , type = "gauge"]: readonly [string, readonly string[], ("counter" | "gauge")?] = CATALOGUE[name];
  return `# HELP ${name} ${escape(help)}\n# TYPE ${name} ${type}\n`;
}

/** A sample with its line end. */
export function lineOf({ name, labels, value }: Sample): string {
  let line = name as string;
  let comma = "{";
  for (const label in labels) {
    line += `${comma}${label}=${quoted(labels[label]!)}`;
    comma = ",";
  }
  return `${line}${comma === "," ? "}" : ""} ${value}\n`;
}
