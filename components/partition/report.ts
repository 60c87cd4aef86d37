/** What the page says, as Markdown for a ticket or a chat. Pure. */
import { escapeMarkdown } from "@/lib/core/words/markdown";

export interface Report {
  title: string;
  /** Name and value, in this order. */
  facts: [name: string, value: string][];
  numbers: [name: string, value: string][];
  /** Heads of the table of numbers. */
  head: [name: string, value: string];
  link: string;
}

export function printReport({ title, facts, numbers, head, link }: Report): string {
  const row = (name: string, value: string) => `| ${escapeMarkdown(name)} | ${escapeMarkdown(value)} |`;
  return [
    `### ${escapeMarkdown(title)}`,
    "",
    ...facts.map(([name, value]) => `- **${escapeMarkdown(name)}:** ${escapeMarkdown(value)}`),
    "",
    row(...head),
    "| --- | ---: |",
    ...numbers.map(([name, value]) => row(name, value)),
    "",
    `<${link}>`,
    "",
  ].join("\n");
}
