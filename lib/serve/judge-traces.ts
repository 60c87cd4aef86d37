/** Judges traces as they were sent. Pure; it may take long, and the parsed traces are many times the text: see `judge-elsewhere.ts`. */
import { parseLossless } from "@/lib/api/lossless-json";
import { evaluationsOf, replay } from "@/lib/core/past/replay";
import { readTrace, TraceError } from "@/lib/core/past/trace";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { Refusal } from "@/lib/core/words/sentences/refusals/problem";
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
    if (error instanceof TraceError)
      return refuse({ status: 400, title: "title.not-a-trace", detail: error.said, field: error.field });
    if (!(error instanceof SyntaxError)) throw error;
    const detail = why("refused.body-no-traces", { error: error.message });
    return refuse({ status: 400, title: "title.not-json", detail });
  }
}

function tooMany(evaluations: number): Judged {
  const detail = why("refused.evaluations", { evaluations, most: MOST_EVALUATIONS });
  return refuse({ status: 413, title: "title.too-much-to-judge", detail, field: "every" });
}

const refuse = (refused: Refusal): Judged => ({ refused });
