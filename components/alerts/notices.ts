/**
 * What the browser's notifications tell, from one answer of what fires to the next: what began while the page was open, and the
 * end of what was told. What receivers are not told (silenced, acknowledged, following from a cause, coming and going) is not told
 * here either. Pure.
 */
import type { AlertsAnswer, AlertWire } from "@/lib/api/alerts-contract";

/** What an open page knows. */
export interface Watch {
  /** When it began to look, by the server's clock: what has not changed since then is no news. */
  since: number;
  /** Alerts that are no news any more. */
  known: ReadonlySet<string>;
}

/** Of an alert that this browser notified of, in whichever tab. */
export interface Notified {
  /** Of the notification about it. */
  tag: string;
  /** It has ended, and others that were in the same notification have not. */
  isOver: boolean;
}

export type NotifiedAlerts = ReadonlyMap<string, Notified>;

export type Notice =
  | { kind: "fires" | "over"; tag: string; alert: AlertWire }
  | { kind: "several"; tag: string; alerts: AlertWire[] }
  | { kind: "allOver"; tag: string; count: number };

export interface Noticed {
  watch: Watch;
  notified: NotifiedAlerts;
  notices: Notice[];
}

/** So many that begin at once are told one by one; more are counted in one notification. */
const MOST_SINGLE = 3;

type Quiet = Pick<AlertWire, "cause" | "silencedBy" | "flappingSince">;

/** For the time being: once it is not so any more, it is told. Read from its parts, as `quiet` names only the first reason. */
const isQuiet = ({ cause, silencedBy, flappingSince }: Quiet) =>
  cause !== null || silencedBy.length > 0 || flappingSince !== null;

/** What is to be told of an answer. `watch` null: the page has just opened, and what fires is no news to who opens it. */
export function noticesOf(watch: Watch | null, notified: NotifiedAlerts, answer: AlertsAnswer): Noticed {
  const { since, known: before } = watch ?? { since: answer.at, known: new Set(answer.firing.map(({ id }) => id)) };
  const known = new Set(before);
  const next = new Map(notified);
  const ended = endsOf(answer, known, next);
  const news = answer.firing.filter((alert) => isNews(alert, since, known, next));
  return { watch: { since, known }, notified: next, notices: [...ended, ...beginningsOf(news, next)] };
}

/** Also notes what is known from now on. */
function isNews(alert: AlertWire, since: number, known: Set<string>, notified: NotifiedAlerts): boolean {
  if (known.has(alert.id)) return false;
  const isNotified = notified.get(alert.id)?.isOver === false;
  // Somebody looks after it, or it stood beyond the end of the list, or was read back after a restart of the server.
  const isOld = isNotified || alert.acknowledged !== null || alert.changedAt <= since;
  if (!isOld && isQuiet(alert)) return false;
  known.add(alert.id);
  return !isOld;
}

function beginningsOf(news: AlertWire[], notified: Map<string, Notified>): Notice[] {
  const [first] = news;
  if (first === undefined) return [];
  const isOne = news.length > MOST_SINGLE;
  const several = `several ${first.id}`;
  for (const { id } of news) notified.set(id, { tag: isOne ? several : id, isOver: false });
  return isOne
    ? [{ kind: "several", tag: several, alerts: news }]
    : news.map((alert) => ({ kind: "fires", tag: alert.id, alert }));
}

/** Each takes the place of its beginning; those that began in one notification end in one, once all of them have. */
function endsOf({ ended }: AlertsAnswer, known: Set<string>, notified: Map<string, Notified>): Notice[] {
  const notices: Notice[] = [];
  for (const alert of ended.filter(({ flappingSince }) => flappingSince === null)) {
    // It may begin once more under its id.
    known.delete(alert.id);
    const of = notified.get(alert.id);
    if (of === undefined || of.isOver) continue;
    notified.set(alert.id, { ...of, isOver: true });
    const together = [...notified].filter(([, { tag }]) => tag === of.tag);
    if (together.some(([, { isOver }]) => !isOver)) continue;
    for (const [id] of together) notified.delete(id);
    const { tag } = of;
    notices.push(
      together.length === 1 ? { kind: "over", tag, alert } : { kind: "allOver", tag, count: together.length },
    );
  }
  return notices;
}
