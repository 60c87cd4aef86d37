/** A route as the form holds it, and as the interface takes it. Pure. */
import type { RouteBody } from "@/lib/api/alert-policy-contract";
import type { Severity } from "@/lib/core/alerts/terms";
import { matchBody, NO_MATCH, type MatchDraft } from "./silence-draft";

/** Numbers as they are typed; "" where nothing is. */
export interface RouteDraft {
  match: MatchDraft;
  receivers: string[];
  goOn: boolean;
  waitSeconds: string;
  repeatMinutes: string;
  floor: string;
  /** "Mon-Fri 08:00-18:00, Sat 09:00-12:00"; "": always. */
  hours: string;
  timeZone: string;
  /** Who is told when nobody acknowledges it; "": nobody. */
  escalateTo: string;
  escalateMinutes: string;
}

export const NO_ROUTE: Omit<RouteDraft, "timeZone"> = {
  ...{ match: NO_MATCH, receivers: [], goOn: false, waitSeconds: "30", repeatMinutes: "", floor: "WARNING" },
  ...{ hours: "", escalateTo: "", escalateMinutes: "30" },
};

const SECOND = 1000;
const MINUTE = 60_000;

/** A whole number of units in ms; null where there is none. */
const inMs = (text: string, unit: number) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) * unit : null);

/** What to send; null where something that is needed is not there. What is wrong in itself the server says. */
export function routeBody(draft: RouteDraft): RouteBody | null {
  const match = matchBody(draft.match);
  const groupWaitMs = inMs(draft.waitSeconds, SECOND);
  const afterMs = inMs(draft.escalateMinutes, MINUTE);
  const escalates = draft.escalateTo !== "";
  if (!match || draft.receivers.length === 0 || groupWaitMs === null || (escalates && afterMs === null)) return null;
  const hours = draft.hours.split(",").flatMap((text) => text.trim() || []);
  return {
    ...{ match, receivers: draft.receivers, continue: draft.goOn, groupWaitMs, floor: draft.floor as Severity },
    repeatMs: inMs(draft.repeatMinutes, MINUTE),
    hours: hours.length > 0 ? { hours, timeZone: draft.timeZone } : null,
    escalation: escalates && afterMs !== null ? [{ receiver: draft.escalateTo, afterMs }] : [],
  };
}
