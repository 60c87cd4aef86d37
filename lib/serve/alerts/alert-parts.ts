/** What the answers of `/api/v1/alerts` are made of, and how often something may be changed there. */
import { problem } from "@/lib/api/answer";
import { shortOf, tryLater } from "@/lib/api/overload";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { AlertKeeper } from "../../monitor/alert-keeper-port";
import type { Runtime } from "../../monitor/runtime";
import { NoteRate } from "../note-rate";
import { serve } from "../serve";

export interface AlertParts extends Pick<Runtime, "hub"> {
  alerts: AlertKeeper;
}

/** Runs a route once alerts have been read; until then it is answered that they have not. */
export function serveAlerting(run: (parts: AlertParts) => Promise<Response> | Response): Promise<Response> {
  return serve(({ hub, alerts }) =>
    alerts === null ? shortOf(why("refused.alerts-not-ready", {}), 5) : run({ hub, alerts }),
  );
}

/** A match, a rule and settings of the longest kind fit. */
export const MOST_BYTES = 300_000;

const rate = new NoteRate();

/** Counts a change that somebody makes; the answer that refuses it where there were too many in the last minute. */
export function tooFast(request: Request, now: number): Response | null {
  const seconds = rate.take(request.headers.get("x-tidemark-client") ?? "", now);
  return seconds > 0 ? tryLater(why("refused.alerts-too-fast", {}), seconds) : null;
}

/** What was to be done is done, and there is nothing to say of it. */
export const done = () => new Response(null, { status: 204 });

/** What the file declares is changed there. */
export const ofTheFile = (field: string) => problem(409, "title.cannot-be-done", why("refused.of-the-file", {}), field);

/** There is room for no more. */
export const full = (most: number, field: string) =>
  problem(409, "title.too-many-entries", why("refused.alerts-full", { most }), field);
