/** English: what messages to people say. */
import { formatCount, formatDuration, formatRate, formatRecords } from "../../format";
import type { Millis } from "../../terms";
import { asSentence } from "../english-parts";
import { speak, type SentencesOf } from "../facts";
import type { AlertFacts, AlertSaid, GroupTrouble, TitleFacts, Unmeasured } from "./facts";

const TROUBLE: Record<GroupTrouble, string> = {
  stalled: "is stalled",
  stopped: "has stopped",
  rewind: "went back to an older offset",
  offline: "has partitions without a leader",
  slow: "is falling behind",
  other: "is in trouble",
};

const UNMEASURED: Record<Unmeasured, string> = {
  late: "time behind",
  loss: "time until records are lost",
  produced: "produce rate",
  consumed: "consume rate",
};

const ENGLISH: SentencesOf<AlertFacts> = {
  "thing.group": ({ cluster, group }) => `${group} on ${cluster}`,
  "thing.broker": ({ cluster, broker }) => `broker ${broker} of ${cluster}`,
  "thing.offline": ({ cluster }) => `partitions without a leader on ${cluster}`,
  "thing.cluster": ({ cluster }) => `cluster ${cluster}`,
  "thing.database": () => "Tidemark's database",
  "thing.receiver": ({ receiver }) => `receiver ${receiver}`,

  "clause.group": ({ how, ...group }) => `${english({ key: "thing.group", values: group })} ${TROUBLE[how]}`,
  "clause.broker": ({ cluster, broker }) => `broker ${broker} of ${cluster} is missing`,
  "clause.offline": ({ cluster, partitions }) =>
    partitions === 1
      ? `1 partition on ${cluster} has no leader`
      : `${partitions === 0 ? "" : `${formatCount(partitions)} `}partitions on ${cluster} have no leader`,
  "clause.cluster": ({ cluster }) => `cluster ${cluster} cannot be read`,
  "clause.database": () => "Tidemark cannot write history to its database",
  "clause.receiver": ({ receiver }) => `receiver ${receiver} does not accept messages`,

  "title.firing": (title) => heading(title),
  "title.still": ({ ms, ...title }) => heading(title, `, still${after(ms)}`),
  "title.unacknowledged": ({ ms, ...title }) =>
    heading(title, `, not acknowledged${ms === null ? "" : ` for ${formatDuration(ms)}`}`),
  "title.flapping": ({ severity, of }) => `Flapping: ${english(of)} keeps going in and out of ${severity}`,
  "title.passed": ({ severity, of, ms }) =>
    `Already over: ${english(of)}, ${severity}${ms === null ? "" : ` for ${formatDuration(ms)}`}`,
  "title.recovered": ({ of, ms }) => `Recovered: ${english(of)}${after(ms)}`,
  "title.deleted": ({ of, ms }) => `Ended: ${english(of)}, deleted${after(ms)}`,
  "title.muted": ({ of, ms }) => `Ended: ${english(of)}, muted${after(ms)}, not recovered`,
  "title.acknowledged": ({ of, by }) => `Acknowledged${by === null ? "" : ` by ${by}`}: ${english(of)}`,
  "title.test": ({ of }) => `Test: ${english(of)}`,

  "subject.news": (of) => summary(of),
  "subject.still": (of) => `Still: ${summary(of)}`,
  "subject.unacknowledged": (of) => `Not acknowledged: ${summary(of)}`,
  "subject.test": ({ receiver }) => `Test: Tidemark reaches ${receiver}`,
  "sum.broker": ({ broker }) => `broker ${broker} missing`,
  "sum.offline": ({ partitions }) =>
    partitions === 0 ? "partitions without a leader" : `${counted(partitions, "partition")} without a leader`,
  "sum.cluster": () => "cluster cannot be read",
  "sum.database": () => "history cannot be written",
  "sum.receiver": ({ receiver }) => `receiver ${receiver} does not accept messages`,
  "sum.groups": ({ severity, count }) => `${counted(count, "group")} in ${severity}`,
  "sum.firing": ({ count }) => `${formatCount(count)} firing`,
  "sum.flapping": ({ count }) => `${formatCount(count)} flapping`,
  "sum.passed": ({ count }) => `${formatCount(count)} already over`,
  "sum.recovered": ({ count }) => `${formatCount(count)} recovered`,
  "sum.ended": ({ count }) => `${formatCount(count)} ended`,

  "label.where": () => "Where",
  "label.since": () => "Since",
  "label.when": () => "When",
  "label.why": () => "Why",
  "label.was-why": () => "Why it fired",
  "label.bad": () => "How bad",
  "label.was-bad": () => "While it fired",
  "label.todo": () => "What to do",
  "label.follows": () => "Caused by it",
  "label.acknowledged": () => "Acknowledged by",
  "label.owner": () => "Owner",
  "label.runbook": () => "Runbook",
  "label.note": () => "Note",
  "label.open": () => "Open",
  "label.incident": () => "Incident",
  "label.picture": () => "Chart",
  "label.acknowledge": () => "Acknowledge",
  "label.silence": () => "Silence",
  "label.all": () => "All alerts",

  "place.status": ({ at, status }) => `${at} ${status}`,
  "place.slow": ({ at }) => `${at} falling behind`,
  "where.places": ({ of, places, more }) =>
    [english(of), places.length === 0 && more > 0 ? counted(more, "partition") : listed(places, more)]
      .filter(Boolean)
      .join(": "),
  "since.firing": ({ at, ms, changed }) =>
    `${at}${ms === null ? "" : `, for ${formatDuration(ms)}`}${changed === null ? "" : `; last change ${changed}`}`,
  "since.flapping": ({ at, flapping }) => `${at}; flapping since ${flapping}`,
  "since.ended": ({ from, to, ms }) => `${from} to ${to}${ms === null ? "" : ` (${formatDuration(ms)})`}`,

  "why.broker": ({ broker }) => `Broker ${broker} is part of the cluster but does not answer.`,
  "why.offline": () => "A partition without a leader can be neither read nor written.",
  "why.cluster": () => "Tidemark cannot read it, so the state of its groups is unknown.",
  "why.database": () => "Samples wait in memory and are dropped when there are too many.",
  "why.receiver": () => "Several attempts in a row have failed; its messages wait until their deadline.",
  "why.detail": ({ of, detail }) => `${english(of)} ${asSentence(detail)}`,

  "bad.all": ({ parts }) => parts.map(english).join("; "),
  "bad.lag": ({ lag, unknown }) =>
    `lag ${formatRecords(lag)}${unknown === 0 ? "" : `, unknown on ${counted(unknown, "partition")}`}`,
  "bad.no-lag": ({ unknown }) => `lag unknown${unknown === 0 ? "" : ` on ${counted(unknown, "partition")}`}`,
  "bad.late": ({ ms }) => `${formatDuration(ms)} behind`,
  "bad.loss": ({ ms }) =>
    ms <= 0 ? "records are being deleted unread" : `records will be deleted unread in ${formatDuration(ms)}`,
  "bad.produced": ({ rate }) => `${formatRate(rate)} in`,
  "bad.consumed": ({ rate }) => `${formatRate(rate)} out`,
  "bad.unknown": ({ what }) => `unknown: ${what.map((of) => UNMEASURED[of]).join(", ")}`,
  "bad.partitions": ({ count }) => `${counted(count, "partition")} without a leader`,

  "todo.stalled": ({ place }) =>
    `The consumer is alive${place === null ? "" : ` but stuck on ${place}`}. Read its log: a repeating error means the record ` +
    "at the committed offset cannot be processed (fix the code, or skip the record); silence means a lock, a call without a " +
    "timeout or a dead worker thread.",
  "todo.stopped": ({ place }) =>
    `Check that the consumer${place === null ? "" : ` of ${place}`} is running and reaches the brokers. If not, restart it; if ` +
    "it is, check that it still subscribes to the topic and commits.",
  "todo.rewind": ({ place }) =>
    `Find out who reset the offset${place === null ? "" : ` of ${place}`}: a deployment, kafka-consumer-groups.sh, or two ` +
    "consumers with the same group id. If it was not intended, expect records to be processed twice.",
  "todo.offline": () =>
    "Leave the consumer alone. The cluster page names the missing broker: bring it back. Unclean leader election loses " +
    "records.",
  "todo.slow": ({ factor }) =>
    `${factor === null ? "" : `It needs ${factor} times its current rate to keep up. `}If all partitions lag, add consumers, ` +
    "up to one per partition; beyond that, add partitions or make each record cheaper. If one lags, look for a hot key or " +
    "a slow instance.",
  "todo.other": () => "Open the group page: the worst partition comes first, with the reason.",
  "todo.broker": ({ broker }) =>
    `Check the process, disk and network of broker ${broker} and bring it back. Leave the consumers alone.`,
  "todo.leaderless": () =>
    "Bring back the brokers that hold the last in-sync replicas. Unclean leader election is the last resort: it loses records.",
  "todo.cluster": () =>
    "From Tidemark's host, check that the bootstrap addresses answer, then DNS, firewall, certificates and credentials.",
  "todo.database": () => "Check that PostgreSQL is running, that its disk is not full, and that Tidemark reaches it.",
  "todo.receiver": () => "Read the last answer in the delivery log, fix the address or credentials, then send a test.",

  follows: ({ count, names }) =>
    names.length === 0
      ? counted(count, "alert")
      : `${counted(count, "alert")}: ${listed(names, Math.max(0, count - names.length))}`,

  "section.firing": ({ count }) => `Firing: ${formatCount(count)}`,
  "section.flapping": ({ count }) => `Flapping: ${formatCount(count)}`,
  "section.passed": ({ count }) => `Already over: ${formatCount(count)}`,
  "section.resolved": ({ count }) => `Ended: ${formatCount(count)}`,
  more: ({ count }) => `${formatCount(count)} more, not listed here.`,

  "test.body": ({ receiver, route }) =>
    `This is a test: nothing is wrong. It was sent to ${receiver} like a real message (route: ${route}).`,
  "label.story": () => "What happened",
  "label.what": () => "What",
  "story.began": () => "First sign.",
  "story.notified": ({ receiver, kind, how }) => `${MESSAGE[kind]} ${HOW[how]} ${receiver}.`,
  "story.acknowledged": ({ by }) => `Acknowledged by ${by}.`,
  "story.flapping": () => "Flapping from here on.",
  "story.ended": ({ end, ms }) => `${ENDED[end]}${after(ms)}.`,
  "story.earlier": () => "Earlier events are left out: there are too many.",
  "time.unknown": () => "unknown time",
};

/** What a message says, in English. */
export const alertInEnglish = (said: AlertSaid): string => speak(ENGLISH, said);

const english = alertInEnglish;

function heading({ severity, of, at, more, follows }: TitleFacts, mark = ""): string {
  const where = at === null ? "" : `: ${listed([at], more)}`;
  const behind = follows === 0 ? "" : `; ${counted(follows, "alert")} ${follows === 1 ? "follows" : "follow"}`;
  return `${severity}${mark}: ${english(of)}${where}${behind}`;
}

const MESSAGE = { news: "Message", reminder: "Reminder", escalation: "Escalation", push: "Update", test: "Test" };
const HOW = { delivered: "delivered to", waiting: "waiting for", expired: "given up, not accepted by" };
const ENDED = { recovered: "Recovered", deleted: "Deleted", muted: "Set aside" };

const after = (ms: Millis | null) => (ms === null ? "" : ` after ${formatDuration(ms)}`);

function summary({ parts, cluster }: AlertFacts["subject.news"]): string {
  const text = parts.map(english).join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${cluster === null ? "" : ` on ${cluster}`}`;
}

const counted = (count: number, what: string) => `${formatCount(count)} ${what}${count === 1 ? "" : "s"}`;

const listed = (names: string[], more: number) =>
  names.join(", ") + (more === 0 ? "" : `${names.length === 0 ? "" : " and "}${formatCount(more)} more`);
