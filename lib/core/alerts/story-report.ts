/** The story of an alert as Markdown, to begin a post-mortem with. Times stand in UTC and in the zone that is asked for. */
import type { Happening } from "../picture/changes";
import type { Language } from "../words/languages";
import { escapeMarkdown } from "../words/markdown";
import { tell, type AlertSaid } from "../words/sentences/alerts/facts";
import { thingOf } from "./message-subject";
import { ageOf, formatMoment } from "./message-time";
import { findingIn, WORDS } from "./message-words";
import { saidOfPart, type StoryPart } from "./story";
import type { Alert, Owner } from "./terms";
import { visible } from "./visible";

export interface StoryReport {
  alert: Alert;
  owner: Owner | null;
  story: readonly StoryPart<Happening>[];
  /** Earlier happenings were too many to be told. */
  earlier: boolean;
  at: number;
  timeZone: string;
  language: Language;
}

/** A note or a finding is a sentence, a name in it may be as long as Kafka lets it be. */
const MOST_TEXT = 4_000;

export function printStory(report: StoryReport): string {
  const { alert, story, earlier, language, timeZone } = report;
  const say = (said: AlertSaid) => escapeMarkdown(WORDS[language].tell(said));
  const isUtc = timeZone === "UTC";
  const rows = story.map((part) => {
    const local = isUtc ? "" : ` ${clock(part.at, timeZone)} |`;
    return `| ${clock(part.at, "UTC")} |${local} ${textOf(part, language)} |`;
  });
  return [
    `# ${alert.severity}: ${say(thingOf(alert))}`,
    "",
    ...factsOf(report).map(([label, text]) => `- **${say(label)}:** ${text}`),
    "",
    `## ${say(tell("label.story", {}))}`,
    "",
    ...(earlier ? [`${say(tell("story.earlier", {}))}`, ""] : []),
    `| UTC |${isUtc ? "" : ` ${escapeMarkdown(timeZone)} |`} ${say(tell("label.what", {}))} |`,
    `| --- |${isUtc ? "" : " --- |"} --- |`,
    ...rows,
    "",
  ].join("\n");
}

type Fact = [label: AlertSaid, text: string];

function factsOf({ alert, owner, at, timeZone, language }: StoryReport): Fact[] {
  const { openedAt, endedAt, said, why, places, placeCount, acknowledged } = alert;
  const text = (of: string) => escapeMarkdown(visible(of, MOST_TEXT));
  const from = both(openedAt, timeZone);
  const when =
    endedAt === null
      ? tell("since.firing", { at: from, ms: ageOf(openedAt, at), changed: null })
      : tell("since.ended", { from, to: both(endedAt, timeZone), ms: ageOf(openedAt, endedAt) });
  const shown = places.map(({ topic, partition, status }) => `${topic}/${partition} ${status}`).join(", ");
  const more = placeCount - places.length;
  const found = findingIn(language, said) ?? why;
  return [
    [tell("label.when", {}), escapeMarkdown(WORDS[language].tell(when))] satisfies Fact,
    ...some(tell("label.why", {}), text(found)),
    ...some(tell("label.where", {}), text(shown) + (shown !== "" && more > 0 ? ` (+${more})` : "")),
    ...some(
      tell("label.acknowledged", {}),
      acknowledged && `${text(acknowledged.by)}, ${both(acknowledged.at, timeZone)}`,
    ),
    ...some(tell("label.owner", {}), owner && text([owner.team, owner.contact].filter(Boolean).join(", "))),
    ...some(tell("label.runbook", {}), owner?.runbook ? text(owner.runbook) : null),
    ...some(tell("label.note", {}), owner?.note ? text(owner.note) : null),
  ];
}

const some = (label: AlertSaid, text: string | null | undefined): Fact[] => (text ? [[label, text]] : []);

function textOf(part: StoryPart<Happening>, language: Language): string {
  const own = saidOfPart(part);
  if (own) return escapeMarkdown(WORDS[language].tell(own));
  if (part.kind !== "event") return "";
  const { topic, partition, kind, before, after, message, said } = part.event;
  const place = topic === null ? "" : `${topic}${partition === null ? "" : `/${partition}`}`;
  const change = kind === "status" ? `${before === null ? "" : `${before} → `}${after ?? ""}` : "";
  const sentence = (said && findingIn(language, said)) ?? message;
  return escapeMarkdown(visible([place, change, sentence].filter((text) => text !== "").join(": "), MOST_TEXT));
}

const clock = (at: number, timeZone: string): string => formatMoment(at, timeZone) ?? String(at);

const both = (at: number, timeZone: string): string =>
  timeZone === "UTC" ? clock(at, "UTC") : `${clock(at, "UTC")} (${clock(at, timeZone)})`;
