/** Silences and maintenance windows: the list, a new one, one taken back. */
import { answer, problem } from "@/lib/api/answer";
import { silenceBody, type SilencesAnswer, type SilenceWire } from "@/lib/api/alert-silences-contract";
import type { SpanWire } from "@/lib/api/alert-parts-contract";
import { readJson } from "@/lib/api/read-json";
import { isActive, nextChange, occurrences } from "@/lib/alerts/recurrence";
import { recurrenceFault } from "@/lib/alerts/recurrence-rule";
import { MOST_SILENCES } from "@/lib/alerts/setting-shapes";
import { isMeant, subjectedOf } from "@/lib/core/alerts/fits";
import { candidateOf } from "@/lib/core/alerts/routes";
import type { Recurrence, Silence } from "@/lib/core/alerts/terms";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { AlertKeeper } from "../../monitor/alert-keeper-port";
import { done, full, MOST_BYTES, ofTheFile, tooFast, type AlertParts } from "./alert-parts";

const MOST_PAST = 200;
const MOST_TIMES = 5;
/** Next times of a recurrence are looked for so far ahead. */
const AHEAD_MS = 3 * 366 * 86_400_000;

const ORDER = { active: 0, scheduled: 1, past: 2 };

/** `GET /api/v1/alerts/silences`. */
export function serveSilences({ alerts }: AlertParts, now: number): Response {
  const all = alerts.silences().map(wiresOf(alerts, now));
  const when = (silence: SilenceWire) =>
    silence.state === "past" ? -(silence.endsAt ?? silence.startsAt) : (silence.changesAt ?? Infinity);
  const sorted = all.sort((a, b) => ORDER[a.state] - ORDER[b.state] || when(a) - when(b) || a.startsAt - b.startsAt);
  const past = sorted.findIndex(({ state }) => state === "past");
  const silences = past < 0 ? sorted : sorted.slice(0, past + MOST_PAST);
  return answer({ at: now, silences } satisfies SilencesAnswer);
}

/** `POST /api/v1/alerts/silences`. */
export async function serveNewSilence({ alerts }: AlertParts, request: Request, now: number): Promise<Response> {
  const read = await readJson(request, silenceBody, MOST_BYTES);
  if (read instanceof Response) return read;
  const { match, author, reason, untilResolved, recurrence = null } = read;
  const [startsAt, endsAt] = [read.startsAt ?? now, read.endsAt ?? null];
  const wrong = recurrence && ruleRefused(recurrence);
  if (wrong) return wrong;
  if (endsAt !== null && endsAt <= Math.max(now, startsAt))
    return problem(400, "title.bad-request", why("refused.silence-past", {}), "endsAt");
  const refused = noRoom(alerts, "match", now) ?? tooFast(request, now);
  if (refused) return refused;
  const entered = { match, author, reason, startsAt, endsAt, untilResolved, recurrence };
  const silence = await alerts.addSilence(entered, now);
  return answer(wiresOf(alerts, now)(silence), 201);
}

/** The answer that refuses one more silence where there are too many; null where there is room. */
export function noRoom(alerts: AlertKeeper, field: string, now: number): Response | null {
  const lasting = alerts.silences().filter((silence) => stateOf(silence, now) !== "past");
  return lasting.length < MOST_SILENCES ? null : full(MOST_SILENCES, field);
}

/** `DELETE /api/v1/alerts/silences/{id}`. */
export async function serveSilenceRemoval({ alerts }: AlertParts, id: string, now: number): Promise<Response> {
  const found = alerts.silences().find((silence) => silence.id === id);
  if (found?.source === "file") return ofTheFile("id");
  if (found && (await alerts.removeSilence(id, now))) return done();
  return problem(404, "title.not-found", why("refused.silence-gone", {}), "id");
}

/** The answer that refuses a recurrence; null where nothing is wrong with it. */
export function ruleRefused(recurrence: Recurrence): Response | null {
  const fault = recurrenceFault(recurrence);
  if (!fault) return null;
  const field = `recurrence.${fault.field}`;
  const said = why("refused.as-it-is", { text: fault.said });
  return problem(400, "title.bad-request", why("refused.field", { field, said }), field);
}

/** The present time of a recurrence and the next ones. */
export function timesOf(
  { recurrence, startsAt, endsAt }: Pick<Silence, "recurrence" | "startsAt" | "endsAt">,
  now: number,
): SpanWire[] {
  if (!recurrence) return [];
  const from = Math.max(startsAt, now - recurrence.durationMs + 1);
  return occurrences(recurrence, startsAt, {
    from,
    to: Math.min(endsAt ?? Infinity, from + AHEAD_MS),
    most: MOST_TIMES,
  });
}

function stateOf(silence: Silence, now: number): SilenceWire["state"] {
  if (isActive(silence, now)) return "active";
  return nextChange(silence, now) === null ? "past" : "scheduled";
}

/** Silences as they are sent, with what fires now. */
function wiresOf(alerts: AlertKeeper, now: number): (silence: Silence) => SilenceWire {
  const policy = alerts.policy();
  const open = alerts.alerts().filter(({ endedAt }) => endedAt === null);
  const firing = open.map((alert) => candidateOf(policy, subjectedOf(alert)));
  return (silence) => {
    const state = stateOf(silence, now);
    const isPast = state === "past";
    return {
      ...silence,
      state,
      changesAt: nextChange(silence, now),
      times: isPast ? [] : timesOf(silence, now),
      alerts: isPast ? 0 : firing.filter((of) => isMeant(silence.match, of)).length,
    };
  };
}
