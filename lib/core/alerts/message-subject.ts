/** What an alert is about, as facts of sentences: names cleaned, the trouble named by its worst place. */
import { tell, type AlertSaid, type GroupTrouble } from "../words/sentences/alerts/facts";
import type { AlertPlace, NotifiedAlert } from "./terms";
import { MOST_NAME, visible, visibleName } from "./visible";

const BY_STATUS: Record<string, GroupTrouble> = {
  STALLED: "stalled",
  STOPPED: "stopped",
  REWIND: "rewind",
  OFFLINE: "offline",
};

/** What is wrong with a group. The case decides; which of the ways to stand still it is, the worst place says. */
export function troubleOf({ case: situation, places }: Pick<NotifiedAlert, "case" | "places">): GroupTrouble {
  if (situation === "throughput-problem") return "slow";
  if (situation === "offline-partition") return "offline";
  const status = places[0]?.status ?? "";
  return Object.hasOwn(BY_STATUS, status) ? BY_STATUS[status]! : "other";
}

/** The thing itself: "fraud-check on prod-eu". `most` units of each name. */
export function thingOf({ subject }: Pick<NotifiedAlert, "subject">, most = MOST_NAME): AlertSaid {
  switch (subject.kind) {
    case "group":
      return tell("thing.group", {
        cluster: visibleName(subject.cluster, most),
        group: visibleName(subject.group, most),
      });
    case "broker":
      return tell("thing.broker", { cluster: visibleName(subject.cluster, most), broker: subject.broker });
    case "offline":
      return tell("thing.offline", { cluster: visibleName(subject.cluster, most) });
    case "cluster":
      return tell("thing.cluster", { cluster: visibleName(subject.cluster, most) });
    case "database":
      return tell("thing.database", {});
    case "receiver":
      return tell("thing.receiver", { receiver: visibleName(subject.receiver, most) });
  }
}

const CLUSTER_UNITS = 40;

/** What is wrong: "fraud-check on prod-eu is stalled". */
export function clauseOf(alert: NotifiedAlert): AlertSaid {
  const { subject } = alert;
  const cluster = "cluster" in subject ? visibleName(subject.cluster, CLUSTER_UNITS) : "";
  switch (subject.kind) {
    case "group":
      return tell("clause.group", { cluster, group: visibleName(subject.group, 70), how: troubleOf(alert) });
    case "broker":
      return tell("clause.broker", { cluster, broker: subject.broker });
    case "offline":
      return tell("clause.offline", { cluster, partitions: placesOf(alert) });
    case "cluster":
      return tell("clause.cluster", { cluster });
    case "database":
      return tell("clause.database", {});
    case "receiver":
      return tell("clause.receiver", { receiver: visibleName(subject.receiver) });
  }
}

/** How many places there are: a count that says less than what is listed is not believed. */
export const placesOf = ({ places, placeCount }: Pick<NotifiedAlert, "places" | "placeCount">): number =>
  Math.max(places.length, placeCount);

/** "payments/1". */
export const placeOf = ({ topic, partition }: AlertPlace, most = MOST_NAME): string =>
  `${visibleName(topic, most)}/${partition}`;

/** "payments/1 STALLED". The status is that of the group there: no partition is WARNING by itself. */
export const placeAndStatus = (place: AlertPlace): AlertSaid =>
  place.status === "WARNING"
    ? tell("place.slow", { at: placeOf(place) })
    : tell("place.status", { at: placeOf(place), status: visible(place.status, 40) });
