/** Acknowledging an alert, and doing what the signed link of a message asks for. */
import { answer, problem } from "@/lib/api/answer";
import { acknowledgementBody, linkBody, type LinkAnswer, type LinkDone } from "@/lib/api/alerts-contract";
import { readJson } from "@/lib/api/read-json";
import type { Alert, AlertMatch } from "@/lib/core/alerts/terms";
import { why, type Why } from "@/lib/core/words/sentences/refusals/facts";
import type { LinkClaim } from "@/lib/alerts/signed-links";
import type { AlertKeeper } from "../../monitor/alert-keeper-port";
import { done, MOST_BYTES, tooFast, type AlertParts } from "./alert-parts";
import { alertContext, nameOf, toAlertWire } from "./alert-wire";
import { noRoom } from "./silences";

/** `POST /api/v1/alerts/{id}/acknowledgement`. */
export async function serveAcknowledgement({ alerts }: AlertParts, id: string, request: Request, now: number) {
  const read = await readJson(request, acknowledgementBody, MOST_BYTES);
  if (read instanceof Response) return read;
  const refused = tooFast(request, now);
  if (refused) return refused;
  const acknowledged = await alerts.acknowledge(id, read.author, now);
  return acknowledged ? answer(toAlertWire(acknowledged, alertContext(alerts, now))) : gone();
}

/** `DELETE /api/v1/alerts/{id}/acknowledgement`. */
export async function serveUnacknowledgement({ alerts }: AlertParts, id: string, now: number): Promise<Response> {
  if (await alerts.unacknowledge(id, now)) return done();
  return openAlert(alerts, id) ? notFound(why("refused.alert-unacknowledged", {}), "id") : gone();
}

/** `GET /api/v1/alerts/links/{token}`. */
export async function serveLink({ alerts }: AlertParts, token: string, now: number): Promise<Response> {
  const link = await linkOf(alerts, token, now);
  if (link instanceof Response) return link;
  const { action, receiver, expiresAt } = link;
  const context = alertContext(alerts, now);
  const found = context.byId.get(link.alert);
  const alert = found ? toAlertWire(found, context) : null;
  return answer({ action, receiver, expiresAt, alert } satisfies LinkAnswer);
}

/** `POST /api/v1/alerts/links/{token}`. */
export async function serveLinkDone({ alerts }: AlertParts, token: string, request: Request, now: number) {
  const read = await readJson(request, linkBody, MOST_BYTES);
  if (read instanceof Response) return read;
  const refused = tooFast(request, now);
  if (refused) return refused;
  const link = await linkOf(alerts, token, now);
  if (link instanceof Response) return link;
  const alert = openAlert(alerts, link.alert);
  if (!alert) return gone();
  const author = read.author ?? link.receiver;
  if (link.action === "acknowledge") {
    if (!(await alerts.acknowledge(alert.id, author, now))) return gone();
    return answer({ action: link.action, alert: nameOf(alert), silence: null } satisfies LinkDone);
  }
  const match = matchOf(alert);
  if (!match) return problem(409, "title.cannot-be-done", why("refused.silence-too-wide", {}), "token");
  const full = noRoom(alerts, "token", now);
  if (full) return full;
  const forMs = read.forMs ?? null;
  const times = { startsAt: now, endsAt: forMs === null ? null : now + forMs, untilResolved: forMs === null };
  const silence = await alerts.addSilence({ match, author, reason: read.reason, ...times, recurrence: null }, now);
  return answer({ action: link.action, alert: nameOf(alert), silence: silence.id } satisfies LinkDone);
}

/** What a link asks for, or the answer that refuses it. */
async function linkOf(alerts: AlertKeeper, token: string, now: number): Promise<LinkClaim | Response> {
  const read = await alerts.readLink(token, now);
  if ("claim" in read) return read.claim;
  return notFound(read.fault === "expired" ? why("refused.link-expired", {}) : why("refused.link", {}), "token");
}

const openAlert = (alerts: AlertKeeper, id: string): Alert | undefined =>
  alerts.alerts().find((alert) => alert.id === id && alert.endedAt === null);

/** What silences this alert and hardly anything else; null where a pattern can only mean far more. */
function matchOf({ subject }: Alert): AlertMatch | null {
  const nothing = { topic: null, owner: null, severity: null, case: null };
  if (subject.kind === "group") return { cluster: subject.cluster, group: subject.group, ...nothing };
  return subject.kind === "cluster" ? { cluster: subject.cluster, group: null, ...nothing } : null;
}

const gone = () => notFound(why("refused.alert-gone", {}), "id");

const notFound = (detail: Why, field: string) => problem(404, "title.not-found", detail, field);
