/** Settings of alerting for tests: what is absent is of everyday ones. */
import type { AlertMatch, AlertPolicy, ReceiverPolicy, Route, Silence } from "./terms";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

export const ANY: AlertMatch = { cluster: null, group: null, topic: null, owner: null, severity: null, case: null };

export const receiverOf = (name: string, over: Partial<ReceiverPolicy> = {}): ReceiverPolicy => ({
  ...{
    name,
    source: "file",
    limit: { messages: 1000, perMs: HOUR },
    deadlineMs: 24 * HOUR,
    resolves: true,
    pushMs: null,
  },
  ...over,
});

export const routeOf = (id: string, receivers: string[], over: Partial<Route> = {}): Route => ({
  ...{ id, source: "file", match: ANY, receivers, goOn: false, groupWaitMs: 30 * SECOND, repeatMs: null },
  ...{ floor: "WARNING", hours: null, escalation: [] },
  ...over,
});

export const policyOf = (receivers: ReceiverPolicy[], over: Partial<AlertPolicy> = {}): AlertPolicy => ({
  ...{ receivers, routes: [], owners: [] },
  defaults: { receivers: receivers.slice(0, 1).map(({ name }) => name), groupWaitMs: 30 * SECOND, repeatMs: null },
  ...over,
});

export const silenceOf = (id: string, over: Partial<Silence> = {}): Silence => ({
  ...{ id, source: "page", match: ANY, author: null, reason: null, startsAt: 0, endsAt: null },
  ...{ untilResolved: false, recurrence: null },
  ...over,
});
