/** `POST /api/v1/replay`: runs traces that are sent through the rules. Nothing is stored, nothing is read. */
import { answer, problem } from "@/lib/api/answer";
import { BodyTooLong, readBody } from "@/lib/api/body";
import { parseLossless } from "@/lib/api/lossless-json";
import { evaluationsOf, replayVerdicts, tellVerdict, type Replayed } from "@/lib/core/replay";
import { readTrace, TraceError, type Trace } from "@/lib/core/trace";
import { beginReplay, endReplay, judgeSlowly } from "./judge-slowly";

/** 300 traces of 40 minutes with a commit every second are about 18 MB. */
export const MOST_BYTES = 20_000_000;
/** About 20 s of one processor. */
export const MOST_EVALUATIONS = 200_000;

/** Answers one trace with its verdicts, an array of traces with an array. */
export async function serveReplay(request: Request): Promise<Response> {
  if (!beginReplay()) return busy();
  try {
    const input = parseLossless(await readBody(request, MOST_BYTES));
    const traces = Array.isArray(input)
      ? input.map((trace, index) => readTrace(trace, `[${index}]`))
      : [readTrace(input)];
    const evaluations = traces.reduce((sum, trace) => sum + evaluationsOf(trace), 0);
    if (evaluations > MOST_EVALUATIONS) return tooMany(evaluations);
    const answers: Replayed[] = [];
    for (const trace of traces) answers.push(await run(trace, request.signal));
    return answer(Array.isArray(input) ? answers : answers[0]);
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    const refused = refusal(error);
    if (!refused) throw error;
    return refused;
  } finally {
    endReplay();
  }
}

async function run(trace: Trace, signal: AbortSignal): Promise<Replayed> {
  const replayed: Replayed = { verdicts: [], findings: [] };
  await judgeSlowly(replayVerdicts(trace), (verdict) => tellVerdict(replayed, verdict), signal);
  return replayed;
}

/** What to say when two replays run already. */
export function busy(): Response {
  return problem(429, "Too many replays", "Other replays are running on this server. Try again in a few seconds.");
}

function tooMany(evaluations: number): Response {
  const detail =
    `These traces ask for ${evaluations} evaluations, and at most ${MOST_EVALUATIONS} are made for one request. ` +
    "Send fewer traces at a time, make `every` longer, or use `npm run replay`, which has no such limit.";
  return problem(413, "Too much to judge", detail, "every");
}

function refusal(error: unknown): Response | null {
  if (error instanceof TraceError) return problem(400, "Not a trace", error.message, error.field);
  if (error instanceof SyntaxError) {
    return problem(400, "Not JSON", `The body is not JSON (${error.message}). Send one trace, or an array of traces.`);
  }
  if (error instanceof BodyTooLong) {
    return problem(413, "Too long", `${error.message} Send fewer traces at a time, or use \`npm run replay\`.`);
  }
  return null;
}
