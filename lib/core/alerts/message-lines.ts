/** The labelled lines of one alert, in the order in which they are read. */
import { tell, type AlertSaid } from "../words/sentences/alerts/facts";
import type { Language } from "../words/languages";
import type { Millis } from "../words/terms";
import { measuresOf } from "./message-measures";
import { placeAndStatus, placesOf, thingOf } from "./message-subject";
import { ageOf, formatLater, formatMoment } from "./message-time";
import { todoOf } from "./message-todo";
import { findingIn, WORDS } from "./message-words";
import type { Owner, NotifiedAlert } from "./terms";
import { MOST_LINE, visible, visibleName } from "./visible";

/** Whom a message is for, when. */
export interface Listener {
  language: Language;
  timeZone: string;
  now: Millis;
}

export interface Line {
  label: string;
  value: string;
  /** The same in many alerts of a message: a text that lists them says it once. */
  repeats: boolean;
}

type Label = "where" | "since" | "when" | "why" | "was-why" | "bad" | "was-bad" | "todo" | "follows" | OwnerLabel;
type OwnerLabel = "acknowledged" | "owner" | "runbook" | "note";

const REPEATING: ReadonlySet<Label> = new Set(["todo", "owner", "runbook", "note"]);

const MOST_PLACES_LISTED = 8;

/** What is to be read of an alert; its owner where it has one. */
export function linesOf(alert: NotifiedAlert, owner: Owner | null, listener: Listener): Line[] {
  const { tell: speak } = WORDS[listener.language];
  const over = alert.state === "resolved" || alert.state === "passed";
  const spoken = (said: AlertSaid | null) => said && speak(said);
  const lines: [Label, string | null][] = [
    ["where", speak(whereOf(alert, speak))],
    [over ? "when" : "since", speak(sinceOf(alert, over, listener))],
    [over ? "was-why" : "why", whyOf(alert, listener.language)],
    [over ? "was-bad" : "bad", spoken(measuresOf(alert))],
    ["follows", spoken(followersOf(alert))],
    ["todo", spoken(todoOf(alert))],
    ["acknowledged", alert.acknowledgedBy],
    ["owner", owner && [owner.team, owner.contact].filter(Boolean).join(", ")],
    ["runbook", owner?.runbook ?? null],
    ["note", owner?.note ?? null],
  ];
  return lines.flatMap(([label, value]) =>
    value === null || value.trim() === ""
      ? []
      : [{ label: speak(tell(`label.${label}`, {})), value: visible(value), repeats: REPEATING.has(label) }],
  );
}

function whereOf(alert: NotifiedAlert, speak: (said: AlertSaid) => string): AlertSaid {
  const places = alert.places.slice(0, MOST_PLACES_LISTED).map((place) => speak(placeAndStatus(place)));
  return tell("where.places", { of: thingOf(alert, 250), places, more: placesOf(alert) - places.length });
}

function sinceOf(alert: NotifiedAlert, over: boolean, { language, timeZone, now }: Listener): AlertSaid {
  const nobodyKnows = WORDS[language].tell(tell("time.unknown", {}));
  const { openedAt, changedAt, endedAt, flappingSince, state } = alert;
  const at = formatMoment(openedAt, timeZone) ?? nobodyKnows;
  const later = (moment: Millis | null) =>
    (moment === null ? null : formatLater(moment, openedAt, timeZone)) ?? nobodyKnows;
  if (over) return tell("since.ended", { from: at, to: later(endedAt), ms: ageOf(openedAt, endedAt) });
  if (state === "flapping") return tell("since.flapping", { at, flapping: later(flappingSince) });
  const changed = changedAt - openedAt >= 1000 ? later(changedAt) : null;
  return tell("since.firing", { at, ms: ageOf(openedAt, now), changed });
}

/** The finding in the language, or in English; of causes, which have no finding, what they are and what is known beyond that. */
function whyOf(alert: NotifiedAlert, language: Language): string | null {
  const found = findingIn(language, alert.said);
  const { subject, why } = alert;
  if (found !== null || subject.kind === "group") return found ?? (why === "" ? null : why);
  if (why !== "" && language === "en") return why;
  const cause =
    subject.kind === "broker" ? tell("why.broker", { broker: subject.broker }) : tell(`why.${subject.kind}`, {});
  const saysAll = subject.kind === "broker" || subject.kind === "offline" || why === "";
  return WORDS[language].tell(saysAll ? cause : tell("why.detail", { of: cause, detail: visible(why, MOST_LINE / 2) }));
}

function followersOf({ followers }: NotifiedAlert): AlertSaid | null {
  const names = followers.names.slice(0, 20).map((name) => visibleName(name, 50));
  const count = Math.max(followers.count, names.length);
  return count > 0 ? tell("follows", { count, names }) : null;
}
