/** What to do first, by what is wrong: one hint for each trouble of a group and each cause. */
import { tell, type AlertSaid, type GroupTrouble } from "../words/sentences/alerts/facts";
import { placeOf, troubleOf } from "./message-subject";
import type { NotifiedAlert } from "./terms";

type Hint = (place: string | null, alert: NotifiedAlert) => AlertSaid;

const BY_TROUBLE: Record<GroupTrouble, Hint> = {
  stalled: (place) => tell("todo.stalled", { place }),
  stopped: (place) => tell("todo.stopped", { place }),
  rewind: (place) => tell("todo.rewind", { place }),
  offline: () => tell("todo.offline", {}),
  slow: (_, { measures }) => tell("todo.slow", { factor: factorOf(measures) }),
  other: () => tell("todo.other", {}),
};

/** The hint for an alert; null where it is over and nothing is to be done. */
export function todoOf(alert: NotifiedAlert): AlertSaid | null {
  const { subject, state, places } = alert;
  if (state === "resolved" || state === "passed") return null;
  switch (subject.kind) {
    case "group":
      return BY_TROUBLE[troubleOf(alert)](places[0] ? placeOf(places[0]) : null, alert);
    case "broker":
      return tell("todo.broker", { broker: subject.broker });
    case "offline":
      return tell("todo.leaderless", {});
    default:
      return tell(`todo.${subject.kind}`, {});
  }
}

/** How many times as fast it would have to be to stay level: "1.6"; null where that is not known or not more than 1. */
function factorOf({ produceRate, consumeRate }: NotifiedAlert["measures"]): string | null {
  if (produceRate === null || consumeRate === null || !(consumeRate > 0)) return null;
  // Rounded up: with less it would go on falling behind.
  const factor = Math.ceil((produceRate / consumeRate) * 10) / 10;
  return factor > 1 && factor < 1000 ? String(factor) : null;
}
