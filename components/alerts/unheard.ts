/** Who should have heard of an alert's end by now, and did not. Pure. */
import type { PolicyAnswer } from "@/lib/api/alert-policy-contract";
import type { AlertWire } from "@/lib/api/alerts-contract";

/** An end is told with what else ends at that time, and a message takes its time: nobody is late before. */
const SLACK_MS = 60_000;

/**
 * Receivers that were told that it fires, are told of ends, and were not told of this one. `now`: ms since the epoch, by the
 * server's clock. While the policy is not known, nobody.
 */
export function unheardOf(
  { told, endedAt }: Pick<AlertWire, "told" | "endedAt">,
  policy: Pick<PolicyAnswer, "receivers" | "routes" | "defaults"> | undefined,
  now: number,
): string[] {
  if (!policy || endedAt === null) return [];
  const waits = [policy.defaults, ...policy.routes].map(({ groupWaitMs }) => groupWaitMs);
  if (now < endedAt + Math.max(...waits) + SLACK_MS) return [];
  const hearing = new Set(policy.receivers.flatMap(({ name, resolves }) => (resolves ? [name] : [])));
  return told.flatMap(({ receiver, state }) => (state === "firing" && hearing.has(receiver) ? [receiver] : []));
}
