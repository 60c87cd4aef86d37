/** The alerts of a book: at most one of each subject, how they begin, change and end. Alerts are replaced, never changed. */
import { isFlapping, withChange } from "./flapping";
import { alertId, subjectKey } from "./subject";
import type { Details, Trouble } from "./trouble";
import type { Alert, AlertEnd, AlertMeasures, AlertSubject, Severity } from "./terms";
import type { Millis } from "../words/terms";

/** How something begins to be wrong. */
export interface Beginning {
  subject: AlertSubject;
  severity: Severity;
  since: Millis;
  details: () => Details;
  measures: () => AlertMeasures;
}

export class AlertList {
  private readonly bySubject = new Map<string, Alert>();
  private readonly byId = new Map<string, Alert>();
  private readonly settled = new Set<string>();
  private forgotten: string[] = [];
  /** What groups with an alert looked like when they were last seen to be in trouble. */
  private readonly troubles = new Map<string, Trouble>();
  private readonly changed = new Set<string>();

  all(): IterableIterator<Alert> {
    return this.byId.values();
  }

  get(id: string): Alert | undefined {
    return this.byId.get(id);
  }

  /** The alert of a subject, be it open or ended. */
  about(subject: AlertSubject): Alert | undefined {
    return this.bySubject.get(subjectKey(subject));
  }

  isOpen(subject: AlertSubject): boolean {
    return this.about(subject)?.endedAt === null;
  }

  /** Alerts that changed since this was asked last. */
  takeChanged(): Alert[] {
    const changed = [...this.changed].flatMap((id) => this.byId.get(id) ?? []);
    this.changed.clear();
    return changed;
  }

  put(alert: Alert, isNews = true): void {
    const key = subjectKey(alert.subject);
    const before = this.bySubject.get(key);
    if (before && before.id !== alert.id) this.forget(before);
    this.bySubject.set(key, alert);
    this.byId.set(alert.id, alert);
    if (before && before.id !== alert.id) this.handOn(before.id, alert.id);
    if (isNews) this.changed.add(alert.id);
  }

  /** What followed from a cause follows from the one that takes its place. */
  private handOn(from: string, to: string): void {
    for (const one of [...this.byId.values()]) if (one.cause === from) this.put({ ...one, cause: to });
  }

  /** Begins, goes on with, or begins once more. One whose end nobody is owed any more is followed by a new one. */
  begin(given: Beginning, now: Millis): Alert {
    const before = this.about(given.subject);
    if (before?.endedAt === null) return this.goOn(before, given, now);
    const changes = withChange(before?.end === "recovered" ? before.changes : [], now);
    const again = before && !this.settled.has(before.id) ? before : null;
    // It may begin under the id that it had.
    if (before && !again) this.forgotten.push(before.id);
    const alert: Alert = {
      id: alertId(given.subject, Math.min(given.since, now)),
      openedAt: Math.min(given.since, now),
      acknowledged: null,
      notified: {},
      flappingSince: null,
      ...again,
      ...{ subject: given.subject, severity: given.severity, ...given.details(), measures: given.measures() },
      ...{ changedAt: now, endedAt: null, end: null, cause: null, changes },
      ...(again && again.flappingSince === null && { acknowledged: null }),
    };
    this.put(flappingOr(alert, now));
    this.settled.delete(alert.id);
    return this.byId.get(alert.id)!;
  }

  private goOn(alert: Alert, { severity, details, measures }: Beginning, now: Millis): Alert {
    if (alert.severity === severity) return alert;
    const changes = withChange(alert.changes, now);
    const next = { ...alert, ...keepingTopics(alert, details()), measures: measures(), severity, changes };
    this.put(flappingOr({ ...next, changedAt: now }, now));
    return this.byId.get(alert.id)!;
  }

  end(alert: Alert, end: AlertEnd, now: Millis): void {
    const changes = end === "recovered" ? withChange(alert.changes, now) : [];
    const ended = { ...this.upToDate(alert, false), endedAt: now, end, changedAt: now, changes };
    this.put(end === "recovered" ? flappingOr(ended, now) : { ...ended, flappingSince: null });
    this.troubles.delete(alert.id);
  }

  /** What is wrong with an open alert's group now: routes and silences go by it at once, the rest is for when it is told. */
  sees(alert: Alert, trouble: Trouble): void {
    this.troubles.set(alert.id, trouble);
    const known = trouble.topics();
    const topics = known.length > 0 ? known : alert.topics;
    if (trouble.case === alert.case && sameTopics(topics, alert.topics)) return;
    this.put({ ...alert, case: trouble.case, topics });
  }

  troubleOf(alert: Alert): Trouble | undefined {
    return this.troubles.get(alert.id);
  }

  /** The alert as its group was last seen, with all measures where it is told. */
  upToDate(alert: Alert, measured: boolean): Alert {
    const trouble = this.troubles.get(alert.id);
    if (!trouble) return alert;
    const measures = measured ? trouble.measures() : trouble.lag();
    return { ...alert, ...keepingTopics(alert, trouble.details()), measures };
  }

  /** Nobody is owed anything about it any more. True where that is new. */
  settle(alert: Alert): boolean {
    const isNew = !this.settled.has(alert.id);
    this.settled.add(alert.id);
    return isNew;
  }

  isSettled(id: string): boolean {
    return this.settled.has(id);
  }

  /** Ids of alerts that are gone, or begin anew, since this was asked last. */
  takeForgotten(): string[] {
    const forgotten = this.forgotten;
    this.forgotten = [];
    return forgotten;
  }

  forget(alert: Alert): void {
    this.forgotten.push(alert.id);
    this.byId.delete(alert.id);
    this.settled.delete(alert.id);
    this.troubles.delete(alert.id);
    if (this.bySubject.get(subjectKey(alert.subject))?.id === alert.id)
      this.bySubject.delete(subjectKey(alert.subject));
  }
}

/** In whatever order: the worst comes first, and changes from picture to picture. */
const sameTopics = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((topic) => b.includes(topic));

const flappingOr = (alert: Alert, now: Millis): Alert =>
  alert.flappingSince === null && isFlapping(alert.changes) ? { ...alert, flappingSince: now } : alert;

/** Topics decide where an alert goes: as long as it is open it keeps those that it had where nothing is known of others. */
const keepingTopics = (alert: Alert, details: Details): Details =>
  details.topics.length > 0 ? details : { ...details, topics: alert.topics };
