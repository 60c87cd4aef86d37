/** `POST /api/v1/replay`: runs traces that are sent through the rules. Nothing is stored, nothing is read. */
import { BodyRefused, readBytes } from "@/lib/api/body";
import { judgeElsewhere } from "./judge-elsewhere";

/** 300 traces of 40 minutes with a commit every second are about 18 MB. */
export const MOST_BYTES = 20_000_000;

/** Answers one trace with its verdicts, an array of traces with an array. */
export async function serveReplay(request: Request): Promise<Response> {
  try {
    const body = await readBytes(request, { bytes: MOST_BYTES });
    return await judgeElsewhere({ job: { kind: "traces", body }, signal: request.signal });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    if (error instanceof BodyRefused) return error.response;
    throw error;
  }
}
