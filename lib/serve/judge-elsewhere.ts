/**
 * Judges for a reader in a thread of its own, so that cycles and pages go on whatever is asked: a thread has so much time and
 * memory and is ended after that, and few of them run at one time.
 */
import path from "node:path";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { answerBytes, problem, refuse } from "@/lib/api/answer";
import { tryLater } from "@/lib/api/overload";
import { why, type Why } from "@/lib/core/words/sentences/refusals/facts";
import type { JudgedBytes, JudgeJob, PastPiece } from "./judge-job";
import { Slots } from "./slots";

/**
 * What one request may take. The time is by the clock: on a busy machine the longest that is taken needs most of it. The longest
 * traces that are read need about 350 MB once they are parsed.
 */
const LIMITS = { budgetMs: 60_000, memoryMb: 512 };
type Limits = typeof LIMITS;
/** More would only make all of them slow. */
const slots = new Slots(2);

export interface Judging {
  job: JudgeJob;
  /** The reader's: nobody waits for the answer any more. */
  signal: AbortSignal;
  /** Hands over what follows the job. @returns a refusal, where there is too much of it */
  feed?: (send: (piece: PastPiece) => void, signal: AbortSignal) => Promise<Response | null>;
}

/** The answer to a job; 429 while others are judged, 413 when it takes more time or memory than it may. */
export async function judgeElsewhere(judging: Judging, limits: Limits = LIMITS): Promise<Response> {
  const leave = slots.take();
  if (!leave) return tryLater(why("refused.other-replays", {}), 5);
  const outOfTime = AbortSignal.timeout(limits.budgetMs);
  try {
    const signal = AbortSignal.any([judging.signal, outOfTime]);
    return await answerOf(startThread(judging.job, await threadCode(), limits), { ...judging, signal });
  } catch (error) {
    if (judging.signal.aborted) return new Response(null, { status: 499 });
    if (outOfTime.aborted) return tooMuch(why("refused.judging-long", { seconds: limits.budgetMs / 1000 }));
    if (isOutOfMemory(error)) return tooMuch(why("refused.judging-memory", {}));
    throw error;
  } finally {
    leave();
  }
}

function startThread(job: JudgeJob, code: string, { memoryMb }: Limits): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 };
  const moved = job.kind === "traces" ? [job.body.buffer] : [];
  return new Worker(code, { eval: true, workerData: job, transferList: moved, resourceLimits });
}

async function answerOf(thread: Worker, { feed, signal }: Judging): Promise<Response> {
  const over = new AbortController();
  try {
    signal.throwIfAborted();
    const judged = new Promise<JudgedBytes>((resolve, reject) => {
      thread.once("message", resolve);
      thread.once("error", reject);
      thread.once("exit", () => reject(new Error("the judging thread ended without an answer")));
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    judged.catch(() => {});
    const refused = await Promise.race([
      feed?.((piece) => thread.postMessage(piece), AbortSignal.any([signal, over.signal])) ?? null,
      judged.then(() => null),
    ]);
    return refused ?? toResponse(await judged);
  } finally {
    over.abort();
    void thread.terminate();
  }
}

function toResponse(judged: JudgedBytes): Response {
  if ("answer" in judged) return answerBytes(judged.answer);
  return refuse(judged.refused);
}

const tooMuch = (detail: Why) => problem(413, "title.too-much-to-judge", detail);

const isOutOfMemory = (error: unknown) => (error as NodeJS.ErrnoException | null)?.code === "ERR_WORKER_OUT_OF_MEMORY";

let code: Promise<string> | null = null;

/** The thread's program, put together from its sources once: a thread starts from it in some 50 ms. */
function threadCode(): Promise<string> {
  return (code ??= build({
    entryPoints: [path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/serve/judge-thread.ts")],
    tsconfig: path.join(/*turbopackIgnore: true*/ process.cwd(), "tsconfig.json"),
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
  }).then(
    ({ outputFiles: [file] }) => file!.text,
    (error: unknown) => {
      code = null;
      throw error;
    },
  ));
}
