/** The README's table of what works where: a line for each row of the matrix. */
import type { Row } from "./row";

/** Lines of a table in Markdown, padded as the formatter pads them. */
export function supportTable(rows: readonly Row[]): string {
  const cells = [
    ["`verify:field`", "Kafka", "cluster", "what works"],
    ...rows.map(({ name, version, cluster, works }) => [`\`${name}\``, version, cluster, works]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  const print = (line: readonly string[]) =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [print(cells[0]!), rule, ...cells.slice(1).map(print)].join("\n");
}
