/** What a silence would match now, and what it would have kept quiet in the last days. */
import { LOOK_BACK_MS } from "@/lib/api/alert-lengths";
import { previewBody, type PreviewAnswer, type PreviewAsked } from "@/lib/api/alert-silences-contract";
import { answer } from "@/lib/api/answer";
import { shortOf } from "@/lib/api/overload";
import { readJson } from "@/lib/api/read-json";
import { isMeant, subjectedOf } from "@/lib/core/alerts/fits";
import { candidateOf } from "@/lib/core/alerts/routes";
import type { Alert, AlertMatch, AlertPolicy } from "@/lib/core/alerts/terms";
import { inTurns } from "@/lib/core/in-turns";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { Hub } from "@/lib/live/hub";
import type { AlertKeeper } from "../../monitor/alert-keeper-port";
import { Slots } from "../slots";
import { MOST_BYTES, type AlertParts } from "./alert-parts";
import { nameOf, worstFirst } from "./alert-wire";
import { ruleRefused, timesOf } from "./silences";

const MOST_NAMES = 20;
/** Alerts and messages of the past that are looked at. */
const MOST_PAST = 2_000;
const TURN = { turnMs: 15, pause: () => new Promise((resolve) => setImmediate(resolve)) };

/** It is asked for while somebody types, and reads much: a few people at one time. */
const slots = new Slots(4);

/** `POST /api/v1/alerts/silences/preview`. */
export async function serveSilencePreview({ hub, alerts }: AlertParts, request: Request, now: number) {
  const read = await readJson(request, previewBody, MOST_BYTES);
  if (read instanceof Response) return read;
  const wrong = read.recurrence && ruleRefused(read.recurrence);
  if (wrong) return wrong;
  const leave = slots.take();
  if (!leave) return shortOf(why("refused.other-previews", {}), 1);
  try {
    return answer(await previewOf({ hub, alerts }, read, now));
  } finally {
    leave();
  }
}

async function previewOf({ hub, alerts }: AlertParts, read: PreviewAsked, now: number): Promise<PreviewAnswer> {
  const { match, recurrence = null } = read;
  const policy = alerts.policy();
  const means = (alert: Alert) => isMeant(match, candidateOf(policy, subjectedOf(alert)));
  const firing = alerts.alerts().filter((alert) => alert.endedAt === null && means(alert));
  return {
    groups: await inTurns(groupsOf(hub, policy, match), TURN),
    firing: { count: firing.length, alerts: firing.sort(worstFirst).slice(0, MOST_NAMES).map(nameOf) },
    past: await pastOf(alerts, means, now),
    times: timesOf({ recurrence, startsAt: read.startsAt ?? now, endsAt: read.endsAt ?? null }, now),
  };
}

/** Groups that fit by what does not change with their status; it yields after each. */
function* groupsOf(hub: Hub, policy: AlertPolicy, match: AlertMatch): Generator<undefined, PreviewAnswer["groups"]> {
  if (match.severity !== null || match.case !== null) return null;
  const names: string[] = [];
  let count = 0;
  for (const { cluster, groups } of hub.clusters())
    for (const group of groups) {
      yield;
      const topics = group.tally().topics;
      const of = candidateOf(policy, { cluster, group: group.group, topics, severity: "ERROR", case: null });
      if (!isMeant(match, of)) continue;
      count++;
      if (names.length < MOST_NAMES) names.push(group.group);
    }
  return { count, names };
}

/** Since the oldest alert that was looked at, where there were too many. */
async function pastOf(
  alerts: AlertKeeper,
  means: (alert: Alert) => boolean,
  now: number,
): Promise<PreviewAnswer["past"]> {
  const range = { from: now - LOOK_BACK_MS, to: now, limit: MOST_PAST };
  const [{ alerts: stored, next }, sent] = await Promise.all([
    alerts.stored.alerts(range),
    alerts.stored.madeOf(range),
  ]);
  const oldest = Math.max(next?.at ?? 0, since(sent.map(({ madeAt }) => madeAt)));
  const from = Math.max(range.from, oldest);
  const meant = stored.filter((alert) => alert.openedAt >= from && means(alert));
  const ids = new Set(meant.map(({ id }) => id));
  const messages = sent.filter(({ madeAt, alertIds }) => madeAt >= from && alertIds.some((id) => ids.has(id)));
  const latest = meant.slice(0, MOST_NAMES).map((alert) => {
    const { openedAt, endedAt } = alert;
    return { ...nameOf(alert), openedAt, endedAt };
  });
  return { from, alerts: meant.length, messages: messages.length, latest };
}

/** Newest first; a full list says nothing of what was before it. */
const since = (moments: readonly number[]): number => (moments.length < MOST_PAST ? 0 : (moments.at(-1) ?? 0));
