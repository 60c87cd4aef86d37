/** Who is told what, from the settings of the file and from what was entered on the page. The file's come first. */
import type { AlertPolicy, ReceiverPolicy, Route, Silence } from "@/lib/core/alerts/terms";
import type { ReceiverSettings } from "./receiver-settings";
import type { AlertSettings } from "./settings";

/** A route of the page, in its place. */
export type PageRoute = Omit<Route, "source">;

/** From when on the recurrences of the file count: every other week is every other one from this Monday on. */
const WINDOWS_FROM = Date.UTC(2024, 0, 1);

/** All receivers, the file's first; one of the page whose name the file has as well is left out. */
export function receiversOf(
  settings: AlertSettings,
  pageReceivers: readonly ReceiverSettings[],
): Map<string, ReceiverSettings> {
  const all = new Map<string, ReceiverSettings>();
  for (const [name, receiver] of Object.entries(settings.receivers))
    all.set(name, { name, source: "file", ...receiver });
  for (const receiver of pageReceivers) if (!all.has(receiver.name)) all.set(receiver.name, receiver);
  return all;
}

/**
 * What the decision needs. Names that are nobody's any more are left out of the page's routes; a route of which none are left
 * tells the defaults, since what it takes must not go nowhere.
 */
export function toPolicy(
  settings: AlertSettings,
  pageReceivers: readonly ReceiverSettings[],
  pageRoutes: readonly PageRoute[],
): AlertPolicy {
  const receivers = receiversOf(settings, pageReceivers);
  const { receivers: named, groupWaitMs, repeatMs } = settings.default;
  const defaults = { receivers: named ?? Object.keys(settings.receivers), groupWaitMs, repeatMs };
  const orphaned = (route: PageRoute): Route => {
    const left = route.receivers.filter((name) => receivers.has(name));
    const escalation = route.escalation.filter(({ receiver }) => receivers.has(receiver));
    return { ...route, source: "page", receivers: left.length > 0 ? left : defaults.receivers, escalation };
  };
  return {
    receivers: [...receivers.values()].map(receiverPolicy),
    routes: [...settings.routes.map(fileRoute), ...pageRoutes.map(orphaned)],
    defaults,
    owners: settings.owners,
  };
}

function receiverPolicy({ name, source, limit, deadlineMs, resolves, pushMs }: ReceiverSettings): ReceiverPolicy {
  return { name, source, limit, deadlineMs, resolves, pushMs };
}

function fileRoute(route: AlertSettings["routes"][number], i: number): Route {
  const { match, receivers, groupWaitMs, repeatMs, floor, escalation, hours, timeZone } = route;
  return {
    id: `file-${i + 1}`,
    source: "file",
    match,
    receivers,
    goOn: route.continue,
    groupWaitMs,
    repeatMs,
    floor,
    hours: hours && timeZone !== undefined ? { times: hours.flat(), timeZone } : null,
    escalation,
  };
}

/** The maintenance windows of the file. */
export function windowsOf({ windows }: AlertSettings): Silence[] {
  return windows.map(({ match, reason, rule, timeZone, durationMs }, i) => ({
    id: `file-${i + 1}`,
    source: "file",
    match,
    author: null,
    reason,
    startsAt: WINDOWS_FROM,
    endsAt: null,
    untilResolved: false,
    recurrence: { rule, timeZone, durationMs },
  }));
}
