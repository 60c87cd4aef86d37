/** English: the titles and details of problem documents. */
import { speak, type SentencesOf } from "../facts";
import { sizeOf, type RefusalFacts, type Why } from "./facts";

const ENGLISH: SentencesOf<RefusalFacts> = {
  "title.bad-request": () => "Bad request",
  "title.not-json": () => "Not JSON",
  "title.not-a-trace": () => "Not a trace",
  "title.too-long-a-range": () => "Too long a range",
  "title.too-much-to-judge": () => "Too much to judge",
  "title.forbidden": () => "Forbidden",
  "title.not-found": () => "Not found",
  "title.method-not-allowed": () => "Method not allowed",
  "title.request-timeout": () => "Request timeout",
  "title.too-slow": () => "Too slow",
  "title.set-aside-already": () => "Set aside already",
  "title.too-many-entries": () => "Too many entries",
  "title.too-long": () => "Too long",
  "title.too-much-at-once": () => "Too much at once",
  "title.address-too-long": () => "Address too long",
  "title.unsupported-media-type": () => "Unsupported media type",
  "title.misdirected-request": () => "Misdirected request",
  "title.too-many-requests": () => "Too many requests",
  "title.headers-too-long": () => "Headers too long",
  "title.misconfigured": () => "Misconfigured",
  "title.not-available": () => "Not available",
  "title.overloaded": () => "Overloaded",
  "title.lab-refused": () => "The lab refused",
  "title.cannot-be-done": () => "Cannot be done",

  "refused.as-it-is": ({ text }) => text,

  "refused.host-not-named": () => "A request names its host once, in the header Host.",
  "refused.host-not-known": ({ name, host }) =>
    `This server does not know that it is "${name}". If it is, name it under server.publicUrls in tidemark.yaml, or in ` +
    `TIDEMARK_PUBLIC_URLS: http://${host}`,
  "refused.address-without-slash": () => "An address begins with a slash.",
  "refused.address-long": ({ most }) => `An address has ${most} characters at most.`,
  "refused.address-escape": () => "An escape in the address is malformed: % stands before two hex digits of UTF-8.",
  "refused.no-address": ({ path }) => `There is no ${path}; /api/v1/openapi.json lists what there is.`,
  "refused.method": ({ method, path, allowed }) => `${method} is not for ${path}; allowed are: ${allowed.join(", ")}.`,
  "refused.other-page": () =>
    "Only this server's own pages may do that. Where a proxy stands before it, name the address that people open under " +
    "server.publicUrls in tidemark.yaml, or in TIDEMARK_PUBLIC_URLS.",
  "refused.media-type": () => "Send JSON, with the content type application/json.",
  "refused.headers-long": () => "Address and headers are too long.",
  "refused.request-late": () => "The request did not come in time.",
  "refused.no-http": () => "What came is no HTTP request.",

  "refused.body-late": ({ seconds }) => `The body did not come within ${seconds} s.`,
  "refused.body-long": ({ bytes }) => `The body is longer than the ${sizeOf(bytes)} that are read here.`,
  "refused.body-far-too-long": () => "This is far longer than what belongs here.",
  "refused.body-no-json": () => "The body is not JSON.",
  "refused.body-no-traces": ({ error }) => `The body is not JSON (${error}). Send one trace, or an array of traces.`,
  "refused.trace": ({ field, value, said }) => `${field}: ${value} cannot be used; ${refusalInEnglish(said)}`,
  "trace.fields": ({ fields }) => `a trace is an object with ${both(fields)}`,
  "trace.other-fields": ({ known }) => `no such field; there are ${known.join(", ")}`,
  "trace.order": ({ from }) => `it must not be before from (${from})`,
  "trace.every": () => "give the ms between two evaluations, at least 1 and not over a million evaluations in all",
  "trace.settings": () => "give an object of settings, or leave it out",
  "trace.other-settings": ({ known }) => `no such setting; there are ${known.join(", ")}`,
  "trace.profile": ({ known }) => `allowed are ${known.join(" and ")}`,
  "trace.setting": ({ whole, least, most }) => `give a ${whole ? "whole number" : "number"} from ${least} to ${most}`,
  "trace.millis": () => "give whole milliseconds as a number",
  "trace.array": () => "give an array; an empty one when there is nothing",
  "trace.entry": () => "each entry is an array, its time first",
  "trace.items": ({ most }) => `each entry has ${most === 2 ? "2" : `2 to ${most}`} items, its time first`,
  "trace.leader": () => "leave it out, or give true or false: whether there was a leader",
  "trace.commit": () => "give the committed offset, or leave the commit out",
  "trace.members": () => "give the number of members, or null when it could not be read",
  "trace.offset": () => "give an offset as a string of digits or as an integer",
  "trace.wide-offset": () => "an integer beyond 2^53 loses digits on the way; give the offset as a string",

  "refused.field": ({ field, said }) => `${field}: ${refusalInEnglish(said)}`,
  "refused.value": ({ field, given, said }) => `${field}: "${given}" is refused. ${refusalInEnglish(said)}`,
  "refused.missing": ({ field, said }) => `${field}: it is missing. ${refusalInEnglish(said)}`,
  "refused.no-parameter": ({ name }) => `"${name}" is not a parameter here.`,
  "refused.other-parameters": ({ name, allowed }) =>
    `"${name}" is not a parameter here; allowed: ${allowed.join(", ")}.`,
  "refused.parameter-twice": ({ name }) => `${name}: it is given more than once.`,
  "refused.scope-incomplete": () => "scope=group needs cluster and group.",
  "refused.pattern": ({ error }) => error,

  // What zod says in English is said in the same words.
  "wrong.type": ({ expected, received }) => `Invalid input: expected ${expected}, received ${received}`,
  "wrong.whole-number": () => "It is not a whole number.",
  "wrong.number": ({ limit, of, bound, inclusive }) =>
    `${tooFar(limit)}: expected ${of} to be ${limit === "most" ? "<" : ">"}${inclusive ? "=" : ""}${bound}`,
  "wrong.length": ({ limit, of, bound, unit }) =>
    `${tooFar(limit)}: expected ${of} to have ${limit === "most" ? "<=" : ">="}${bound} ${unit}`,
  "wrong.choice": ({ allowed }) =>
    allowed.length === 1
      ? `Invalid input: expected ${JSON.stringify(allowed[0])}`
      : `Invalid option: expected one of ${allowed.map((one) => JSON.stringify(one)).join("|")}`,
  "wrong.keys": ({ keys }) =>
    `Unrecognized key${keys.length > 1 ? "s" : ""}: ${keys.map((key) => `"${key}"`).join(", ")}`,
  "wrong.words": ({ allowed }) => `Give some of these, with commas between: ${allowed.join(", ")}.`,
  "wrong.partition": () => "Give its number, from 0 on.",
  "wrong.pattern-long": ({ most }) => `A pattern has ${most} characters at most.`,
  "wrong.pattern-nul": () => "A pattern holds no NUL.",
  "wrong.cursor": () => "A cursor is the `next` of an earlier answer.",
  "wrong.no-words": () => "A note needs words.",
  "wrong.characters": ({ most }) => `At most ${most} characters are kept.`,
  "wrong.empty": () => "Something must stand here.",
  "wrong.time-of-week": () => 'Write a time of the week: "02:00-03:30", "Mon-Fri 08:00-18:00" or "Sat 22:00-02:00".',
  "wrong.match-nothing": () => "Say what is meant: a cluster, a group, a topic, an owner, a severity or a case.",
  "wrong.silence-end": () => "Say when it ends: endsAt, untilResolved, or a recurrence.",
  "wrong.silence-order": () => "endsAt must be later than startsAt.",
  "wrong.receiver-name": () => "A name holds letters, digits, spaces, '.', '_' and '-', at most 100 of them.",
  "wrong.time-zone": () => 'That is no name of a time zone: write one such as "Asia/Seoul" or "UTC".',
  "wrong.page-secret": () =>
    'What is entered here refers to secrets as { "env": "TIDEMARK_SECRET_…" } alone, never to files or other variables.',

  "refused.no-cluster": ({ cluster }) => `There is no cluster "${cluster}".`,
  "refused.no-topic": ({ topic, cluster }) => `There is no topic "${topic}" on ${cluster}.`,
  "refused.no-group": ({ group, cluster }) => `There is no group "${group}" on ${cluster}.`,
  "refused.topic-gone": ({ topic, cluster }) =>
    `Cluster "${cluster}" has no topic "${topic}" now. Its history may still be there.`,
  "refused.no-silence": ({ group, topic }) => `Nothing is declared of group "${group}" on "${topic}".`,
  "refused.silences-full": ({ most }) =>
    `No more than ${most} declarations are kept for a cluster: take some back, or set silenceMs in evaluation.overrides of the file.`,
  "refused.no-trouble-then": ({ group, topic }) =>
    `Between from and to group "${group}" was not told to be STALLED or STOPPED on "${topic}"; such times are on its timeline.`,
  "wrong.normal": () =>
    "must be given alone: silenceMs, or the two of from and to, which lie at most 14 days apart, from first, to not in the future",
  "refused.no-habits": ({ group, topic }) => `Nothing was learned of group "${group}" on "${topic}".`,
  "refused.group-gone": ({ group, cluster }) =>
    `Cluster "${cluster}" has no group "${group}" now. Its history may still be there.`,
  "refused.cluster-unread": ({ cluster }) => `Cluster "${cluster}" has not been read yet.`,

  "refused.range-order": ({ from, to }) => `to (${to}) must be later than from (${from}).`,
  "refused.range-days": ({ days }) => `The range may span ${days} days at most.`,
  "refused.range-hours": ({ hours }) => `At most ${hours} hours are judged at a time. Choose a shorter range.`,
  "refused.range-hours-again": ({ hours }) =>
    `At most ${hours} hours are judged again at a time. Choose a shorter range.`,
  "refused.steps": ({ most }) => `A range is counted in ${most} steps at most.`,
  "refused.points": () => "Ask for fewer points, for one topic, or for one partition.",

  "refused.note-in-future": () => "A note cannot stand in the future.",
  "refused.note-too-old": ({ days }) => `Nothing is kept for longer than ${days} days, notes included.`,
  "refused.note-gone": () => "There is no such note; somebody may have deleted it already.",
  "refused.notes-too-fast": () => "So many notes in a minute are not written by hand.",
  "refused.entries-too-fast": () => "So many entries in a minute are not written by hand.",
  "refused.entry-gone": () => "There is no such entry; somebody may have taken it back.",
  "refused.entry-known": () => "This pattern is set aside already.",
  "refused.entries-full": ({ most }) =>
    `${most} entries are set aside, and no more can be: take some back, or use a wider pattern.`,
  "refused.entries-unread": () => "The list has not been read yet: the database is away.",

  "refused.alerts-not-ready": () =>
    "Alerts have not been read yet: the database is away, or this server has just started.",
  "refused.alerts-too-fast": () => "So many changes in a minute are not made by hand.",
  "refused.alert-gone": () => "There is no such alert; it may have ended.",
  "refused.alert-unacknowledged": () => "Nobody has acknowledged this alert.",
  "refused.silence-gone": () => "There is no such silence; somebody may have taken it back.",
  "refused.silence-past": () => "It would have ended already: choose a later end.",
  "refused.silence-too-wide": () =>
    "No silence means this alert alone: acknowledge it, or silence what you mean on the page.",
  "refused.incident-gone": () => "There is no such incident; old ones are deleted.",
  "refused.delivery-gone": () => "There is no such message; old ones are deleted.",
  "refused.route-gone": () => "There is no such route; somebody may have removed it.",
  "refused.no-receiver": ({ name, known }) => `There is no receiver "${name}"; there are: ${list(known)}.`,
  "refused.no-kind": ({ kind, known }) => `"${kind}" is no kind of receiver; there are: ${list(known)}.`,
  "refused.of-the-file": () => "It is declared in the configuration file, and changed there.",
  "refused.receiver-named": ({ name, routes }) =>
    `Routes name "${name}": ${list(routes)}. Remove or change these first.`,
  "refused.escalates-to-itself": ({ name }) => `"${name}" is told first already: escalate to another receiver.`,
  "refused.alerts-full": ({ most }) => `There are ${most}, and no more can be: remove some first.`,
  "refused.link": () => "This link was not made by this server, or its key has changed. Open the alert on the page.",
  "refused.link-expired": () => "This link has expired. Open the alert on the page.",
  "refused.other-backtests": () => "Another backtest is running on this server. Try again when it is through.",
  "refused.other-previews": () => "Another preview of a silence is being worked out. Try again in a second.",

  "refused.evaluations": ({ evaluations, most }) =>
    `These traces ask for ${evaluations} evaluations, and at most ${most} are made for one request. ` +
    "Send fewer traces at a time, make `every` longer, or use `npm run replay`, which has no such limit.",
  "refused.readings": ({ most, all }) =>
    `The range holds more than ${most} readings of partitions. ` +
    (all ? "Choose a shorter range, or one topic and partition." : "Choose a shorter range."),
  "refused.judging-long": ({ seconds }) =>
    `It takes longer than the ${seconds} s that one request may take. ${ASK_FOR_LESS}`,
  "refused.judging-memory": () => `It takes more memory than one request may take. ${ASK_FOR_LESS}`,
  "refused.other-replays": () => "Other replays are running on this server. Try again in a few seconds.",
  "refused.other-pasts": () => "Other pasts are being judged on this server. Try again in a few seconds.",
  "refused.other-exports": () => "Other exports are running on this server. Try again when they are through.",
  "refused.other-pictures": () => "Another picture is being drawn on this server. Try again in a few seconds.",
  "refused.no-picture": ({ group, cluster }) =>
    `Nothing is stored of group "${group}" on ${cluster} in this range, or not of this partition.`,
  "refused.no-png": () => "This machine cannot make PNG pictures. Ask for chart.svg, which draws the same.",
  "refused.partition-alone": () => "partition needs a topic beside it: each topic has its own.",
  "refused.other-bodies": () => "Other long requests are being read.",
  "refused.streams-of-address": () => "Your address reads as many streams as one may.",
  "refused.streams": () => "As many streams are being read as this server serves.",
  "refused.selections": () => "As many selections are being read as this server serves.",
  "refused.not-now": () => "The answer could not be put together just now; the server's log says why. Try again.",

  "refused.no-lab": () => "No lab runs here. `npm run demo` starts one.",
  "refused.lab-not-loopback": () => "TIDEMARK_LAB_URL must be a loopback address.",
  "refused.lab-away": () => "The lab does not answer. Its logs stand in .tidemark/lab/workers and .tidemark/logs.",
  "refused.lab-silent": () => "The lab refused.",
  "refused.lab-host": ({ port }) => `The lab answers as 127.0.0.1:${port} only.`,
  "refused.lab-page": () => "The lab takes orders from programs, not from pages.",
  "refused.lab-address": () => "There is GET / and POST /<scenario>/<action>.",
  "refused.lab-method": () => "Actions are given with POST.",
  "refused.no-scenario": ({ scenario }) => `"${scenario}" is not a scenario.`,
  "refused.no-action": ({ action }) => `"${action}" is not an action.`,
  "refused.other-scenarios": ({ scenario, known }) => `There is no scenario "${scenario}"; there are: ${list(known)}.`,
  "refused.other-actions": ({ scenario, action, known }) =>
    `${scenario} has no action "${action}"; it has: ${list(known)}.`,
};

/** Why something is refused, in English. */
export const refusalInEnglish = (why: Why): string => speak(ENGLISH, why);

const ASK_FOR_LESS = "Ask for less at a time, or use `npm run replay`, which has no such limit.";

const tooFar = (limit: "most" | "least") => (limit === "most" ? "Too big" : "Too small");

/** "a, b and c". */
const both = (names: readonly string[]) => `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

const list = (names: readonly string[]) => names.join(", ") || "none";
