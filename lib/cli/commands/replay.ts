/** `npm run replay -- trace.json`: runs one trace, or an array of them, through the rules and prints the verdicts as JSON. */
import { readFileSync } from "node:fs";
import { replay } from "@/lib/core/past/replay";
import { readTrace, TraceError } from "@/lib/core/past/trace";
import { parseLossless } from "@/lib/api/lossless-json";

const USAGE = "usage: npm run replay -- <trace.json>, or - to read standard input; format: docs/trace.schema.json";

export function main(argv: readonly string[]): number {
  const [file, ...more] = argv;
  if (!file || more.length > 0 || file === "--help" || file === "-h") {
    process.stderr.write(`${USAGE}\n`);
    return file === "--help" || file === "-h" ? 0 : 1;
  }
  try {
    const input = parseLossless(readText(file));
    const answer = Array.isArray(input)
      ? input.map((trace, index) => replay(readTrace(trace, `[${index}]`)))
      : replay(readTrace(input));
    process.stdout.write(`${JSON.stringify(answer)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error, file)}\n`);
    return 1;
  }
}

function readText(file: string): string {
  return readFileSync(file === "-" ? 0 : file, "utf8");
}

function sentenceOf(error: unknown, file: string): string {
  const from = file === "-" ? "standard input" : file;
  if (error instanceof TraceError) return `${from}: ${error.message}`;
  if (error instanceof SyntaxError)
    return `${from}: this is not JSON (${error.message}); format: docs/trace.schema.json`;
  return `${from}: cannot be read (${error instanceof Error ? error.message : String(error)}); ${USAGE}`;
}
