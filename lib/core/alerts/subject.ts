/** What an alert is about, as keys and names. */
import type { AlertSubject } from "./terms";
import type { Millis } from "../words/terms";

/** One for each thing that can be wrong: the kind and the names, percent-encoded. */
export function subjectKey(subject: AlertSubject): string {
  return [subject.kind, ...namesOf(subject).map(encoded)].join("/");
}

/** `Alert.id`: the same after any restart. */
export const alertId = (subject: AlertSubject, openedAt: Millis): string => `${subjectKey(subject)}@${openedAt}`;

/** The cluster that it is in; null of what is in none. */
export const clusterOf = (subject: AlertSubject): string | null => ("cluster" in subject ? subject.cluster : null);

/** The group that it is about; null of all else. */
export const groupOf = (subject: AlertSubject): string | null => (subject.kind === "group" ? subject.group : null);

/** How it is called among others of its cluster. */
export function shortName(subject: AlertSubject): string {
  const names = namesOf(subject);
  return names[names.length - 1] ?? subject.kind;
}

function namesOf(subject: AlertSubject): string[] {
  switch (subject.kind) {
    case "group":
      return [subject.cluster, subject.group];
    case "broker":
      return [subject.cluster, String(subject.broker)];
    case "receiver":
      return [subject.receiver];
    case "database":
      return [];
    default:
      return [subject.cluster];
  }
}

/** Half of a surrogate pair alone cannot be encoded. */
const encoded = (name: string) => encodeURIComponent(name.replace(/[\ud800-\udfff]/gu, "\ufffd"));
