/** Receivers that are entered on the page: a new one, a changed one, one removed, and the test of any. */
import { receiverBody } from "@/lib/api/alert-policy-contract";
import { answer, problem } from "@/lib/api/answer";
import { readJson } from "@/lib/api/read-json";
import { whatIsWrong } from "@/lib/api/wrong-field";
import { NOTIFIERS } from "@/lib/alerts/notifiers/list";
import { readEntered, referencesIn, type EnteredReceiver } from "@/lib/alerts/receiver-settings";
import { allowedOnPage } from "@/lib/alerts/secrets";
import { why, type Why } from "@/lib/core/words/sentences/refusals/facts";
import type { AlertKeeper } from "../../monitor/alert-keeper-port";
import { done, full, MOST_BYTES, ofTheFile, tooFast, type AlertParts } from "./alert-parts";
import { toDeliveryWire } from "./alert-wire";
import { receiverWiresOf, routesNaming } from "./policy";

/** Of the page. */
const MOST_RECEIVERS = 100;

/** `POST /api/v1/alerts/receivers`. */
export async function serveNewReceiver({ alerts }: AlertParts, request: Request, now: number): Promise<Response> {
  const read = await readJson(request, receiverBody, MOST_BYTES);
  if (read instanceof Response) return read;
  const { author, ...entered } = read;
  const refused = nameRefused(alerts, entered.name) ?? settingsRefused(entered) ?? tooFast(request, now);
  if (refused) return refused;
  await alerts.putReceiver(entered, author, now);
  const stored = alerts.receivers().find(({ name }) => name === entered.name);
  return stored ? answer(receiverWiresOf(alerts)(stored), 201) : gone(alerts, entered.name);
}

/** `DELETE /api/v1/alerts/receivers/{name}`. */
export async function serveReceiverRemoval({ alerts }: AlertParts, name: string): Promise<Response> {
  const found = alerts.receivers().find((receiver) => receiver.name === name);
  if (!found) return gone(alerts, name);
  if (found.source === "file") return ofTheFile("name");
  const routes = routesNaming(name, alerts.policy());
  if (routes.length > 0)
    return problem(409, "title.cannot-be-done", why("refused.receiver-named", { name, routes }), "name");
  return (await alerts.removeReceiver(name)) ? done() : gone(alerts, name);
}

/** `POST /api/v1/alerts/receivers/{name}/test`: by the way that all messages take. */
export async function serveReceiverTest({ alerts }: AlertParts, name: string, request: Request, now: number) {
  if (!alerts.receivers().some((receiver) => receiver.name === name)) return gone(alerts, name);
  const refused = tooFast(request, now);
  if (refused) return refused;
  return answer(toDeliveryWire(await alerts.test(name, now)), 202);
}

function nameRefused(alerts: AlertKeeper, name: string): Response | null {
  const all = alerts.receivers();
  const known = all.find((receiver) => receiver.name === name);
  if (known) return known.source === "file" ? ofTheFile("name") : null;
  return all.filter(({ source }) => source === "page").length < MOST_RECEIVERS ? null : full(MOST_RECEIVERS, "name");
}

/** What a notifier's own shape refuses, and secrets that a page's user could send himself. */
function settingsRefused(entered: EnteredReceiver): Response | null {
  const known = NOTIFIERS.map(({ kind }) => kind);
  if (!known.includes(entered.kind)) return refusal("kind", why("refused.no-kind", { kind: entered.kind, known }));
  const read = readEntered(entered);
  if ("issues" in read) {
    const issue = read.issues[0]!;
    return ofField(issue.path.join(".") || "settings", whatIsWrong(issue));
  }
  if (referencesIn(read.receiver.settings).every(allowedOnPage)) return null;
  return ofField("settings", why("wrong.page-secret", {}));
}

const ofField = (field: string, said: Why) => refusal(field, why("refused.field", { field, said }));

const refusal = (field: string, detail: Why) => problem(400, "title.bad-request", detail, field);

function gone(alerts: AlertKeeper, name: string): Response {
  const known = alerts.receivers().map((receiver) => receiver.name);
  return problem(404, "title.not-found", why("refused.no-receiver", { name, known }), "name");
}
