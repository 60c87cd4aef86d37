/** English: the titles and details of problem documents. */
import { speak, type SentencesOf } from "../facts";
import { sizeOf, type RefusalFacts, type Why } from "./facts";

const ENGLISH: SentencesOf<RefusalFacts> = {
  "title.bad-request": () => "Bad request",
  "title.not-json": () => "Not JSON",
  "title.not-a-trace": () => "Not a trace",
  "title.too-long-a-range": () => "Range too long",
  "title.too-much-to-judge": () => "Too much to evaluate",
  "title.forbidden": () => "Forbidden",
  "title.not-found": () => "Not found",
  "title.method-not-allowed": () => "Method not allowed",
  "title.request-timeout": () => "Request timeout",
  "title.too-slow": () => "Too slow",
  "title.set-aside-already": () => "Already set aside",
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
  "title.cannot-be-done": () => "Not possible",

  "refused.as-it-is": ({ text }) => text,

  "refused.host-not-named": () => "A request must name its host exactly once, in the Host header.",
  "refused.host-not-known": ({ name, host }) =>
    `This server does not know itself as "${name}". If that is its name, add it under server.publicUrls in tidemark.yaml, or in ` +
    `TIDEMARK_PUBLIC_URLS: http://${host}`,
  "refused.address-without-slash": () => "An address must begin with a slash.",
  "refused.address-long": ({ most }) => `An address may have at most ${most} characters.`,
  "refused.address-escape": () =>
    "An escape in the address is malformed: % must be followed by two hex digits of UTF-8.",
  "refused.no-address": ({ path }) => `There is no ${path}; /api/v1/openapi.json lists what there is.`,
  "refused.method": ({ method, path, allowed }) =>
    `${method} is not allowed for ${path}; allowed: ${allowed.join(", ")}.`,
  "refused.other-page": () =>
    "Only this server's own pages may do that. Behind a proxy, name the address that people open under " +
    "server.publicUrls in tidemark.yaml, or in TIDEMARK_PUBLIC_URLS.",
  "refused.media-type": () => "Send JSON, with the content type application/json.",
  "refused.headers-long": () => "Address and headers are too long.",
  "refused.request-late": () => "The request did not arrive in time.",
  "refused.no-http": () => "This is not an HTTP request.",

  "refused.body-late": ({ seconds }) => `The body did not arrive within ${seconds} s.`,
  "refused.body-long": ({ bytes }) => `The body is longer than the limit of ${sizeOf(bytes)}.`,
  "refused.body-far-too-long": () => "This is far too long.",
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
  "wrong.match-nothing": () => "Name at least one: a cluster, a group, a topic, an owner, a severity or a case.",
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
  "refused.no-silence": ({ group, topic }) => `Nothing is declared for group "${group}" on "${topic}".`,
  "refused.silences-full": ({ most }) =>
    `At most ${most} declarations are kept per cluster: withdraw some, or set silenceMs in evaluation.overrides of the file.`,
  "refused.no-trouble-then": ({ group, topic }) =>
    `Group "${group}" was not STALLED or STOPPED on "${topic}" between from and to; see its timeline for such times.`,
  "wrong.normal": () =>
    "must be given alone: silenceMs, or the two of from and to, which lie at most 14 days apart, from first, to not in the future",
  "refused.no-habits": ({ group, topic }) => `Nothing has been learned about group "${group}" on "${topic}".`,
  "refused.group-gone": ({ group, cluster }) =>
    `Cluster "${cluster}" has no group "${group}" now. Its history may still be there.`,
  "refused.cluster-unread": ({ cluster }) => `Cluster "${cluster}" has not been read yet.`,

  "refused.range-order": ({ from, to }) => `to (${to}) must be later than from (${from}).`,
  "refused.range-days": ({ days }) => `The range may span ${days} days at most.`,
  "refused.range-hours": ({ hours }) => `At most ${hours} hours can be evaluated at a time. Choose a shorter range.`,
  "refused.range-hours-again": ({ hours }) =>
    `At most ${hours} hours can be replayed at a time. Choose a shorter range.`,
  "refused.steps": ({ most }) => `A range is counted in ${most} steps at most.`,
  "refused.points": () => "Ask for fewer points, for one topic, or for one partition.",

  "refused.note-in-future": () => "A note cannot be in the future.",
  "refused.note-too-old": ({ days }) => `Nothing is kept for longer than ${days} days, notes included.`,
  "refused.note-gone": () => "No such note; it may have been deleted.",
  "refused.notes-too-fast": () => "Too many notes in one minute. Wait a moment and try again.",
  "refused.entries-too-fast": () => "Too many entries in one minute. Wait a moment and try again.",
  "refused.entry-gone": () => "No such entry; it may have been withdrawn.",
  "refused.entry-known": () => "This pattern is already set aside.",
  "refused.entries-full": ({ most }) => `The list is full (${most} entries): remove some, or use a wider pattern.`,
  "refused.entries-unread": () => "The list has not been read yet: the database is unreachable.",

  "refused.alerts-not-ready": () =>
    "Alerts have not been read yet: the database is unreachable, or this server has just started.",
  "refused.alerts-too-fast": () => "Too many changes in one minute. Wait a moment and try again.",
  "refused.alert-gone": () => "No such alert; it may have ended.",
  "refused.alert-unacknowledged": () => "Nobody has acknowledged this alert.",
  "refused.silence-gone": () => "No such silence; it may have been removed.",
  "refused.silence-past": () => "That end is in the past: choose a later one.",
  "refused.silence-too-wide": () =>
    "A silence cannot match this alert alone: acknowledge it, or choose what to silence on the page.",
  "refused.incident-gone": () => "No such incident; old ones are deleted.",
  "refused.delivery-gone": () => "No such message; old ones are deleted.",
  "refused.route-gone": () => "No such route; it may have been removed.",
  "refused.no-receiver": ({ name, known }) => `There is no receiver "${name}"; there are: ${list(known)}.`,
  "refused.no-kind": ({ kind, known }) => `"${kind}" is not a kind of receiver; there are: ${list(known)}.`,
  "refused.of-the-file": () => "It is declared in the configuration file; change it there.",
  "refused.receiver-named": ({ name, routes }) => `Routes use "${name}": ${list(routes)}. Remove or change them first.`,
  "refused.escalates-to-itself": ({ name }) => `"${name}" is already notified first: escalate to another receiver.`,
  "refused.alerts-full": ({ most }) => `The limit of ${most} is reached: remove some first.`,
  "refused.link": () => "This link was not made by this server, or its key has changed. Open the alert on the page.",
  "refused.link-expired": () => "This link has expired. Open the alert on the page.",
  "refused.other-backtests": () => "Another backtest is running on this server. Try again when it is done.",
  "refused.other-previews": () => "Other silence previews are running. Try again in a second.",

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
  "refused.other-pasts": () => "Other evaluations of the past are running on this server. Try again in a few seconds.",
  "refused.other-exports": () => "Other exports are running on this server. Try again when they are done.",
  "refused.other-pictures": () => "Other pictures are being drawn on this server. Try again in a few seconds.",
  "refused.no-picture": ({ group, cluster }) =>
    `Nothing is stored for group "${group}" on ${cluster}, or for this partition, in this range.`,
  "refused.no-png": () => "This machine cannot make PNG pictures. Ask for chart.svg, which draws the same.",
  "refused.partition-alone": () => "partition needs a topic, too: every topic has its own partitions.",
  "refused.other-bodies": () => "Other long requests are being read. Try again in a moment.",
  "refused.streams-of-address": () => "Your address has reached its limit of streams.",
  "refused.streams": () => "This server has reached its limit of streams.",
  "refused.selections": () => "This server has reached its limit of selections.",
  "refused.not-now": () => "The answer could not be built; the server's log says why. Try again.",

  "refused.no-lab": () => "No lab runs here. `npm run demo` starts one.",
  "refused.lab-not-loopback": () => "TIDEMARK_LAB_URL must be a loopback address.",
  "refused.lab-away": () => "The lab does not answer. Its logs are in .tidemark/lab/workers and .tidemark/logs.",
  "refused.lab-silent": () => "The lab refused.",
  "refused.lab-host": ({ port }) => `The lab answers as 127.0.0.1:${port} only.`,
  "refused.lab-page": () => "The lab accepts commands from programs, not from pages.",
  "refused.lab-address": () => "Only GET / and POST /<scenario>/<action> exist.",
  "refused.lab-method": () => "Actions are sent with POST.",
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
