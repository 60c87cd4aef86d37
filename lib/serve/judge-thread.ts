/** The thread that judges for one reader (`judge-elsewhere.ts` starts it): takes one job, answers once, and is ended. */
import { parentPort, workerData } from "node:worker_threads";
import { StoredPast } from "@/lib/core/past/stored-past";
import type { Judged, JudgedBytes, JudgeJob, PastJob, PastPiece } from "./judge-job";
import { judgePast } from "./judge-past";
import { judgeTraces } from "./judge-traces";

const job = workerData as JudgeJob;
if (job.kind === "traces") post(judgeTraces(job.body));
else takePast(job);

function takePast(of: PastJob): void {
  const past = new StoredPast();
  parentPort!.on("message", (piece: PastPiece) => {
    if ("moments" in piece) for (const moment of piece.moments) past.add(moment);
    else post({ answer: judgePast(of, past, piece.reported) });
  });
}

function post(judged: Judged): void {
  if ("refused" in judged) return send(judged);
  const answer = new TextEncoder().encode(JSON.stringify(judged.answer));
  send({ answer }, [answer.buffer]);
}

function send(message: JudgedBytes, moved: ArrayBuffer[] = []): void {
  parentPort!.postMessage(message, moved);
}
