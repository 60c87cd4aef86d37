/** Judges traces as they were sent. Pure; it may take long, and the parsed traces are many times the text: see `judge-elsewhere.ts`. */
import { parseLossless } from "@/lib/api/lossless-json";
import { evaluationsOf, replay } from "@/lib/core/past/replay";
import { readTrace, TraceError } from "@/lib/core/past/trace";
import type { Judged } from "./judge-job";

/** About 20 s of one processor. */
const MOST_EVALUATIONS = 200_000;

/** Answers one trace with its verdicts, an array of traces with an array. @param body JSON in UTF-8 */
export function judgeTraces(body: Uint8Array): Judged {
  try {
    const input = parseLossless(new TextDecoder().decode(body));
    const traces = Array.isArray(input)
      ? input.map((trace, index) => readTrace(trace, `[${index}]`))
      : [readTrace(input)];
    const evaluations = traces.reduce((sum, trace) => sum + evaluationsOf(trace), 0);
    if (evaluations > MOST_EVALUATIONS) return tooMany(evaluations);
    const answers = traces.map(replay);
    return { answer: Array.isArray(input) ? answers : answers[0] };
  } catch (error) {
    if (error instanceof TraceError) return refuse(400, "Not a trace", error.message, error.field);
    if (!(error instanceof SyntaxError)) throw error;
    return refuse(400, "Not JSON", `The body is not JSON (${error.message}). Send one trace, or an array of traces.`);
  }
}

function tooMany(evaluations: number): Judged {
  const detail =
    `These traces ask for ${evaluations} evaluations, and at most ${MOST_EVALUATIONS} are made for one request. ` +
    "Send fewer traces at a time, make `every` longer, or use `npm run replay`, which has no such limit.";
  return refuse(413, "Too much to judge", detail, "every");
}

const refuse = (status: number, title: string, detail: string, field?: string): Judged => ({
  refused: { status, title, detail, field },
});
