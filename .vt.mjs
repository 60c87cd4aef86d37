// lib/core/format.ts
function formatCount(value) {
  const digits = typeof value === "number" ? Math.round(value).toString() : value.toString();
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
function formatRecords(count) {
  const text2 = formatCount(count);
  return `${text2} ${text2 === "1" ? "record" : "records"}`;
}
var ENGLISH_UNITS = { ms: " ms", s: " s", min: " min", h: " h", d: " d" };
function formatDuration(ms, units = ENGLISH_UNITS) {
  if (!Number.isFinite(ms)) return "unknown time";
  if (ms < 0) return `-${formatDuration(-ms, units)}`;
  if (ms < 999.5) return `${Math.round(ms)}${units.ms}`;
  const seconds = Math.round(ms / 1e3);
  if (seconds < 120) return `${seconds}${units.s}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes}${units.min}`;
  if (minutes < 48 * 60) return pair(Math.floor(minutes / 60), units.h, minutes % 60, units.min);
  const hours = Math.round(minutes / 60);
  return pair(Math.floor(hours / 24), units.d, hours % 24, units.h);
}
function formatRate(perSecond2) {
  const text2 = perSecond2 >= 10 ? formatCount(perSecond2) : String(Number(perSecond2.toPrecision(2)));
  return `${text2} records/s`;
}
function pair(large, largeUnit, small, smallUnit) {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit} ${small}${smallUnit}`;
}

// lib/core/sentences/facts.ts
var say = (key, values) => ({ key, values });
var speakIfKnown = (sentences, told) => knows(sentences, told) ? speak(sentences, told) : null;
function knows(sentences, told) {
  const inner = told.values.said;
  return Object.hasOwn(sentences, told.key) && (inner === void 0 || knows(sentences, inner));
}
var speak = (sentences, { key, values }) => sentences[key](values);
function wholeMs(ms) {
  return Math.abs(ms) < 1e3 ? Math.round(ms) : Math.trunc(ms);
}
var toldRate = (perSecond2) => perSecond2 >= 10 ? Math.round(perSecond2) : Number(perSecond2.toPrecision(2));

// lib/core/sentences/english.ts
var ENGLISH = {
  "as-it-is": ({ text: text2 }) => text2,
  "stalled.repeats": (facts) => standing(facts, "commits that same offset again and again"),
  "stalled.silent-member": (facts) => standing(facts, "is a member of the group but commits nothing"),
  "stalled.goes-on": (facts) => standing(facts, "has not moved since"),
  "stalled.hardly-moves": ({ offset, lateMs, gapMs, lag }) => `The group committed offset ${formatCount(offset)}, which is where the log was ${formatDuration(lateMs)} before, although it had ${formatDuration(gapMs)} since its last commit and was always in time; ${formatRecords(lag)} wait.`,
  "stopped.nobody": (facts) => stopped(facts, "the group has no member"),
  "stopped.members-unknown": (facts) => stopped(facts, "members are not known"),
  "falling-behind.slower": ({ ms, lag, produced, consumed }) => {
    const rates = produced !== null && consumed !== null ? `: ${formatRate(produced)} arrive, ${formatRate(consumed)} are consumed` : "";
    return `The group is ${formatDuration(ms ?? Infinity)} (${formatRecords(lag)}) behind and falls further${rates}.`;
  },
  "rewind.back": ({ from: from2, ms, to, back }) => `The group went back from offset ${formatCount(from2)} ${formatDuration(ms)} ago and stands at ${formatCount(to)}, ${formatRecords(back)} below.`,
  "offline.leaderless": ({ ms, atLeast }) => `The partition has had no leader for ${atLeast ? "at least " : ""}${formatDuration(ms)}: nothing can be read or written.`,
  "no-data.no-commit": () => "The group has no committed offset.",
  "no-data.never-read": () => "The partition's log end offset has not been read yet.",
  "no-data.unread": ({ ms }) => `The partition's log end offset could not be read for ${formatDuration(ms)}.`,
  "burrow.stop": ({ silentMs, spanMs, commits: commits2, lag, offset, readings }) => {
    const span = spanMs === null ? "only one commit is known" : `longer than the ${formatDuration(spanMs)} that the last ${commits2} commits span`;
    const behind = readings === 1 ? "the last reading" : `all of the last ${readings} readings`;
    return `Nothing committed for ${formatDuration(silentMs)}, ${span}; ${waiting(lag)}, and the log was past offset ${formatCount(offset)} in ${behind}.`;
  },
  "burrow.rewind": ({ from: from2, to, lag }) => `The committed offset went back from ${formatCount(from2)} to ${formatCount(to)} and has not reached ${formatCount(from2)} again; ${waiting(lag)}.`,
  "burrow.stall": ({ offset, commits: commits2, lag }) => commits2 === 1 ? `The only known commit stands at offset ${formatCount(offset)}; ${waiting(lag)}.` : `All of the last ${commits2} commits stood at offset ${formatCount(offset)}; ${waiting(lag)}.`,
  "burrow.warn": ({ commits: commits2, first, last, lag }) => first === null || last === null ? `The offset moves, but the lag has not been seen to fall; ${formatRecords(lag)} now.` : `The lag has not fallen in the last ${commits2} commits: from ${formatCount(first)} to ${formatRecords(last)}, ${formatRecords(lag)} now.`,
  "burrow.no-commit": () => "No commit of this group on this partition is known, so there is nothing to judge.",
  "burrow.no-log-end": () => "The log end offset of this partition could not be read, so the lag is not known.",
  "group.well": ({ lag, unknown: unknown2, partitions: partitions2 }) => {
    const open = unknown2 > 0 ? `; ${unknown2} of ${partitions2} partitions unknown` : "";
    return lag === "0" ? `caught up, nothing waits${open}` : `${formatRecords(lag)} behind, no rule objects${open}`;
  },
  "group.empty": () => "has committed nothing and owns no partition",
  "group.unjudged": () => "no partition could be judged yet",
  "group.unknown": ({ said }) => unlead(english(said)),
  "group.since": ({ status, ms }) => `${status.toLowerCase()} for ${formatDuration(ms)}`,
  "group.partition": ({ topic, partition, said, more, unknown: unknown2 }) => onPartition(`${topic}/${partition}`, english(said)) + (more > 0 ? `; ${more} more like it` : "") + (unknown2 > 0 ? `; ${unknown2} unknown` : ""),
  "group.muted": ({ said }) => `muted: ${english(said)}`,
  "group.some-muted": ({ said, muted }) => `${english(said)}; ${muted} muted`,
  "happened.partition": ({ topic, partition, status }) => `partition ${partition} of ${topic} is ${status}`,
  "happened.members": ({ joined, left, assignors, generations }) => [
    joined === 0 ? [] : `${names(joined)} joined`,
    left === 0 ? [] : `${names(left)} left`,
    assignors.length > 0 ? `assignor ${assignors.join(" to ")}` : [],
    generations.length > 0 ? `generation ${generations.join(" to ")}` : []
  ].flat().join(", "),
  "happened.deleted": () => "the cluster no longer lists this group",
  "happened.lost": ({ lost, partition }) => `retention deleted ${lost} records of partition ${partition} before the group read them`,
  "happened.transaction": ({ offset, ...open }) => `partition ${open.partition} of ${open.topic}: the last stable offset stands at ${formatCount(offset)}: an open transaction${whose(open)} holds back consumers that read committed records only`,
  "happened.transaction-ended": (open) => `the long transaction${whose(open)} on partition ${open.partition} of ${open.topic} is open no more`,
  "happened.answers": () => "the cluster answers again"
};
var english = (said) => speak(ENGLISH, said);
var inEnglish = (told) => speakIfKnown(ENGLISH, told);
var inWords = (said) => ({ evidence: english(said), said });
function whose({
  producerId,
  transactionalId
}) {
  if (producerId === null) return "";
  return ` of producer id ${producerId}${transactionalId === null ? "" : ` (transactional id "${transactionalId}")`}`;
}
function standing({ offset, ms, atLeast, arrived, lag }, what) {
  const came = arrived === null ? "" : `${formatRecords(arrived)} arrived and `;
  return `The group has stood at offset ${formatCount(offset)} for ${atLeast ? "at least " : ""}${formatDuration(ms)} while ${came}${formatRecords(lag)} wait; its consumer ${what}.`;
}
var stopped = ({ offset, ms, lag }, nobody) => `The group has stood at offset ${formatCount(offset)} since its last commit ${formatDuration(ms)} ago; ${formatRecords(lag)} wait, ${nobody}.`;
var waiting = (lag) => `${formatRecords(lag)} ${lag === "1" ? "waits" : "wait"}`;
var names = (members) => typeof members === "number" ? `${members} members` : members.join(" and ");
function onPartition(place, sentence) {
  const predicate = /^The (?:group|partition) (.*)$/s.exec(sentence)?.[1];
  return `${place}${predicate ? ` ${unend(predicate)}` : `: ${unlead(sentence)}`}`;
}
var unend = (sentence) => sentence.replace(/\.$/, "");
var unlead = (sentence) => unend(sentence.charAt(0).toLowerCase() + sentence.slice(1));

// lib/core/burrow/rules.ts
function stoppedByTime({ entries, now: now2 }) {
  const { first, last } = ends(entries);
  return now2 - last.timestamp > last.timestamp - first.timestamp;
}
function recentlyCaughtUp({ entries, brokerOffsets }) {
  const { last } = ends(entries);
  return brokerOffsets.some((end) => end <= last.offset);
}
function rewindIndex({ entries }) {
  return entries.findIndex((entry, i) => i > 0 && entry.offset < entries[i - 1].offset);
}
function rewindRecovered(input) {
  const at = rewindIndex(input);
  if (at === -1) return null;
  const before = input.entries[at - 1].offset;
  return input.entries.slice(at).some((entry) => entry.offset >= before);
}
function lagAlwaysAboveAllowed({ entries, allowedLag }) {
  return !entries.some((entry) => entry.lag !== null && entry.lag <= allowedLag);
}
function offsetsStalled({ entries }) {
  return entries.every((entry) => entry.offset === entries[0].offset);
}
function lagNeverDecreases({ entries }) {
  const lags = entries.flatMap((entry) => entry.lag === null ? [] : [entry.lag]);
  return lags.every((lag, i) => i === 0 || lag >= lags[i - 1]);
}
var BURROW_RULES = [
  { name: "burrow-caught-up", status: "OK", holds: (input) => input.currentLag <= input.allowedLag },
  { name: "burrow-stop", status: "STOP", holds: (input) => stoppedByTime(input) && !recentlyCaughtUp(input) },
  { name: "burrow-rewind", status: "REWIND", holds: (input) => rewindRecovered(input) === false },
  { name: "burrow-zero-lag", status: "OK", holds: (input) => !lagAlwaysAboveAllowed(input) },
  { name: "burrow-stall", status: "STALL", holds: offsetsStalled },
  { name: "burrow-warn", status: "WARN", holds: lagNeverDecreases }
];
function decide(input, rules = BURROW_RULES) {
  return rules.find((rule) => rule.holds(input)) ?? null;
}
function ends(entries) {
  return { first: entries[0], last: entries.at(-1) };
}

// lib/core/burrow/evidence.ts
function evidenceOf(evaluation, window, now2) {
  const entries = window.slots.filter((slot) => slot !== null);
  const lag = String(evaluation.currentLag);
  if (evaluation.status === "STOP") return stopped2(entries, window, lag, now2);
  if (evaluation.status === "REWIND") return rewound(entries, lag);
  const commits2 = entries.length;
  if (evaluation.status === "STALL") return say("burrow.stall", { offset: String(entries[0].offset), commits: commits2, lag });
  return warned(entries, lag);
}
function stopped2(entries, window, lag, now2) {
  const last = entries.at(-1);
  const commits2 = entries.length;
  return say("burrow.stop", {
    silentMs: wholeMs(now2 - last.timestamp),
    spanMs: commits2 === 1 ? null : wholeMs(last.timestamp - entries[0].timestamp),
    ...{ commits: commits2, lag, offset: String(last.offset), readings: window.brokerOffsets.length }
  });
}
function rewound(entries, lag) {
  const at = rewindIndex({ entries });
  return say("burrow.rewind", { from: String(entries[at - 1].offset), to: String(entries[at].offset), lag });
}
function warned(entries, lag) {
  const lags = entries.flatMap((entry) => entry.lag === null ? [] : [entry.lag]);
  const few = lags.length < 2;
  const [first, last] = [few ? null : String(lags[0]), few ? null : String(lags.at(-1))];
  return say("burrow.warn", { commits: lags.length, first, last, lag });
}

// lib/core/burrow/partition.ts
function evaluateWindow(window, now2, settings, rules = BURROW_RULES) {
  const entries = window.slots.filter((slot) => slot !== null);
  const start = entries[0] ?? null;
  const end = entries.at(-1) ?? null;
  const complete = completeness(entries.length, window.slots.length);
  const currentLag = currentLagOf(window);
  const quiet = { status: "OK", rule: null, evaluated: false, complete, currentLag, start, end };
  if (entries.length === 0) return quiet;
  if (Math.fround(complete) < Math.fround(settings.minimumComplete)) return quiet;
  const rule = decide(
    {
      entries,
      brokerOffsets: window.brokerOffsets,
      currentLag,
      now: Math.floor(now2 / 1e3) * 1e3,
      allowedLag: settings.allowedLag
    },
    rules
  );
  return { ...quiet, evaluated: true, rule, status: rule?.status ?? "OK" };
}
function currentLagOf({ slots, brokerOffsets }) {
  const end = brokerOffsets.at(-1);
  const last = slots.at(-1);
  return end !== void 0 && last && end > last.offset ? end - last.offset : 0n;
}
function completeness(used, slots) {
  return slots === 0 ? 0 : shortestFloat32(Math.max(used, 1) / slots);
}
function shortestFloat32(value) {
  const float = Math.fround(value);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(float.toPrecision(digits));
    if (Math.fround(short) === float) return short;
  }
  return Number(float.toPrecision(9));
}

// lib/core/burrow/ring.ts
function addToRing(entries, commit, logEnd, settings) {
  const newest = entries.at(-1);
  if (newest && commit.order <= newest.order) return insertLate(entries, commit, settings);
  const lag = logEnd > commit.offset ? logEnd - commit.offset : 0n;
  const entry = { ...commit, lag };
  if (newest && isNear(newest, commit, settings)) return [...entries.slice(0, -1), merge(newest, entry)];
  return [...entries, entry].slice(-settings.intervals);
}
function insertLate(entries, commit, settings) {
  const full = entries.length >= settings.intervals;
  if (full && commit.order <= entries[0].order) return entries;
  if (entries.some((entry2) => entry2.order === commit.order)) return entries;
  const entry = { ...commit, lag: null };
  const at = entries.findIndex((other) => other.order > commit.order);
  if (full && at === 1) return [entry, ...entries.slice(1)];
  const previous = entries[at - 1];
  if (previous && isNear(previous, commit, settings)) {
    return entries.map((other, i) => i === at - 1 ? merge(previous, entry) : other);
  }
  return [...entries.slice(0, at), entry, ...entries.slice(at)].slice(-settings.intervals);
}
function isNear(previous, commit, { minDistanceMs }) {
  return commit.timestamp - previous.timestamp < minDistanceMs;
}
function merge(previous, entry) {
  return { ...entry, timestamp: previous.timestamp };
}
function toSlots(entries, intervals) {
  return [...Array.from({ length: Math.max(0, intervals - entries.length) }, () => null), ...entries];
}

// lib/core/burrow/sample.ts
var OFFSET_REFRESH_MS = 1e4;
function sampleWindow(window, { burrowIntervals: intervals }, owned = false) {
  const readings = window.logPoints.filter(isRead);
  const entries = ringOf(window.commits.slice(-intervals), readings, intervals);
  return {
    slots: entries.length === 0 && !(owned && readings.length > 0) ? [] : toSlots(entries, intervals),
    brokerOffsets: refreshesOf(readings, intervals)
  };
}
var isRead = (point) => point.logEnd !== null;
function ringOf(commits2, readings, intervals) {
  let ring = [];
  commits2.forEach(({ at, offset }, i) => {
    const reading = readings.findLast((candidate) => candidate.at <= at) ?? readings[0];
    if (!reading) return;
    const commit = { offset, order: BigInt(i), timestamp: at };
    ring = addToRing(ring, commit, reading.logEnd, { intervals, minDistanceMs: 0 });
  });
  return ring;
}
function refreshesOf(readings, count) {
  const refreshes = [];
  let interval2 = null;
  for (let i = readings.length - 1; i >= 0 && refreshes.length < count; i--) {
    const { at, logEnd } = readings[i];
    const its = Math.floor(at / OFFSET_REFRESH_MS);
    if (its !== interval2) refreshes.unshift(logEnd);
    interval2 = its;
  }
  return refreshes;
}

// lib/core/burrow/judge.ts
var STATUSES = {
  OK: ["OK", "OK"],
  WARN: ["OK", "WARNING"],
  STOP: ["STOPPED", "ERROR"],
  STALL: ["STALLED", "ERROR"],
  REWIND: ["REWIND", "ERROR"]
};
function judgeBurrow(window, now2, settings, previous) {
  const sampled = sampleWindow(window, settings);
  const finding3 = sampled.slots.length === 0 ? nothingToJudge(window, now2) : findingOf(evaluateWindow(sampled, now2, burrowSettings(settings)), sampled, now2);
  const partitionStatus = finding3?.partitionStatus ?? "OK";
  const consumerStatus = finding3?.consumerStatus ?? "OK";
  const same = previous?.partitionStatus === partitionStatus && previous.consumerStatus === consumerStatus;
  return { at: now2, partitionStatus, consumerStatus, finding: finding3, since: same ? previous.since : now2 };
}
function burrowSettings(settings) {
  return { allowedLag: BigInt(Math.floor(settings.burrowAllowedLag)), minimumComplete: settings.burrowMinimumComplete };
}
function findingOf(evaluation, window, now2) {
  const { rule, status, start } = evaluation;
  if (!rule || status === "OK") return null;
  const [partitionStatus, consumerStatus] = STATUSES[status];
  const words = inWords(evidenceOf(evaluation, window, now2));
  return { rule: rule.name, partitionStatus, consumerStatus, ...words, from: start?.timestamp ?? now2, to: now2 };
}
function nothingToJudge({ commits: commits2, logPoints }, now2) {
  const words = inWords(say(commits2.length === 0 ? "burrow.no-commit" : "burrow.no-log-end", {}));
  const from2 = Math.min(now2, commits2[0]?.at ?? now2, logPoints[0]?.at ?? now2);
  const unknown2 = { partitionStatus: "UNKNOWN", consumerStatus: "UNKNOWN" };
  return { rule: "burrow-no-window", ...unknown2, ...words, from: from2, to: now2 };
}

// lib/core/log-time.ts
function newestKnown(points) {
  for (let i = points.length - 1; i >= 0; i--) {
    const { at, logEnd } = points[i];
    if (logEnd !== null) return { at, logEnd };
  }
  return null;
}
function logCurve(points) {
  let base = null;
  const at = [];
  const end = [];
  for (const point of points) {
    if (point.logEnd === null) continue;
    base ??= point.logEnd;
    const value = Number(point.logEnd - base);
    if (end.length > 0 && value < end[end.length - 1]) at.length = end.length = 0;
    at.push(point.at);
    end.push(value);
  }
  return base === null ? null : { base, at, end };
}
function firstBeyond(curve, offset) {
  let low = 0;
  let high = curve.end.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (curve.end[middle] > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
function writtenAt(curve, offset) {
  const { at, end } = curve;
  const next = firstBeyond(curve, offset);
  if (next === end.length) return null;
  if (next > 0) return between(at[next - 1], end[next - 1], at[next], end[next], offset + 1);
  const last = end.length - 1;
  if (end[last] <= end[0]) return null;
  return between(at[0], end[0], at[last], end[last], offset + 1);
}
function firstAfter({ at }, when) {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (at[middle] > when) high = middle;
    else low = middle + 1;
  }
  return low;
}
function logEndAt(curve, when) {
  const { at, end } = curve;
  const low = firstAfter(curve, when);
  if (low === 0) return end[0];
  if (low === at.length) return end[low - 1];
  const share2 = (when - at[low - 1]) / (at[low] - at[low - 1]);
  return end[low - 1] + share2 * (end[low] - end[low - 1]);
}
function between(t0, y0, t1, y1, y) {
  return t0 + (y - y0) / (y1 - y0) * (t1 - t0);
}

// lib/core/rules/hold.ts
var RELAPSE_MS = 5 * 6e4;
var LONGEST_HOLD_MS = 2 * 6e4;
var LONGER = 1.25;
var RANK = { OK: 0, UNKNOWN: 0, WARNING: 1, ERROR: 2 };
function hold(fresh, now2, previous, memory, settings, window) {
  const shown = previous?.finding ?? null;
  const worse = rankOf(fresh) >= rankOf(shown);
  if (worse) {
    const begins = rankOf(shown) === 0 && rankOf(fresh) > 0;
    const again = memory.betterSince ?? (begins ? memory.clearedAt : null);
    const holdMs = again === null ? begins ? 0 : memory.holdMs : holdAfter(again, now2, fresh, memory, settings);
    return { finding: fresh, clearedAt: memory.clearedAt, betterSince: null, holdMs };
  }
  const betterSince = memory.betterSince ?? now2;
  const unknown2 = fresh?.consumerStatus === "UNKNOWN";
  const better = rankOf(shown) > 1 ? provenBetter(window, betterSince, now2) : now2 - betterSince;
  const needed2 = rankOf(shown) > 1 ? memory.holdMs : Math.min(memory.holdMs, settings.holdMs) / 2;
  if (!unknown2 && needed2 > 0 && better < needed2) {
    return { finding: shown, clearedAt: memory.clearedAt, betterSince, holdMs: memory.holdMs };
  }
  return {
    finding: fresh,
    clearedAt: rankOf(fresh) === 0 ? betterSince : memory.clearedAt,
    betterSince: null,
    holdMs: memory.holdMs
  };
}
var mayRelapse = ({ clearedAt, betterSince }, now2) => betterSince !== null || clearedAt !== null && now2 - clearedAt <= RELAPSE_MS;
function holdAfter(away2, now2, fresh, memory, { holdMs }) {
  if (now2 - away2 > RELAPSE_MS) return 0;
  if (fresh?.consumerStatus !== "ERROR") return Math.max(holdMs, memory.holdMs);
  const awayMs = Math.max(0, (fresh?.from ?? now2) - away2);
  return Math.max(holdMs, memory.holdMs, Math.min(LONGEST_HOLD_MS, LONGER * awayMs));
}
function provenBetter({ commits: commits2, logPoints }, since, now2) {
  if (now2 - since >= LONGEST_HOLD_MS) return now2 - since;
  const log2 = newestKnown(logPoints);
  let last = commits2.length - 1;
  if (last < 0 || !log2 || commits2[last].offset >= log2.logEnd) return now2 - since;
  while (last > 0 && commits2[last - 1].offset === commits2[last].offset) last--;
  return commits2[last].at - since;
}
var rankOf = (finding3) => finding3 ? RANK[finding3.consumerStatus] : 0;

// lib/core/terms.ts
var PARTITION_STATUSES = ["OK", "UNKNOWN", "REWIND", "STOPPED", "STALLED", "OFFLINE"];
var CONSUMER_STATUSES = ["OK", "UNKNOWN", "WARNING", "ERROR"];
var known = (value) => ({ known: true, value });
var unknown = (reason) => ({ known: false, reason });
function worseConsumer(a, b) {
  return CONSUMER_STATUSES.indexOf(a) >= CONSUMER_STATUSES.indexOf(b) ? a : b;
}

// lib/core/rates.ts
var RECENT_MS = 6e4;
var STALE_MS = 5 * 6e4;
var STANDS_MS = 3e4;
function produceRate(log2, now2) {
  let newest = -1;
  let oldest = -1;
  for (let i = log2.length - 1; i >= 0; i--) {
    if (now2 - log2.at(i) > STALE_MS) break;
    if (!log2.isKnown(i)) continue;
    if (oldest !== -1 && log2.grown(i, oldest) < 0) break;
    if (newest === -1) newest = i;
    oldest = i;
    if (log2.at(newest) - log2.at(i) >= RECENT_MS) break;
  }
  const ms = newest === -1 ? 0 : log2.at(newest) - log2.at(oldest);
  if (ms === 0) return unknown("too few readings of the log end offset");
  return known(perSecond(log2.grown(oldest, newest), ms));
}
function consumeRate(commits2, now2) {
  const last = commits2.length - 1;
  if (last < 0) return unknown("no committed offset");
  const lastAt = commits2.at(last);
  const base = baseOf(commits2, now2);
  const from2 = commits2.at(base);
  const steps = last - base;
  if (steps === 0) {
    return now2 - lastAt >= STANDS_MS ? known(0) : unknown("only one commit seen so far");
  }
  const usualGap = (lastAt - from2) / steps;
  const overdue = now2 - lastAt > Math.max(15e3, 2 * usualGap);
  if (overdue && now2 - lastAt >= RECENT_MS) return known(0);
  const until = overdue ? now2 : lastAt;
  if (until <= from2) return unknown("only one commit seen so far");
  return known(perSecond(commits2.moved(base, last), until - from2));
}
function baseOf(commits2, now2) {
  const last = commits2.length - 1;
  let index = last;
  for (let i = last - 1; i >= 0; i--) {
    if (commits2.moved(i, index) < 0) break;
    const age = now2 - commits2.at(i);
    if (age > STALE_MS && index < last) break;
    index = i;
    if (age >= RECENT_MS) break;
  }
  return index;
}
var perSecond = (records, ms) => records / (ms / 1e3);

// lib/core/readings.ts
function logOf({ logPoints, olderLog = [] }) {
  const reading = (index) => index < olderLog.length ? olderLog[index] : logPoints[index - olderLog.length];
  return {
    length: olderLog.length + logPoints.length,
    at: (index) => reading(index).at,
    isKnown: (index) => reading(index).logEnd !== null,
    grown: (from2, to) => Number(reading(to).logEnd - reading(from2).logEnd),
    beyond: (index, offset) => Number(reading(index).logEnd - offset)
  };
}
var commitsOf = ({ commits: commits2 }) => ({
  length: commits2.length,
  at: (index) => commits2[index].at,
  moved: (from2, to) => Number(commits2[to].offset - commits2[from2].offset)
});
var NO_READINGS = {
  length: 0,
  at: () => Number.NaN,
  isKnown: () => false,
  grown: () => Number.NaN,
  beyond: () => Number.NaN,
  moved: () => Number.NaN
};

// lib/core/rules/delays.ts
var OVERTAKEN_MS = 1e4;
function delaysOf(commits2, curve) {
  const delays = [];
  const lastRead = curve.at[curve.at.length - 1];
  let high = commits2[0]?.offset ?? 0n;
  let backSince = null;
  const polled = seenByPolls(commits2, curve);
  for (let i = 1; i < commits2.length; i++) {
    const commit = commits2[i];
    if (commit.offset < high) {
      backSince ??= commit.at;
      if (commit.at - backSince < OVERTAKEN_MS) continue;
      delays.length = 0;
    }
    const moved = commit.offset !== high;
    high = commit.offset;
    backSince = null;
    if (moved && commit.at <= lastRead)
      delays.push(delayOf(commit, curve, polled ? madeAfter(commits2, i, curve) : commit.at));
  }
  return delays;
}
var LEAST_POLLED = 3;
var MOST_POLLED = 6;
function seenByPolls(commits2, curve) {
  const oldest = Math.max(0, commits2.length - MOST_POLLED);
  if (commits2.length - oldest < LEAST_POLLED) return false;
  for (let i = commits2.length - 1; i >= oldest; i--) {
    const { at } = commits2[i];
    if (at >= curve.at[0] && curve.at[firstAfter(curve, at) - 1] !== at) return false;
  }
  return true;
}
function madeAfter(commits2, i, curve) {
  const { at } = commits2[i];
  const before = Math.max(commits2[i - 1].at, curve.at[firstAfter(curve, at) - 2] ?? at);
  return before + Math.min(5e3, (at - before) / 2);
}
var GUESSED_SHARE = 0.25;
function delayOf(commit, curve, madeAfter2 = commit.at) {
  const offset = Number(commit.offset - curve.base);
  const written = writtenAt(curve, offset);
  const waits = offset < curve.end[curve.end.length - 1];
  const guessedMs = written === null ? 0 : Math.max(0, curve.at[0] - written);
  return {
    at: commit.at,
    offset,
    delayMs: written === null ? waits ? Infinity : 0 : Math.max(0, madeAfter2 - written),
    unsureMs: commit.at - madeAfter2 + GUESSED_SHARE * guessedMs,
    lag: Math.max(0, logEndAt(curve, commit.at) - offset)
  };
}
var HORIZONS_MS = [75e3, 1e5, 15e4, 24e4, 4e5, 6e5];
var SHORT_MS = 12e4;
var BURST_MS = 16e4;
var LEAST_GROWTH_MS = 68e3;
function steadyGrowth(delays, needed2, surges2 = () => false) {
  const last = delays[delays.length - 1];
  if (!last) return null;
  let first = delays.length - 1;
  for (const horizon of HORIZONS_MS) {
    const before = first;
    while (first > 0 && (last.at - delays[first - 1].at <= horizon || delays.length - first < 3)) first--;
    if (first === before) continue;
    const growth = growthSince(delays, first);
    if (!growth || growth.delayMs < needed2(growth.to - growth.from)) continue;
    if (growth.to - growth.from < BURST_MS && surges2(growth.from, growth.to)) continue;
    return growth;
  }
  return null;
}
function growthSince(delays, first) {
  const last = delays[delays.length - 1];
  const from2 = delays[first].at;
  if (delays.length - first < 3 || last.at - from2 < LEAST_GROWTH_MS) return null;
  const few = delays.length - first < 4;
  const parts = [least(), least(), least()];
  let latest = 0;
  let longest = 0;
  for (let i = first; i < delays.length; i++) {
    const delay = delays[i];
    const third = Math.min(2, Math.floor((delay.at - from2) / (last.at - from2) * 3));
    const part = parts[third];
    part.delayMs = Math.min(part.delayMs, delay.delayMs);
    part.mostMs = Math.min(part.mostMs, delay.delayMs + delay.unsureMs);
    part.lag = Math.min(part.lag, delay.lag);
    latest = Math.max(latest, delay.delayMs);
    longest = Math.max(longest, delay.lag);
  }
  const [a, b, c] = [parts[0], parts[1], parts[2]];
  const delayMs = c.delayMs - a.mostMs;
  if (!Number.isFinite(a.mostMs) || !Number.isFinite(b.mostMs)) return null;
  const step2 = (last.at - from2 < SHORT_MS ? 0.33 : 0.2) * (c.delayMs - a.delayMs);
  if (b.delayMs < a.delayMs + step2 || c.delayMs < b.delayMs + step2) return null;
  if (few && delayMs < 0.15 * (last.at - from2)) return null;
  if (b.lag <= a.lag || c.lag <= b.lag) return null;
  if (last.delayMs < 0.85 * latest || last.lag < 0.95 * longest) return null;
  return { from: from2, to: last.at, delayMs, lag: c.lag - a.lag };
}
var least = () => ({ delayMs: Infinity, mostMs: Infinity, lag: Infinity });

// lib/core/rules/sudden.ts
var ALWAYS = 3;
var SELDOM_MS = 45e3;
var USUAL_GAPS = 1.12;
var USUAL_ARRIVALS = 1.5;
function suddenLateness(delays, leastEarlier) {
  const last = delays.length - 1;
  if (last < leastEarlier) return null;
  const newest = delays[last];
  const before = delays[last - 1];
  const gapMs = newest.at - before.at;
  if (gapMs < SELDOM_MS) return null;
  const gaps = [];
  const arrivals = [];
  let latest = 0;
  let soonest2 = Infinity;
  let longest = 0;
  for (let i = 0; i < last; i++) {
    latest = Math.max(latest, delays[i].delayMs + delays[i].unsureMs);
    soonest2 = Math.min(soonest2, delays[i].delayMs);
    longest = Math.max(longest, delays[i].lag);
    if (i === 0) continue;
    gaps.push(delays[i].at - delays[i - 1].at);
    arrivals.push(arrivalsPerMs(delays, i));
  }
  const delayMs = newest.delayMs - latest;
  if (!Number.isFinite(delayMs) || delayMs <= latest - soonest2 || newest.lag <= longest) return null;
  if (gapMs > USUAL_GAPS * median(gaps) || arrivalsPerMs(delays, last) > USUAL_ARRIVALS * median(arrivals)) return null;
  return { from: before.at, to: newest.at, gapMs, delayMs, lag: newest.lag - longest };
}
function arrivalsPerMs(delays, i) {
  const [before, after] = [delays[i - 1], delays[i]];
  return (after.offset + after.lag - before.offset - before.lag) / (after.at - before.at);
}
function median(values) {
  return values.sort((a, b) => a - b)[values.length - 1 >> 1];
}

// lib/core/rules/falling-behind.ts
var LEAST_LAG = 10;
var TURN_MS = 3e4;
var LEAST_SUDDEN_MS = 3e4;
var LEAST_SUDDEN_UNSEEN_MS = 4e4;
var SUDDEN_SHARE = 0.3;
var SELDOM_UNSEEN_MS = 9e4;
var STEADY_MS = 15e4;
var fallingBehind = {
  name: "falling-behind",
  title: "Slower than records arrive",
  explanation: "The group commits and moves, but at each commit it is later than before: over a minute or more, the least lateness of each third exceeds that of the third before, and the lag in records grows with it; or it commits seldom, was always in time, and suddenly is late although no more arrived than usual. A burst that is soon made good, a constant delay, a day's tide and a backlog being worked off do not look like this.",
  judge(scene) {
    const last = scene.delays[scene.delays.length - 1];
    if (!last || !scene.recordsWait || last.lag < LEAST_LAG || last.delayMs < scene.settings.floorMs) return null;
    if (recovers(scene.delays)) return null;
    const growth = steadyGrowth(
      scene.delays,
      (horizon) => neededGrowth(scene, last, horizon),
      (from2, to) => surges(scene, from2, to)
    );
    if (growth) return finding(scene, last, growth.from);
    const sudden = suddenFrom(scene);
    if (sudden !== null) return finding(scene, last, sudden);
    if (scene.before?.rule === "falling-behind" && !standsStill(scene.delays)) {
      return finding(scene, last, scene.before.from);
    }
    return null;
  }
};
var neededGrowth = (scene, last, horizon) => Math.max(0.8 * scene.settings.floorMs, 0.03 * horizon, 0.08 * last.delayMs);
var LEAST_USUAL_MS = 6e4;
var USUAL_ARRIVALS2 = 1.4;
function surges({ curve }, from2, to) {
  if (!curve || from2 - curve.at[0] < LEAST_USUAL_MS) return false;
  const before = logEndAt(curve, from2);
  const arrived = logEndAt(curve, to) - before;
  const expected = (before - curve.end[0]) / (from2 - curve.at[0]) * (to - from2);
  return arrived > USUAL_ARRIVALS2 * expected + 2 * Math.sqrt(arrived);
}
function suddenFrom(scene) {
  const sudden = suddenLateness(scene.delays, ALWAYS);
  if (!sudden) return null;
  const unseen = sudden.gapMs < SELDOM_UNSEEN_MS ? Infinity : LEAST_SUDDEN_UNSEEN_MS;
  const least2 = scene.presence === "members" ? LEAST_SUDDEN_MS : unseen;
  if (sudden.delayMs < Math.max(least2, SUDDEN_SHARE * sudden.gapMs)) return null;
  return scene.wasAway(sudden.from) ? null : sudden.from;
}
function recovers(delays) {
  const last = delays[delays.length - 1];
  let first = delays.length - 1;
  while (first > 0 && last.at - delays[first].at < TURN_MS) first--;
  const { offset, lag } = delays[first];
  const consumed = last.offset - offset;
  return lag - last.lag > 0.1 * consumed + 2 * Math.sqrt(consumed);
}
function standsStill(delays) {
  const last = delays[delays.length - 1];
  const earlier = delays.find((delay) => last.at - delay.at <= STEADY_MS);
  return last.at - earlier.at > 0.8 * STEADY_MS && last.delayMs - earlier.delayMs < 2e3;
}
function finding(scene, last, from2) {
  const produced = produceRate(logOf(scene.window), scene.now);
  const consumed = consumeRate(commitsOf(scene.window), scene.now);
  const facts = {
    ms: Number.isFinite(last.delayMs) ? wholeMs(last.delayMs) : null,
    lag: Math.round(last.lag),
    produced: produced.known ? toldRate(produced.value) : null,
    consumed: consumed.known ? toldRate(consumed.value) : null
  };
  return {
    rule: "falling-behind",
    partitionStatus: "OK",
    consumerStatus: "WARNING",
    ...inWords(say("falling-behind.slower", facts)),
    from: from2,
    to: scene.now
  };
}

// lib/core/rules/no-data.ts
var LOG_STALE_MS = 5 * 6e4;
var noData = {
  name: "no-data",
  title: "Too little is known",
  explanation: "The group has not committed an offset on this partition, or its log end offset was not read for 5 minutes. Nothing is claimed about what is not known.",
  judge(scene) {
    const { commit, log: log2, now: now2 } = scene;
    if (!commit) return noCommit(now2);
    if (!log2) return missing(now2, say("no-data.never-read", {}), now2);
    if (now2 - log2.at > LOG_STALE_MS && now2 - commit.at > LOG_STALE_MS) {
      return missing(now2, say("no-data.unread", { ms: wholeMs(now2 - log2.at) }), log2.at);
    }
    return null;
  }
};
var NO_COMMIT = "no-data.no-commit";
var noCommit = (now2) => missing(now2, say(NO_COMMIT, {}), now2);
var isNoCommit = (finding3) => finding3?.said?.key === NO_COMMIT;
function missing(now2, said, from2) {
  const unknown2 = { partitionStatus: "UNKNOWN", consumerStatus: "UNKNOWN" };
  return { rule: "no-data", ...unknown2, ...inWords(said), from: from2, to: now2 };
}

// lib/core/rules/offline.ts
var offline = {
  name: "offline",
  title: "The partition has no leader",
  explanation: "The newest two readings found no leader for the partition (or the only one there is): nothing can be read from it or written to it, whatever the group does. One reading without a leader may be an election and is not told.",
  judge(scene) {
    const { now: now2 } = scene;
    const { logPoints } = scene.window;
    let first = logPoints.length;
    while (first > 0 && !logPoints[first - 1].hasLeader) first--;
    const count = logPoints.length - first;
    if (count === 0 || count === 1 && logPoints.length > 1) return null;
    const from2 = scene.lasts("offline", logPoints[first].at, first === 0);
    const atLeast = first === 0 && count > 1;
    return {
      rule: "offline",
      partitionStatus: "OFFLINE",
      consumerStatus: "ERROR",
      ...inWords(say("offline.leaderless", { ms: wholeMs(now2 - from2), atLeast })),
      from: from2,
      to: now2
    };
  }
};

// lib/core/rules/rewind.ts
var rewind = {
  name: "rewind",
  title: "The committed offset went back",
  explanation: "The group committed a lower offset than before and has not reached the old one again: an offset reset, a consumer that starts over, or two consumers that undo each other's commits. A step back of a few records, or one made good within seconds as after a rebalance, is not told.",
  judge({ rewind: gone, commit, now: now2, settings }) {
    if (!gone || !commit) return null;
    const back = gone.from - commit.offset;
    if (back <= BigInt(settings.floorRecords) || now2 - gone.at < settings.floorMs) return null;
    return {
      rule: "rewind",
      partitionStatus: "REWIND",
      consumerStatus: "ERROR",
      ...inWords(
        say("rewind.back", {
          ...{ from: String(gone.from), ms: wholeMs(now2 - gone.at), to: String(commit.offset), back: String(back) }
        })
      ),
      from: gone.at,
      to: now2
    };
  }
};

// lib/core/rules/stand.ts
var UNSEEN_MS = 3e4;
var LEAST_MOVES = 2;
var ENOUGH_MOVES = 6;
var LEAST_WITNESS_MS = 1e4;
var BEGINS_MS = 15e3;
var OLDER_CREDIT_MS = 2e4;
function standOf(scene, curve) {
  const { commits: commits2 } = scene.window;
  const last = commits2[commits2.length - 1];
  if (!last) return null;
  const floor = scene.settings.floorRecords;
  const relative = Number(last.offset - curve.base) + floor;
  const first = standStart(commits2);
  const beyond = firstBeyond(curve, relative);
  if (beyond >= curve.at.length) return null;
  const older = beyond === 0 && commits2[first].at <= curve.at[0];
  const seen = older ? Math.max(commits2[first].at, curve.at[0] - OLDER_CREDIT_MS) : curve.at[beyond];
  const since = Math.max(commits2[first].at, seen);
  const looked = Math.min(scene.now, curve.at[curve.at.length - 1] + UNSEEN_MS);
  const endAtStart = beyond === 0 ? curve.end[0] : curve.end[beyond - 1];
  const usual = habitOf(usualOf(commits2, first, curve, scene.slowMoves, isYoung(scene, curve)), scene.habit);
  return {
    offset: last.offset,
    // The only commit of a window is no repeat.
    movedAt: first > 0 || commits2.length === 1 ? commits2[first].at : null,
    since,
    older,
    witnessedMs: witnessed(scene, since, first, usual.gapMs),
    silentMs: Math.max(0, looked - Math.max(last.at, since)),
    arrived: Math.max(0, curve.end[curve.end.length - 1] - endAtStart),
    usual
  };
}
var USUAL_GAPS2 = 1.25;
var DEPLOY_MS = 65e3;
function witnessed({ window, settings }, since, first, gapMs) {
  const { commits: commits2 } = window;
  const least2 = Math.max(LEAST_WITNESS_MS, settings.windowMs / 60);
  const usual = gapMs ?? Infinity;
  let sum = 0;
  for (let i = commits2.length - 1; i > first && commits2[i].at > since; i--) {
    const ms = commits2[i].at - Math.max(since, commits2[i - 1].at);
    const deployed = ms > USUAL_GAPS2 * usual && ms <= DEPLOY_MS;
    sum += Math.min(ms, deployed ? least2 : Math.max(least2, 1.5 * usual));
  }
  return sum;
}
var isYoung = ({ now: now2, settings }, curve) => now2 - curve.at[0] < settings.windowMs - UNSEEN_MS;
function standStart(commits2) {
  let index = commits2.length - 1;
  while (index > 0 && commits2[index - 1].offset === commits2[index].offset) index--;
  return index;
}
function habitOf(usual, earlier) {
  return usual.moves < LEAST_MOVES && earlier !== null ? earlier : usual;
}
function usualOf(commits2, standStartsAt, curve, slowMoves, youngWindow) {
  const waits = [];
  const witnessed2 = [];
  const gaps = [];
  let repeats = 0;
  let moves = 0;
  let since = commits2[0].at;
  const begins = youngWindow && Math.abs(since - curve.at[0]) < BEGINS_MS ? since : null;
  for (let i = 1; i <= standStartsAt; i++) {
    const before = commits2[i - 1];
    const commit = commits2[i];
    gaps.push(commit.at - before.at);
    if (commit.offset === before.offset) {
      repeats++;
      continue;
    }
    moves++;
    const beyond = firstBeyond(curve, Number(before.offset - curve.base));
    if (since !== begins && commit.offset > before.offset && beyond < curve.at.length && curve.at[beyond] < commit.at) {
      const waiting2 = Math.max(since, curve.at[beyond]);
      waits.push(Math.max(0, commit.at - Math.max(before.at, waiting2)));
      witnessed2.push(Math.max(0, before.at - waiting2));
    } else if (since !== begins && commit.offset > before.offset) {
      waits.push(0);
      witnessed2.push(0);
    }
    since = commit.at;
  }
  for (let i = standStartsAt + 1; i < commits2.length; i++) {
    repeats++;
    gaps.push(commits2[i].at - commits2[i - 1].at);
  }
  if (moves < ENOUGH_MOVES) {
    for (const move of slowMoves) {
      if (move.at > commits2[0].at) break;
      moves++;
      waits.push(move.waitMs);
      witnessed2.push(move.witnessedMs);
      gaps.push(move.gapMs);
    }
  }
  const sortedWaits = sorted(waits);
  const sortedWitnessed = sorted(witnessed2);
  return {
    longWaitMs: recurring(sortedWaits),
    waitMs: median2(sortedWaits) ?? 0,
    witnessedMs: recurring(sortedWitnessed),
    oftenWitnessedMs: median2(sortedWitnessed) ?? 0,
    moves,
    waits: waits.length,
    gapMs: gaps.length >= 2 ? median2(sorted(gaps)) : null,
    repeats: repeats > 0
  };
}
var sorted = (values) => Float64Array.from(values).sort();
var median2 = (values) => values[Math.floor((values.length - 1) * 0.5)] ?? null;
var RARE = 10;
function usually(values) {
  const longest = values[values.length - 1];
  if (values.length < 4) return longest;
  const longestUsual = values[values.length - 1 - Math.max(1, Math.floor(values.length / RARE))];
  return Math.max(longestUsual, Math.min(longest, 2 * median2(values)));
}
function recurring(values) {
  if (values.length < 2) return 0;
  return values.length < 4 ? values[values.length - 2] : usually(values);
}

// lib/core/rules/patience.ts
var WITNESSED_MS = 3e4;
var SILENT_MEMBER_MS = 5e4;
var SILENT_MS = 55e3;
var SILENT_AGAIN_MS = 35e3;
var MEMBERLESS_MS = 65e3;
var SILENT_UNKNOWN_HABIT_MS = 7 * 6e4;
var SILENT_UNKNOWN_LATE_MS = 15e4;
var CAME_LATE_SHARE = 0.25;
var SEEN_LATE_MS = 2e4;
function silenceLimit(scene, stand) {
  const { presence } = scene;
  const base = scene.relapse ? SILENT_AGAIN_MS : presence === "members" ? SILENT_MEMBER_MS : SILENT_MS;
  const memberless = presence === "nobody" ? scene.presenceSince : null;
  const memberlessMs = scene.relapse ? SILENT_AGAIN_MS : MEMBERLESS_MS;
  if (memberless !== null && scene.everHadMembers && scene.now - memberless >= memberlessMs) return base;
  const { waitMs, longWaitMs, gapMs, repeats, moves, waits } = stand.usual;
  const usual = Math.max(waitMs, repeats && gapMs !== null ? gapMs : 0);
  if (scene.relapse && usual > 0) return Math.max(base, 2 * usual + 1e4);
  if (usual > 0 && cameLate(scene)) return Math.max(base, 1.15 * usual + 5e3);
  const times = waits >= 3 ? 2 : 4 - waits * 0.5;
  if (usual > 0) return Math.max(base + usual - 5e3, times * usual + 1e4, longWaitMs + 1e4);
  if (moves >= LEAST_MOVES || presence === "nobody") return base;
  if (wasInTime(scene)) return SILENT_UNKNOWN_HABIT_MS;
  if (!stand.older) return SILENT_UNKNOWN_LATE_MS;
  return scene.window.seesRepeats || oldestWaits(scene) >= SILENT_UNKNOWN_HABIT_MS ? base : SILENT_UNKNOWN_HABIT_MS;
}
function oldestWaits({ commit, curve, now: now2 }) {
  const written = commit && curve ? writtenAt(curve, Number(commit.offset - curve.base)) : null;
  return written === null ? 0 : now2 - written;
}
function cameLate({ delays }) {
  const sudden = suddenLateness(delays, 2);
  return sudden !== null && sudden.delayMs >= CAME_LATE_SHARE * sudden.gapMs;
}
function wasInTime({ commit, curve, settings }) {
  return commit !== void 0 && curve !== null && delayOf(commit, curve).delayMs <= settings.floorMs + SEEN_LATE_MS;
}

// lib/core/rules/stalled.ts
var stalled = {
  name: "stalled",
  title: "The consumer is there, but does not move",
  explanation: "Records wait and the offset stands, although the consumer lives: it has repeated its commit for 30 s or more and for twice as long as it usually does over one record, or it is a member of the group and has committed nothing for longer than this group usually takes, or a commit comes that has hardly moved where commits are far apart. A poison record, a blocked call or a dead worker behind a live heartbeat look like this.",
  judge(scene) {
    const { stand } = scene;
    if (!stand) return null;
    const goesOn = scene.before?.rule === "stalled" && (stand.movedAt ?? 0) <= scene.before.from;
    const limit = silenceLimit(scene, stand);
    const lives = scene.presence === "members" || scene.presence === "unknown" && stand.silentMs < limit;
    if (stand.witnessedMs >= (goesOn ? WITNESSED_MS : witnessLimit(scene, stand)) && (stand.silentMs < limit || lives)) {
      return finding2(scene, stand, "stalled.repeats");
    }
    const silence = goesOn ? SILENT_MEMBER_MS : limit;
    if (scene.presence === "members" && stand.silentMs >= silence && isSettled(scene, silence)) {
      return finding2(scene, stand, "stalled.silent-member");
    }
    if (goesOn && lives) return finding2(scene, stand, "stalled.goes-on");
    return nearlyStands(scene);
  }
};
var STANDS_SHARE = 0.3;
var DEPLOY_MS2 = 65e3;
function nearlyStands(scene) {
  const { commit, presence } = scene;
  if (presence === "nobody" || !commit) return null;
  const sudden = suddenLateness(scene.delays, ALWAYS);
  if (!sudden || sudden.delayMs < (1 - STANDS_SHARE) * sudden.gapMs || scene.wasAway(sudden.from)) return null;
  if (presence === "unknown" && sudden.delayMs < DEPLOY_MS2) return null;
  return {
    rule: "stalled",
    partitionStatus: "STALLED",
    consumerStatus: "ERROR",
    ...inWords(
      say("stalled.hardly-moves", {
        ...{ offset: String(commit.offset), lateMs: wholeMs(sudden.delayMs), gapMs: wholeMs(sudden.gapMs) },
        lag: String(scene.lag)
      })
    ),
    from: commit.at,
    to: scene.now
  };
}
var witnessLimit = ({ relapse }, { usual }) => Math.max(WITNESSED_MS, 2 * (relapse ? usual.oftenWitnessedMs : usual.witnessedMs) + 5e3, 0.95 * (usual.gapMs ?? 0));
function isSettled({ presenceSince, now: now2, window }, silenceMs) {
  const from2 = window.members[0]?.at;
  return presenceSince === null || presenceSince === from2 || now2 - presenceSince >= silenceMs;
}
function finding2(scene, stand, how) {
  const since = scene.lasts("stalled", stand.since, stand.older);
  const arrived = since === stand.since ? stand.arrived : null;
  const standing2 = { offset: String(stand.offset), ms: wholeMs(scene.now - since), atLeast: stand.older, arrived };
  return {
    rule: "stalled",
    partitionStatus: "STALLED",
    consumerStatus: "ERROR",
    ...inWords(say(how, { ...standing2, lag: String(scene.lag) })),
    from: since,
    to: scene.now
  };
}

// lib/core/rules/stopped.ts
var stopped3 = {
  name: "stopped",
  title: "Nothing is committed any more",
  explanation: "Records wait and nothing has been committed for about a minute and for clearly longer than this group usually takes, and no member is known to be there: the process ended, lost its connection, or no longer reads this topic.",
  judge(scene) {
    const { stand, presence, now: now2, commit } = scene;
    if (!stand || !commit || presence === "members") return null;
    if (stand.silentMs < silenceLimit(scene, stand)) return null;
    const key = presence === "nobody" ? "stopped.nobody" : "stopped.members-unknown";
    const facts = { offset: String(stand.offset), ms: wholeMs(now2 - commit.at), lag: String(scene.lag) };
    return {
      rule: "stopped",
      partitionStatus: "STOPPED",
      consumerStatus: "ERROR",
      ...inWords(say(key, facts)),
      from: stand.since,
      to: now2
    };
  }
};

// lib/core/rules/list.ts
var RULES = [offline, noData, rewind, stalled, stopped3, fallingBehind];

// lib/core/rules/slow-moves.ts
var NO_MOVES = { begins: null, upTo: -Infinity, moves: [] };
var SLOW_MS = 2e4;
var REMEMBERED = 12;
function followMoves(window, known2) {
  const { commits: commits2, logPoints } = window;
  const last = commits2.length - 1;
  if (last < 0 || commits2[last].at <= known2.upTo) return known2;
  let first = last;
  while (first > 0 && commits2[first - 1].at > known2.upTo) first--;
  const begins = known2.begins ?? commits2[0].at;
  let moves = null;
  for (let i = Math.max(1, first); i <= last; i++) {
    const commit = commits2[i];
    const before = commits2[i - 1];
    if (commit.offset <= before.offset) continue;
    let stands2 = i - 1;
    while (stands2 > 0 && commits2[stands2 - 1].offset === before.offset) stands2--;
    const since = commits2[stands2].at;
    if (since <= begins) continue;
    if (commit.at - since < SLOW_MS) continue;
    const passed = passedAt(logPoints, before.offset, commit.at);
    if (passed === null) continue;
    const waiting2 = Math.max(since, passed);
    moves ??= [...known2.moves];
    moves.push({
      at: commit.at,
      waitMs: commit.at - Math.max(before.at, waiting2),
      witnessedMs: Math.max(0, before.at - waiting2),
      gapMs: commit.at - before.at
    });
  }
  return { begins, upTo: commits2[last].at, moves: moves ? moves.slice(-REMEMBERED) : known2.moves };
}
function passedAt(points, offset, until) {
  let passed = null;
  for (let i = points.length - 1; i >= 0; i--) {
    const { at, logEnd } = points[i];
    if (at >= until || logEnd === null) continue;
    if (logEnd <= offset) break;
    passed = at;
  }
  return passed;
}

// lib/core/rules/memory.ts
var NO_MEMORY = {
  high: null,
  rewind: null,
  habit: null,
  slow: NO_MOVES,
  fresh: null,
  clearedAt: null,
  betterSince: null,
  holdMs: 0
};
function memoryOf(memory) {
  return isMemory(memory) ? memory : NO_MEMORY;
}
var isMemory = (value) => typeof value === "object" && value !== null && "holdMs" in value && "high" in value && "slow" in value;
function followRewind(window, memory) {
  const { commits: commits2, logPoints } = window;
  const last = commits2[commits2.length - 1];
  if (!last) return { high: null, rewind: null };
  const newest = logPoints[logPoints.length - 1];
  const high = memory.high ?? highest(commits2);
  if (newest && newest.logEnd !== null && newest.logEnd < high && newest.at > last.at) {
    return { high: last.offset, rewind: null };
  }
  if (last.offset >= high) return { high: last.offset, rewind: null };
  if (memory.rewind) return { high, rewind: memory.rewind };
  return { high, rewind: { from: high, at: wentBackAt(commits2, high) } };
}
function highest(commits2) {
  let high = commits2[0].offset;
  for (const { offset } of commits2) if (offset > high) high = offset;
  return high;
}
function wentBackAt(commits2, high) {
  let index = commits2.length - 1;
  while (index > 0 && commits2[index - 1].offset < high) index--;
  return commits2[index].at;
}

// lib/core/rules/scene.ts
var MEMBERS_STALE_MS = 9e4;
var Scene = class {
  constructor(window, now2, settings, before, rewind2, habit = null, relapse = false, slowMoves = []) {
    this.window = window;
    this.now = now2;
    this.settings = settings;
    this.before = before;
    this.rewind = rewind2;
    this.habit = habit;
    this.relapse = relapse;
    this.slowMoves = slowMoves;
  }
  window;
  now;
  settings;
  before;
  rewind;
  habit;
  relapse;
  slowMoves;
  standing;
  curveCache;
  delayCache;
  /** What to remember of the usual waits: what this window taught, where it was asked and taught anything. */
  get learned() {
    return this.standing && this.standing.usual.moves >= LEAST_MOVES ? this.standing.usual : this.habit;
  }
  /** Newest commit. */
  get commit() {
    return this.window.commits[this.window.commits.length - 1];
  }
  /** Newest log end offset that was answered. */
  get log() {
    return newestKnown(this.window.logPoints);
  }
  /** Log end offsets relative to the first of them; null when none was answered. */
  get curve() {
    if (this.curveCache === void 0) this.curveCache = logCurve(this.window.logPoints);
    return this.curveCache;
  }
  /** Lag in records from the newest readings; 0 when either is missing. */
  get lag() {
    const { log: log2, commit } = this;
    if (!log2 || !commit) return 0;
    const start = this.window.logPoints[this.window.logPoints.length - 1]?.logStart ?? null;
    const from2 = start !== null && start > commit.offset ? start : commit.offset;
    return Math.max(0, Number(log2.logEnd - from2));
  }
  /** True when more records wait than the floor allows. */
  get recordsWait() {
    return this.lag > this.settings.floorRecords;
  }
  /** How long the group has stood where it is while records waited; null when none wait. */
  get stand() {
    if (this.standing === void 0) this.standing = this.curve && this.recordsWait ? standOf(this, this.curve) : null;
    return this.standing;
  }
  /**
   * Since when the problem of `rule` lasts. `atEdge` says that it was there before the window begins: then what the same
   * rule said the cycle before reaches further back than the window does.
   */
  lasts(rule, since, atEdge) {
    return atEdge && this.before?.rule === rule ? Math.min(this.before.from, since) : since;
  }
  /** How late the group was at each of its commits that moved, oldest first. */
  get delays() {
    this.delayCache ??= this.curve ? delaysOf(this.window.commits, this.curve) : [];
    return this.delayCache;
  }
  /** Whether anyone is there to read, by membership. */
  get presence() {
    const { members } = this.window;
    for (let i = members.length - 1; i >= 0; i--) {
      const { at, count, owned } = members[i];
      if (this.now - at > MEMBERS_STALE_MS) break;
      if (owned !== null) return owned ? "members" : "nobody";
      if (count !== null) return count > 0 ? "members" : "nobody";
    }
    return "unknown";
  }
  /** True when the window has seen a member at any time: membership says something about this group. */
  get everHadMembers() {
    return this.window.members.some(({ count, owned }) => owned === true || (count ?? 0) > 0);
  }
  /** True when nobody was seen to be there at some reading since `from`. */
  wasAway(from2) {
    return this.window.members.some(({ at, count, owned }) => at >= from2 && (owned === false || count === 0));
  }
  /** Since when it has been so, as far as the window tells: there are members, or nobody; null when it is not known. */
  get presenceSince() {
    const { presence } = this;
    if (presence === "unknown") return null;
    const { members } = this.window;
    let since = null;
    for (let i = members.length - 1; i >= 0; i--) {
      const { at, count, owned } = members[i];
      if (count === null && owned === null) continue;
      if ((owned ?? (count ?? 0) > 0) !== (presence === "members")) break;
      since = at;
    }
    return since;
  }
};

// lib/core/evaluate.ts
function judge(window, now2, settings, previous) {
  if (settings.profile === "burrow") return judgeBurrow(window, now2, settings, previous);
  const memory = memoryOf(previous?.memory);
  const followed = followRewind(window, memory);
  const slow = followMoves(window, memory.slow);
  let fresh = null;
  let habit = memory.habit;
  if (!isPlainlyWell(window, now2, settings, followed)) {
    const { rewind: rewind2 } = followed;
    const relapse = mayRelapse(memory, now2);
    const scene = new Scene(window, now2, settings, memory.fresh, rewind2, habit, relapse, slow.moves);
    fresh = firstFinding(scene);
    habit = scene.learned;
  }
  const held = hold(fresh, now2, previous, memory, settings, window);
  return verdictOf(held.finding, now2, previous, {
    high: followed.high,
    rewind: followed.rewind,
    habit,
    slow,
    fresh,
    clearedAt: held.clearedAt,
    betterSince: held.betterSince,
    holdMs: held.holdMs
  });
}
function firstFinding(scene) {
  for (const rule of RULES) {
    const finding3 = rule.judge(scene);
    if (finding3) return finding3;
  }
  return null;
}
function isPlainlyWell({ logPoints, commits: commits2 }, now2, { floorRecords, floorMs }, { rewind: rewind2 }) {
  const log2 = logPoints[logPoints.length - 1];
  const last = commits2[commits2.length - 1];
  if (!log2 || !last || !log2.hasLeader || log2.logEnd === null || rewind2 || now2 - log2.at > 6e4) return false;
  if (last.offset >= log2.logEnd || log2.logEnd - last.offset <= BigInt(floorRecords)) return true;
  const before = commits2[commits2.length - 2];
  if (!before || before.offset >= last.offset || now2 - last.at > 2e4) return false;
  for (let i = logPoints.length - 1; i >= 0; i--) {
    const point = logPoints[i];
    if (last.at - point.at > floorMs) return false;
    if (point.logEnd !== null && point.logEnd <= last.offset) return true;
  }
  return false;
}
function verdictOf(finding3, now2, previous, memory) {
  const partitionStatus = finding3?.partitionStatus ?? "OK";
  const consumerStatus = finding3?.consumerStatus ?? "OK";
  const same = previous?.partitionStatus === partitionStatus && previous.consumerStatus === consumerStatus;
  return { at: now2, partitionStatus, consumerStatus, finding: finding3, since: same ? previous.since : now2, memory };
}

// lib/core/forecast.ts
var LEAST_GAIN = 0.01;
function catchUp(lag, produce, consume) {
  if (!lag.known) return unknown(lag.reason);
  if (lag.value <= 0n) return known(0);
  if (!produce.known) return produce;
  if (!consume.known) return consume;
  const gain = consume.value - produce.value;
  if (gain <= 0 || gain < produce.value * LEAST_GAIN) return unknown("never at the present rates");
  return known(Number(lag.value) / gain * 1e3);
}
function consumersNeeded(produce, consume, consumers, partitions2) {
  if (!produce.known) return produce;
  if (!consume.known) return consume;
  if (produce.value <= 0) return known(0);
  if (consumers <= 0) return unknown("no consumer to measure");
  if (consume.value <= 0) return unknown("nothing is consumed now");
  const needed2 = Math.ceil(produce.value / (consume.value / consumers));
  return needed2 > partitions2 ? unknown(`${needed2} at the present rates, more than the ${partitions2} partitions can use`) : known(needed2);
}

// lib/core/lag.ts
function computeLag(input) {
  const { committed: committed2, logStart, logEnd, hasLeader, markers = 0n, told = null } = input;
  if (committed2 === null || committed2 < 0n) {
    return { lag: unknown("no committed offset"), lost: unknown("no committed offset") };
  }
  const lost = logStart === null ? unknown("the log start offset is not known") : known(committed2 < logStart ? logStart - committed2 : 0n);
  const lag = plainLag(committed2, logStart, logEnd, markers, told);
  if (lag !== null) return { lag: known(lag), lost };
  const reason = hasLeader ? input.why ?? "the log end offset is not known" : "the partition has no leader";
  return { lag: unknown(reason), lost };
}
function plainLag(committed2, logStart, logEnd, markers, told) {
  if (committed2 === null || committed2 < 0n) return null;
  if (told !== null && told >= 0n) return told;
  if (logEnd === null) return null;
  const start = logStart !== null && committed2 < logStart ? logStart : committed2;
  const from2 = markers === 0n ? start : start + markers;
  return logEnd > from2 ? logEnd - from2 : 0n;
}
function sumLags(lags) {
  let value = 0n;
  let missing2 = 0;
  for (const lag of lags) {
    if (lag.known) value += lag.value;
    else missing2++;
  }
  return { value, unknown: missing2 };
}

// lib/core/notes.ts
function notesOf(input) {
  const notes = [
    lostNote(input),
    beyondNote(input),
    markerNote(input),
    transactionNote(input),
    compactedNote(input),
    ownerNote(input)
  ];
  const said = notes.filter((note) => note !== null);
  return said.length > 0 ? said : void 0;
}
function lostNote({ committed: committed2, logStart, lost }) {
  if (!lost.known || lost.value === 0n || committed2 === null || logStart === null) return null;
  return `Retention deleted ${formatRecords(lost.value)} before the group read them: it stands at offset ${formatCount(committed2)}, the log starts at ${formatCount(logStart)}. Lag counts from the log start.`;
}
function beyondNote({ committed: committed2, logEnd }) {
  if (committed2 === null || logEnd === null || committed2 <= logEnd) return null;
  return `The committed offset ${formatCount(committed2)} lies ${formatRecords(committed2 - logEnd)} beyond the log end ${formatCount(logEnd)}: the log was cut or made anew, or the offset was set by hand. No record waits now, and consumers will start over by their reset policy.`;
}
function markerNote({ markers, logEnd, committed: committed2 }) {
  if (markers === 0n || logEnd === null || committed2 === null) return null;
  const what = markers === 1n ? "a transaction marker" : `${markers} transaction markers`;
  return `No record waits: between the committed offset ${formatCount(committed2)} and the log end ${formatCount(logEnd)} there is only ${what}, which no consumer is given. Other tools show a lag of ${markers}.`;
}
function transactionNote({ lastStable, logEnd, committed: committed2, transaction, now: now2 }) {
  if (lastStable === null || logEnd === null || !transaction) return null;
  const held = committed2 !== null && committed2 >= lastStable ? " This group stands right there." : "";
  return `An open transaction${whose(transaction)} begins at offset ${formatCount(lastStable)} and has been open for at least ${formatDuration(now2 - transaction.since)}: consumers that read committed records only get no further, although the log goes on to ${formatCount(logEnd)}. Lag counts to the log end.${held}`;
}
function compactedNote({ compacted, lag }) {
  if (!compacted || !lag.known || lag.value === 0n) return null;
  return `The topic is compacted: lag counts offsets, of which some have no record any more. At most ${formatRecords(lag.value)} wait.`;
}
function ownerNote({ state, owner, committed: committed2 }) {
  const { members, type } = state;
  if (owner !== null || committed2 === null || !members.known || members.value.length === 0 || type === "share")
    return null;
  if (!members.value.every(({ assignment }) => assignment.known)) return null;
  const others = members.value.filter(({ assignment }) => assignment.known && assignment.value.length > 0).length;
  if (others === 0) return null;
  const read = others === 1 ? "its member reads" : `its ${others} members read`;
  return `Nobody reads this partition: the group has a committed offset here, but ${read} other partitions. If that is meant, delete the group's offsets on this topic, and the lag goes with them.`;
}

// lib/core/time-lag.ts
function timeLag(log2, committed2, now2) {
  if (committed2 < 0n) return unknown("no committed offset");
  let later = -1;
  for (let i = log2.length - 1; i >= 0; i--) {
    if (!log2.isKnown(i)) continue;
    const beyond = log2.beyond(i, committed2);
    if (beyond <= 0) {
      if (later === -1) return known(0);
      const share2 = (1 - beyond) / log2.grown(i, later);
      return known(Math.max(0, now2 - (log2.at(i) + share2 * (log2.at(later) - log2.at(i)))));
    }
    if (later !== -1 && log2.grown(i, later) < 0) break;
    later = i;
  }
  if (later === -1) return unknown("the log end offset is not known");
  const atLeast = now2 - log2.at(later);
  return { known: false, reason: `older than what was watched: at least ${formatDuration(atLeast)}`, atLeast };
}

// lib/core/partition-snapshot.ts
var transactionKey = (topic, partition) => `${topic}\0${partition}`;
function partitionSnapshot(share2, partition) {
  const { state, topic: name, logs, committed: entry, windows, now: now2 } = share2;
  const verdict = share2.verdicts[partition];
  const committed2 = entry?.offsets[partition] ?? null;
  const markers = entry?.markers?.[partition] ?? 0n;
  const logStart = logs?.logStart[partition] ?? null;
  const logEnd = logs?.logEnd[partition] ?? null;
  const leader = logs?.leader[partition] ?? null;
  const why = logs?.problems[partition] ?? (logs ? "could not be read" : "the topic is not in the cluster's metadata");
  const told = entry?.lags?.[partition] ?? null;
  const { lag, lost } = computeLag({ committed: committed2, logStart, logEnd, hasLeader: leader !== -1, markers, told, why });
  const done = doneBeyond(committed2, logEnd, markers, told);
  const lastStable = logs?.lastStable?.[partition] ?? null;
  const owner = share2.owners[partition] ?? null;
  const transaction = share2.transactions.get(transactionKey(name, partition));
  const offsets = { committed: committed2, logStart, logEnd, lastStable, markers };
  const notes = notesOf({ state, ...offsets, lag, lost, compacted: logs?.compacted ?? false, owner, transaction, now: now2 });
  const produced = windows.produceRate(name, partition, now2);
  const consumed = consumeRate(windows.commitReadings(state.group, name, partition), now2);
  return {
    topic: name,
    partition,
    status: verdict.partitionStatus,
    consumerStatus: verdict.consumerStatus,
    since: verdict.since,
    finding: verdict.finding,
    committed: committed2 === null ? unknown("no committed offset") : known(committed2),
    logEnd: logEnd === null ? unknown(`log end offset: ${why}`) : known(logEnd),
    logStart: logStart === null ? unknown(`log start offset: ${why}`) : known(logStart),
    lag,
    timeLag: committed2 === null ? unknown("no committed offset") : timeLag(windows.logReadings(name, partition), committed2 + done, now2),
    produceRate: produced,
    consumeRate: consumed,
    catchUp: catchUp(lag, produced, consumed),
    lastCommitAt: windows.lastCommitAt(state.group, name, partition),
    lost,
    leader: leader === -1 ? null : leader,
    replicas: [...logs?.replicas[partition] ?? []],
    inSyncReplicas: [...logs?.inSyncReplicas[partition] ?? []],
    owner,
    ...lastStable !== null ? { lastStable } : {},
    ...notes ? { notes } : {}
  };
}
function doneBeyond(committed2, logEnd, markers, told) {
  if (markers > 0n) return markers;
  if (committed2 === null || logEnd === null || told === null) return 0n;
  const done = logEnd - committed2 - told;
  return done > 0n ? done : 0n;
}

// lib/core/partition-totals.ts
var Total = class {
  total = 0;
  some = false;
  lack = null;
  add(value) {
    if (value.known) {
      this.total += value.value;
      this.some = true;
    } else this.lack ??= value;
  }
  get sum() {
    return this.some ? known(this.total) : this.lack ?? unknown("no partition is known");
  }
};
var Greatest = class {
  most = -Infinity;
  lack = null;
  add(value) {
    if (!value.known) this.lack ??= value;
    else if (value.value > this.most) this.most = value.value;
  }
  get value() {
    return this.most === -Infinity ? this.lack ?? unknown("no partition is known") : known(this.most);
  }
};
var PartitionTotals = class {
  consumed = new Total();
  ages = new Greatest();
  forecasts = new Greatest();
  openAge = null;
  openForecast = null;
  lagging = false;
  someLag = false;
  add(lag, timeLag2, consumeRate2, catchUp2) {
    this.consumed.add(consumeRate2);
    this.ages.add(timeLag2);
    if (!lag.known) return;
    this.someLag = true;
    if (lag.value <= 0n) return;
    this.lagging = true;
    this.forecasts.add(catchUp2);
    if (!timeLag2.known) this.openAge ??= timeLag2;
    if (!catchUp2.known) this.openForecast ??= catchUp2;
  }
  get consumeRate() {
    return this.consumed.sum;
  }
  /** Age of the oldest record that waits. A lagging partition of unknown age may be older than all that are known. */
  get oldest() {
    return this.openAge ?? this.ages.value;
  }
  /** The slowest partition decides; one that never catches up makes the group's answer "never". */
  get slowest() {
    if (!this.lagging) return this.someLag ? known(0) : unknown("no lag is known");
    return this.openForecast ?? this.forecasts.value;
  }
};

// lib/core/group-rates.ts
var NO_LAG = unknown("not known");
var NO_COMMIT2 = unknown("no committed offset");
function groupRates(shares) {
  const produced = new Total();
  const totals = new PartitionTotals();
  let committed2 = 0;
  for (const share2 of shares) {
    const { state, topic, logs, committed: entry, windows, now: now2 } = share2;
    const commits2 = windows.commitsOf(state.group, topic);
    for (let partition = 0; partition < share2.count; partition++) {
      const produce = windows.produceRate(topic, partition, now2);
      produced.add(produce);
      const offset = entry?.offsets[partition] ?? null;
      if (offset === null) continue;
      committed2++;
      const logEnd = logs?.logEnd[partition] ?? null;
      const markers = entry?.markers?.[partition] ?? 0n;
      const told = entry?.lags?.[partition] ?? null;
      const records = plainLag(offset, logs?.logStart[partition] ?? null, logEnd, markers, told);
      const lag = records === null ? NO_LAG : known(records);
      const consumed2 = consumeRate(commits2?.readings(partition) ?? NO_READINGS, now2);
      const done = doneBeyond(offset, logEnd, markers, told);
      const behind = timeLag(windows.logReadings(topic, partition), done === 0n ? offset : offset + done, now2);
      totals.add(lag, behind, consumed2, catchUp(lag, produce, consumed2));
    }
  }
  if (committed2 === 0) totals.add(NO_LAG, NO_COMMIT2, NO_COMMIT2, NO_LAG);
  const { oldest, consumeRate: consumed, slowest } = totals;
  return { timeLag: oldest, produceRate: produced.sum, consumeRate: consumed, catchUp: slowest };
}

// lib/core/commit-gap.ts
var LEAST_GAPS = 3;
function usualCommitGap(commits2, bucketMs) {
  const bucket = (at) => Math.floor(at / bucketMs);
  const gaps = [];
  for (let i = 1; i < commits2.length; i++) {
    const [before, after] = [commits2[i - 1].at, commits2[i].at];
    if (bucket(before) !== bucket(after)) gaps.push(after - before);
  }
  if (gaps.length < LEAST_GAPS) return unknown("too few commits seen so far");
  return known(medianOf(gaps));
}
function medianOf(values) {
  const sorted2 = [...values].sort((a, b) => a - b);
  return sorted2[sorted2.length - 1 >> 1] ?? NaN;
}

// lib/core/records-lag.ts
var RECENT_MS2 = 6e4;
function recordsLagOf({ logPoints, commits: commits2 }, lag, now2) {
  if (!lag.known) return { max: lag, avg: { known: false, reason: lag.reason } };
  let max = lag.value;
  let sum = Number(lag.value);
  let count = 1;
  let commit = commits2.length - 1;
  const newest = logPoints[logPoints.length - 1];
  const beyond = beyondLag(newest?.logEnd ?? null, newest?.logStart ?? null, commits2[commit]?.offset, lag.value);
  for (let i = logPoints.length - 2; i >= 0; i--) {
    const { at, logEnd, logStart } = logPoints[i];
    if (now2 - at > RECENT_MS2) break;
    while (commit >= 0 && commits2[commit].at > at) commit--;
    const offset = commits2[commit]?.offset;
    if (logEnd === null || offset === void 0) continue;
    const value = atLeastZero(logEnd - from(offset, logStart) - beyond);
    if (value > max) max = value;
    sum += Number(value);
    count++;
  }
  return { max: known(max), avg: known(sum / count) };
}
function beyondLag(logEnd, logStart, offset, lag) {
  return logEnd === null || offset === void 0 || lag > 0n ? 0n : atLeastZero(logEnd - from(offset, logStart));
}
var from = (offset, logStart) => logStart !== null && offset < logStart ? logStart : offset;
var atLeastZero = (value) => value > 0n ? value : 0n;

// lib/core/retention.ts
var MOST_MOVES = 17;
function keepMove(moves, at, logStart) {
  const last = moves[moves.length - 1];
  if (last?.logStart === logStart) return;
  if (last && logStart < last.logStart) moves.length = 0;
  moves.push({ at, logStart });
  if (moves.length > MOST_MOVES) moves.shift();
}
function retentionShare(lag, logStart, logEnd) {
  if (!lag.known) return unknown(lag.reason);
  if (!logStart.known) return unknown(logStart.reason);
  if (!logEnd.known) return unknown(logEnd.reason);
  const retained = logEnd.value - logStart.value;
  if (retained <= 0n) return lag.value > 0n ? unknown("the log is empty") : known(0);
  return known(Math.min(1, Number(lag.value) / Number(retained)));
}
function deletionRate(moves, now2) {
  const [first, second] = moves;
  const last = moves[moves.length - 1];
  if (!first || !last) return unknown("the log start offset is not known");
  if (!second) {
    return unknown(`the log start offset did not move in the ${formatDuration(now2 - first.at)} that it was watched`);
  }
  const rateOf = (records, ms, measured) => ms > 0 ? known({ perSecond: Number(records) / (ms / 1e3), measured }) : unknown("too few readings");
  if (moves.length === 2) {
    return rateOf(last.logStart - first.logStart, Math.max(last.at - first.at, now2 - last.at), false);
  }
  const usualGap = (last.at - second.at) / (moves.length - 2);
  const until = now2 - last.at > 2 * usualGap ? now2 : last.at;
  return rateOf(last.logStart - second.logStart, until - second.at, true);
}
function lossIn({ committed: committed2, logStart, lag, lost, consumeRate: consumeRate2, moves, now: now2 }) {
  if (!committed2.known) return unknown(committed2.reason);
  if (!logStart.known) return unknown(logStart.reason);
  if (lost.known && lost.value > 0n) return known(0);
  if (!lag.known) return unknown(lag.reason);
  if (lag.value === 0n) return unknown("never while nothing waits");
  const deleted = deletionRate(moves, now2);
  if (!deleted.known) return unknown(deleted.reason);
  if (!consumeRate2.known) return consumeRate2;
  const { perSecond: perSecond2, measured } = deleted.value;
  const gain = perSecond2 - consumeRate2.value;
  if (gain <= 0) return unknown("never at the present rates");
  const ms = Number(committed2.value - logStart.value) / gain * 1e3;
  if (measured) return known(ms);
  const reason = `the log start offset has moved only once since it is watched: at least ${formatDuration(ms)}`;
  return { known: false, reason, atLeast: ms };
}

// lib/core/skew.ts
function lagSkew(lags) {
  const values = lags.flatMap((lag) => lag.known ? [lag.value] : []).sort((a, b) => a < b ? -1 : a > b ? 1 : 0);
  const greatest2 = values[values.length - 1];
  const median3 = values[values.length - 1 >> 1];
  if (greatest2 === void 0 || median3 === void 0) return unknown("no partition's lag is known");
  if (values.length === 1) return unknown("there is only one partition to compare");
  if (greatest2 === 0n) return known(1);
  if (median3 === 0n) return unknown(`half of the partitions have no lag, the worst has ${formatRecords(greatest2)}`);
  return known(Number(greatest2) / Number(median3));
}

// lib/core/measures.ts
function measurePartition(partition, window, { now: now2, bucketMs }) {
  const { lag, logStart, logEnd } = partition;
  const recordsLag = recordsLagOf(window, lag, now2);
  return {
    recordsLagMax: recordsLag.max,
    recordsLagAvg: recordsLag.avg,
    commitGap: usualCommitGap(window.commits, bucketMs),
    retentionShare: retentionShare(lag, logStart, logEnd),
    lossIn: lossIn({ ...partition, moves: window.logStartMoves ?? [], now: now2 })
  };
}
function measureGroup(group, measured) {
  const partitions2 = group.subscriptions.flatMap((subscription) => subscription.partitions);
  const of = (pick, combine) => combined(measured.map(pick), combine);
  return {
    ...measureLoss(measured),
    recordsLagMax: of((one2) => one2.recordsLagMax, greatest),
    recordsLagAvg: of(
      (one2) => one2.recordsLagAvg,
      (values) => values.reduce((sum, value) => sum + value, 0) / values.length
    ),
    commitGap: of((one2) => one2.commitGap, medianOf),
    skew: lagSkew(partitions2.map((partition) => partition.lag)),
    idleMembers: idleMembers(group.members),
    consumersNeeded: needed(group, partitions2.length),
    lost: combined(
      partitions2.map((partition) => partition.lost),
      (values) => values.reduce((sum, value) => sum + value, 0n)
    )
  };
}
function measureLoss(measured) {
  const shares = measured.map((one2) => one2.retentionShare);
  return {
    retentionShare: combined(shares, (values) => Math.max(...values)),
    lossIn: soonest(measured.map((one2) => one2.lossIn))
  };
}
function idleMembers(members) {
  if (!members.known) return unknown(members.reason);
  const assignments = members.value.map((member) => member.assignment);
  const open = assignments.find((assignment) => !assignment.known);
  if (open && !open.known) return unknown(open.reason);
  const idle = assignments.filter((one2) => one2.known && one2.value.every(({ partitions: partitions2 }) => partitions2.length === 0));
  return known(idle.length);
}
function needed(group, partitions2) {
  const idle = idleMembers(group.members);
  if (!idle.known || !group.members.known) return unknown(idle.known ? "no members" : idle.reason);
  if (group.status !== "WARNING") {
    return unknown("the consumers are not at their limit, so what one of them can do is not known");
  }
  const working = group.members.value.length - idle.value;
  return consumersNeeded(group.produceRate, group.consumeRate, working, partitions2);
}
function combined(values, combine) {
  const numbers = values.flatMap((value) => value.known ? [value.value] : []);
  if (numbers.length > 0) return known(combine(numbers));
  const open = values.find((value) => !value.known);
  return unknown(open && !open.known ? open.reason : "the group has no partition");
}
function soonest(values) {
  const open = values.flatMap((value) => value.known ? [] : [value]);
  if (open.length < values.length) return combined(values, (numbers) => Math.min(...numbers));
  const bounded = open.filter((value) => value.atLeast !== void 0).sort((a, b) => a.atLeast - b.atLeast);
  const first = bounded[0] ?? open.find(({ reason }) => !reason.startsWith("never")) ?? open[0];
  return first ?? unknown("the group has no partition");
}
var greatest = (values) => values.reduce((most, value) => value > most ? value : most);

// lib/core/group-snapshot.ts
var AssembledGroup = class {
  constructor(facts) {
    this.facts = facts;
    const { state, rolled } = facts;
    this.cluster = facts.cluster;
    this.group = state.group;
    this.type = state.type;
    this.state = state.state;
    this.assignor = state.assignor;
    this.generation = state.generation;
    this.coordinator = state.coordinator;
    this.members = state.members;
    this.status = rolled.status;
    this.since = facts.since;
    this.case = rolled.case;
    if (rolled.muted) this.muted = true;
    this.why = rolled.why;
    this.said = rolled.said;
    this.worst = rolled.worst;
    this.lag = facts.lag;
    this.steady = facts.steady;
  }
  facts;
  // Fields and getters of a class: an object literal with getters takes four times the memory, and there is one for each
  // group in every cycle.
  cluster;
  group;
  type;
  state;
  assignor;
  generation;
  coordinator;
  members;
  status;
  since;
  case;
  muted;
  why;
  said;
  worst;
  lag;
  steady;
  rates = null;
  drawn = null;
  pictures = null;
  get findings() {
    return this.facts.rolled.findings;
  }
  get timeLag() {
    return this.rated.timeLag;
  }
  get produceRate() {
    return this.rated.produceRate;
  }
  get consumeRate() {
    return this.rated.consumeRate;
  }
  get catchUp() {
    return this.rated.catchUp;
  }
  get trend() {
    return this.drawn ??= this.facts.trend();
  }
  /**
   * Forgotten when nobody holds it: the pictures of all partitions of all groups are far more than the windows that they are
   * made from, and a scrape asks for every one of them.
   */
  get subscriptions() {
    const held = this.pictures?.deref();
    if (held) return held;
    const made = this.facts.shares.map((share2) => ({
      topic: share2.topic,
      partitions: Array.from({ length: share2.count }, (_, partition) => partitionSnapshot(share2, partition))
    }));
    this.pictures = new WeakRef(made);
    return made;
  }
  tally() {
    return tallyOf(this.facts.shares, this.facts.statuses);
  }
  measure(partition) {
    const { windows, now: now2 } = this.facts.shares[0];
    const window = windows.window(this.group, partition.topic, partition.partition);
    return measurePartition(partition, window, { now: now2, bucketMs: windows.bucketMs });
  }
  get rated() {
    return this.rates ??= groupRates(this.facts.shares);
  }
};
function tallyOf(shares, statuses) {
  let lastCommitAt = null;
  let partitions2 = 0;
  for (const { state, topic, count, windows } of shares) {
    partitions2 += count;
    const commits2 = windows.commitsOf(state.group, topic);
    for (let partition = 0; commits2 && partition < count; partition++) {
      const at = commits2.lastAt(partition);
      if (at !== null && (lastCommitAt === null || at > lastCommitAt)) lastCommitAt = at;
    }
  }
  return { topics: shares.map(({ topic }) => topic), partitions: partitions2, statuses, lastCommitAt };
}

// lib/core/offset-column.ts
var LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
var LOW = LITTLE_ENDIAN ? 0 : 1;
var HIGH = 1 - LOW;
var SAFE_HIGH = 2 ** 21;
var OffsetColumn = class {
  values;
  halves;
  constructor(length) {
    this.values = new BigInt64Array(length);
    this.halves = new Int32Array(this.values.buffer);
  }
  get length() {
    return this.values.length;
  }
  /** The value at `index` if a double holds it exactly; NaN beyond 53 bits, for which every comparison is false, and beyond the end. */
  number(index) {
    const high = this.halves[2 * index + HIGH];
    return high > -SAFE_HIGH && high < SAFE_HIGH ? high * 2 ** 32 + (this.halves[2 * index + LOW] >>> 0) : Number.NaN;
  }
  /** The value at `index` less `offset`; both must be there. */
  less(index, offset) {
    const [value, other] = [this.number(index), Number(offset)];
    return Number.isNaN(value) || !Number.isSafeInteger(other) ? Number(this.values[index] - offset) : value - other;
  }
  /** The value at `index` less the one that stands at `other` in `column`; both must be there. */
  lessIn(index, column, other) {
    const difference = this.number(index) - column.number(other);
    return Number.isNaN(difference) ? Number(this.values[index] - column.values[other]) : difference;
  }
  /** True when `value` stands at `index`, which must be there. */
  holds(index, value) {
    const number = this.number(index);
    return Number.isNaN(number) ? this.values[index] === value : number === Number(value);
  }
};
var OffsetSum = class {
  small = 0;
  large = 0n;
  add(value) {
    const number = Number(value);
    const sum = this.small + number;
    if (Number.isSafeInteger(number) && Number.isSafeInteger(sum)) this.small = sum;
    else this.large += value;
  }
  get value() {
    return this.large + BigInt(this.small);
  }
};

// lib/core/log-measures.ts
function measureLog(window, now2) {
  const moves = window.logStartMoves ?? [];
  return {
    produceRate: produceRate(logOf(window), now2),
    deletionRate: deletionRate(moves, now2),
    // The first entry is the log start as it was found, not a move of it.
    startMovedAt: moves.length > 1 ? moves[moves.length - 1].at : null
  };
}

// lib/core/cases.ts
function caseFor(status, offline2) {
  if (offline2) return "offline-partition";
  if (status === "ERROR") return "stalled-consumer";
  if (status === "WARNING") return "throughput-problem";
  return status === "OK" ? "normal" : null;
}

// lib/core/rollup.ts
var CONSUMER_RANK = { ERROR: 3, WARNING: 2, UNKNOWN: 1, OK: 0 };
function rollUp(entries, now2) {
  const counted = entries.filter((entry) => !entry.muted);
  if (counted.length === entries.length) return rollUpCounted(entries, now2);
  if (counted.length === 0) {
    const { said: said2, ...whole } = rollUpCounted(entries, now2);
    return { ...whole, ...because(say("group.muted", { said: said2 })), muted: true };
  }
  const { said, ...part } = rollUpCounted(counted, now2);
  return { ...part, ...because(say("group.some-muted", { said, muted: entries.length - counted.length })) };
}
function rollUpWell({ partitions: partitions2, lag, worst, findings }) {
  const words = because(sayOk(lag.value, lag.unknown, partitions2));
  return {
    ...{ status: "OK", case: "normal", ...words, worst },
    get findings() {
      return findings();
    }
  };
}
var because = (said) => ({ why: english(said), said });
function rollUpCounted(entries, now2) {
  const findings = entries.flatMap(
    ({ topic, partition, verdict, lag }) => verdict.finding && verdict.consumerStatus !== "OK" ? [{ topic, partition, finding: verdict.finding, lag }] : []
  ).sort((a, b) => rankOf2(b.finding) - rankOf2(a.finding) || compareLags(b.lag, a.lag)).map(({ topic, partition, finding: finding3 }) => ({ topic, partition, finding: finding3 }));
  const status = statusOf(entries);
  return {
    status,
    case: caseOf(entries, status),
    ...because(reasonOf(entries, status, findings, now2)),
    worst: worstOf(entries),
    findings
  };
}
function statusOf(entries) {
  let status = null;
  for (const { verdict } of entries) {
    if (verdict.consumerStatus === "UNKNOWN") continue;
    status = status === null ? verdict.consumerStatus : worseConsumer(status, verdict.consumerStatus);
  }
  return status ?? "UNKNOWN";
}
function caseOf(entries, status) {
  return caseFor(
    status,
    entries.some(({ verdict }) => verdict.partitionStatus === "OFFLINE")
  );
}
function reasonOf(entries, status, findings, now2) {
  if (entries.length === 0) return say("group.empty", {});
  const unknownCount = entries.filter(({ verdict }) => verdict.partitionStatus === "UNKNOWN").length;
  if (status === "UNKNOWN") {
    return findings[0] ? say("group.unknown", { said: saidOf(findings[0].finding) }) : say("group.unjudged", {});
  }
  if (status === "OK") {
    const { value, unknown: unknown2 } = sumLags(entries.map((entry) => entry.lag));
    return sayOk(value, unknown2, entries.length);
  }
  const bad = findings.filter(({ finding: finding4 }) => finding4.consumerStatus === status);
  const first = bad[0];
  if (!first) {
    const since = Math.min(...entries.filter((e) => e.verdict.consumerStatus === status).map((e) => e.verdict.since));
    return say("group.since", { status, ms: wholeMs(now2 - since) });
  }
  const { topic, partition, finding: finding3 } = first;
  return say("group.partition", {
    ...{ topic, partition, said: saidOf(finding3), more: bad.length - 1, unknown: unknownCount }
  });
}
var saidOf = ({ said, evidence }) => said ?? say("as-it-is", { text: evidence });
var sayOk = (lag, unknownPartitions, partitions2) => say("group.well", { lag: String(lag), unknown: unknownPartitions, partitions: partitions2 });
var whyOk = (lag, unknownPartitions, partitions2) => english(sayOk(lag, unknownPartitions, partitions2));
function worstOf(entries) {
  let worst = null;
  for (const entry of entries) {
    if (worst === null) worst = entry;
    else {
      const rank = rankOf2(entry.verdict) - rankOf2(worst.verdict);
      if (rank > 0 || rank === 0 && compareLags(entry.lag, worst.lag) > 0) worst = entry;
    }
  }
  return worst && { topic: worst.topic, partition: worst.partition };
}
var rankOf2 = (of) => CONSUMER_RANK[of.consumerStatus] * 10 + PARTITION_STATUSES.indexOf(of.partitionStatus);
function compareLags(a, b) {
  const left = a.known ? a.value : -1n;
  const right = b.known ? b.value : -1n;
  return left < right ? -1 : left > right ? 1 : 0;
}

// lib/core/stays-well.ts
var UNREAD_MS = 6e4;
var FRESH_MS = 2e4;
function staysUncommitted({ logs, commits: commits2 }, partition, now2, settings, verdict, finding3) {
  if (!isNoCommit(verdict.finding) || settings.profile === "burrow" || verdict.at > now2) return false;
  const row = logs.length - 1;
  if (row < 0 || !logs.hasLeader(row, partition) || commits2 && commits2.countOf(partition) > 0) return false;
  const memory = memoryOf(verdict.memory);
  if (memory === NO_MEMORY || memory.high !== null || memory.rewind || memory.betterSince !== null) return false;
  verdict.at = now2;
  verdict.finding = finding3;
  memory.fresh = finding3;
  return true;
}
function staysWell(columns, partition, polled, now2, settings, verdict) {
  const { logs, commits: commits2 } = columns;
  if (!commits2 || verdict.finding !== null || settings.profile === "burrow" || verdict.at > now2) return false;
  if (verdict.partitionStatus !== "OK" || verdict.consumerStatus !== "OK") return false;
  const memory = memoryOf(verdict.memory);
  if (memory.high === null || memory.rewind || memory.betterSince !== null || memory.slow.begins === null) return false;
  const row = logs.length - 1;
  const last = commits2.countOf(partition) - 1;
  if (row < 0 || last < 0 || !logs.hasLeader(row, partition) || now2 - logs.atOf(row) > UNREAD_MS) return false;
  const logEnd = logs.endNumber(row, partition);
  const offset = commits2.offsetNumber(partition, last);
  const high = Number(memory.high);
  if (!(logEnd >= high && offset >= high)) return false;
  if (!movesQuickly(commits2, partition, memory.slow.upTo)) return false;
  const waiting2 = logEnd - offset;
  if (waiting2 > 0 && waiting2 > settings.floorRecords && !isInTime(logs, commits2, partition, now2, offset, settings.floorMs))
    return false;
  verdict.at = now2;
  if (offset > high) memory.high = Number(polled) === offset ? polled : commits2.offset(partition, last);
  memory.slow.upTo = Math.max(memory.slow.upTo, commits2.at(partition, last));
  return true;
}
function movesQuickly(commits2, partition, upTo) {
  for (let i = commits2.countOf(partition) - 1; i > 0 && commits2.at(partition, i) > upTo; i--) {
    const offset = commits2.offsetNumber(partition, i);
    const before = commits2.offsetNumber(partition, i - 1);
    if (offset === before) continue;
    if (!(offset > before) || commits2.at(partition, i) - commits2.at(partition, i - 1) >= SLOW_MS) return false;
    if (i > 1 && commits2.offsetNumber(partition, i - 2) === before) return false;
  }
  return true;
}
function isInTime(logs, commits2, partition, now2, offset, floorMs) {
  const last = commits2.countOf(partition) - 1;
  if (last < 1 || !(commits2.offsetNumber(partition, last - 1) < offset)) return false;
  const at = commits2.at(partition, last);
  if (now2 - at > FRESH_MS) return false;
  let laterAt = Number.NaN;
  let laterEnd = Number.NaN;
  for (let i = logs.length - 1; i >= 0; i--) {
    const logEnd = logs.endNumber(i, partition);
    const readAt = logs.atOf(i);
    if (Number.isNaN(logEnd)) continue;
    if (logEnd <= offset) {
      const writtenAt2 = readAt + (offset + 1 - logEnd) / (laterEnd - logEnd) * (laterAt - readAt);
      return at - readAt <= floorMs || at - writtenAt2 < floorMs;
    }
    if (at - readAt > floorMs || logEnd > laterEnd) return false;
    laterAt = readAt;
    laterEnd = logEnd;
  }
  return false;
}

// lib/core/assemble.ts
var verdictKey = (group, topic, partition) => `${group}\0${topic}\0${partition}`;
function assembleGroups(input) {
  const { poll: poll2, verdicts } = input;
  const topics = new Map(poll2.topics.map((topic) => [topic.topic, topic]));
  const committed2 = /* @__PURE__ */ new Map();
  for (const entry of poll2.committed) {
    const list = committed2.get(entry.group);
    if (list) list.push(entry);
    else committed2.set(entry.group, [entry]);
  }
  const transactions = new Map(
    poll2.openTransactions?.map((open) => [transactionKey(open.topic, open.partition), open])
  );
  const names3 = /* @__PURE__ */ new Map();
  const nothing2 = noCommit(poll2.at);
  const groups2 = poll2.groups.map((state) => {
    const shares = sharesOf(input, state, committed2.get(state.group) ?? [], topics, transactions);
    names3.set(
      state.group,
      shares.map(({ topic }) => topic)
    );
    return assembleGroup(input, state, shares, nothing2);
  });
  verdicts.keepOnly(names3);
  return groups2;
}
function assembleTopics({ topics, at }, windows) {
  return topics.map((topic) => ({
    topic: topic.topic,
    topicId: topic.topicId,
    internal: topic.internal,
    partitions: topic.leader.length,
    offline: topic.leader.flatMap((leader, partition) => leader === -1 ? [partition] : []),
    offsets: topic,
    measure: (partition) => measureLog(windows.window("", topic.topic, partition), at)
  }));
}
function sharesOf({ windows, poll: poll2 }, state, committed2, topics, transactions) {
  const owners = ownersOf(state);
  const read = new Map(committed2.map((entry) => [entry.topic, entry]));
  return [.../* @__PURE__ */ new Set([...read.keys(), ...owners.keys()])].sort().map((topic) => {
    const logs = topics.get(topic);
    const own = owners.get(topic) ?? [];
    const entry = read.get(topic);
    const count = Math.max(logs?.logEnd.length ?? 0, entry?.offsets.length ?? 0, own.length);
    const at = { windows, transactions, now: poll2.at };
    return { state, topic, count, logs, committed: entry, owners: own, verdicts: [], ...at };
  });
}
var Sums = class {
  lag = new OffsetSum();
  unknown = 0;
  worst = null;
  /** The first on which nothing is committed. */
  uncommitted = null;
  statuses = {};
  /** True while nothing is wrong anywhere, but that nothing may be committed. */
  well = true;
  steady = true;
  /** Over the partitions of which both are known, and how many these are. */
  logEnd = new OffsetSum();
  committed = new OffsetSum();
  summed = 0;
};
function assembleGroup(input, state, shares, nothing2) {
  const now2 = input.poll.at;
  const sums = new Sums();
  let partitions2 = 0;
  for (const share2 of shares) {
    const list = input.verdicts.ofTopic(state.group, share2.topic);
    if (list.length !== share2.count) list.length = share2.count;
    const ground = groundOf(input, share2, nothing2);
    for (let partition = 0; partition < share2.count; partition++) passOver(ground, partition, list, sums);
    share2.verdicts = list.slice();
    partitions2 += share2.count;
  }
  const lag = { value: sums.lag.value, unknown: sums.unknown };
  const { worst } = sums;
  const rolled = sums.well && worst && sums.statuses.OK ? rollUpWell({
    ...{ partitions: partitions2, lag },
    worst: sums.uncommitted ?? { topic: worst.share.topic, partition: worst.partition },
    findings: () => sums.uncommitted ? findingsOf(shares) : []
  }) : rollUp(entriesOf(input, shares), now2);
  const before = input.before.get(state.group);
  const since = before && before.status === rolled.status ? Math.min(before.since, now2) : now2;
  const trend = input.trendOf(state.group, {
    logEnd: sums.summed > 0 ? sums.logEnd.value : null,
    committed: sums.summed > 0 ? sums.committed.value : null
  });
  const { statuses, steady } = sums;
  return new AssembledGroup({ cluster: input.cluster, state, rolled, since, lag, shares, statuses, steady, trend });
}
function groundOf({ windows, settingsOf, verdicts: store }, share2, noCommit2) {
  const { topic, state } = share2;
  const logs = windows.logsOf(topic);
  return {
    share: share2,
    settings: settingsOf(state.group, topic),
    renewed: windows.renewedTopics().has(topic),
    ...{ noCommit: noCommit2, store },
    columns: logs && { logs, commits: windows.commitsOf(state.group, topic) }
  };
}
function passOver(ground, partition, verdicts, sums) {
  const { share: share2, settings } = ground;
  const { logs, committed: entry } = share2;
  const committed2 = entry?.offsets[partition] ?? null;
  const logEnd = logs?.logEnd[partition] ?? null;
  const logStart = logs?.logStart[partition] ?? null;
  const markers = entry?.markers?.[partition] ?? 0n;
  const told = entry?.lags?.[partition] ?? null;
  const lag = plainLag(committed2, logStart, logEnd, markers, told);
  if (lag === null) sums.unknown++;
  else if (lag > 0n) sums.lag.add(lag);
  if (sums.worst === null || (lag ?? -1n) > sums.worst.lag) sums.worst = { share: share2, partition, lag: lag ?? -1n };
  if (committed2 !== null && logEnd !== null) {
    sums.logEnd.add(logEnd);
    sums.committed.add(committed2);
    sums.summed++;
  }
  if (committed2 !== null && logStart !== null && committed2 < logStart) sums.steady = false;
  const earlier = verdicts[partition];
  const before = earlier?.partitionStatus;
  const done = doneBeyond(committed2, logEnd, markers, told);
  const verdict = verdictOf2(ground, partition, committed2, earlier, allowing(done, settings));
  verdicts[partition] = verdict;
  const status = verdict.partitionStatus;
  sums.statuses[status] = (sums.statuses[status] ?? 0) + 1;
  const well = verdict.consumerStatus === "OK" && status === "OK" && verdict.finding === null;
  if (!well && committed2 === null && isNoCommit(verdict.finding))
    sums.uncommitted ??= { topic: share2.topic, partition };
  else if (!well) sums.well = false;
  if (settings.mute) sums.well = false;
  const steady = earlier ? before === status : status === "OK" || status === "UNKNOWN";
  if (!steady) sums.steady = false;
}
function verdictOf2({ share: { windows, state, topic, now: now2 }, renewed, columns, noCommit: nothing2, store }, partition, polled, earlier, settings) {
  const before = renewed || !earlier || earlier.at > now2 ? null : earlier;
  if (before && columns) {
    if (staysWell(columns, partition, polled, now2, settings, before)) return before;
    if (staysUncommitted(columns, partition, now2, settings, before, nothing2)) return before;
  }
  return store.alike(judge(windows.window(state.group, topic, partition), now2, settings, before));
}
var findingsOf = (shares) => shares.flatMap(
  ({ topic, verdicts }) => verdicts.flatMap(
    (verdict, partition) => verdict?.finding ? [{ topic, partition, finding: verdict.finding }] : []
  )
);
function entriesOf(input, shares) {
  return shares.flatMap(({ state, topic, count, logs, committed: entry, verdicts }) => {
    const muted = input.settingsOf(state.group, topic).mute;
    return Array.from({ length: count }, (_, partition) => {
      const at = (offsets) => offsets?.[partition] ?? null;
      const markers = entry?.markers?.[partition] ?? 0n;
      const lag = plainLag(at(entry?.offsets), at(logs?.logStart), at(logs?.logEnd), markers, at(entry?.lags));
      const told = lag === null ? unknown("not known") : known(lag);
      return { topic, partition, verdict: verdicts[partition], lag: told, muted };
    });
  });
}
function allowing(done, settings) {
  return done === 0n ? settings : { ...settings, floorRecords: Math.max(settings.floorRecords, Number(done)) };
}
function ownersOf(state) {
  const owners = /* @__PURE__ */ new Map();
  if (!state.members.known) return owners;
  for (const member of state.members.value) {
    if (!member.assignment.known) continue;
    for (const { topic, partitions: partitions2 } of member.assignment.value) {
      const byPartition = owners.get(topic) ?? [];
      for (const partition of partitions2) byPartition[partition] = member.memberId;
      owners.set(topic, byPartition);
    }
  }
  return owners;
}

// lib/core/changes.ts
var messageOf = (said) => ({ message: english(said), said });
function changesOfGroup(before, after, at) {
  const base = { at, cluster: after.cluster, group: after.group, topic: null, partition: null };
  const happenings = [];
  if (before?.status !== after.status) {
    happenings.push({
      ...base,
      kind: "status",
      before: before?.status ?? null,
      after: after.status,
      message: after.why,
      ...after.said && { said: after.said }
    });
  }
  const moved = before && membershipChange(before, after);
  if (moved) happenings.push({ ...base, kind: "rebalance", before: null, after: null, ...messageOf(moved) });
  if (before && after.steady) return happenings;
  const old = new Map(before ? eachPartition(before).map((p) => [`${p.topic}\0${p.partition}`, p]) : []);
  for (const partition of eachPartition(after)) {
    happenings.push(...changesOfPartition(old.get(`${partition.topic}\0${partition.partition}`), partition, base));
  }
  return happenings;
}
function deletedGroups(before, after, at) {
  const left = new Set(after.map((group) => group.group));
  return before.filter((group) => !left.has(group.group)).map((group) => ({
    at,
    cluster: group.cluster,
    group: group.group,
    topic: null,
    partition: null,
    kind: "group-deleted",
    before: group.status,
    after: null,
    ...messageOf(say("happened.deleted", {}))
  }));
}
function changesOfTransactions(before, after, at) {
  const old = new Map(before.openTransactions?.map((open) => [transactionKey2(open), open]));
  const now2 = new Map(after.openTransactions?.map((open) => [transactionKey2(open), open]));
  const note = (open, said) => ({
    ...{ at, cluster: after.cluster, group: null, topic: open.topic, partition: open.partition },
    ...{ kind: "note", before: null, after: null, ...messageOf(said) }
  });
  const begun = [...now2].filter(([key]) => !old.has(key));
  const ended = [...old].filter(([key]) => !now2.has(key));
  return [
    ...begun.map(([, open]) => note(open, sayOpen(open))),
    ...ended.map(([, open]) => note(open, say("happened.transaction-ended", openFacts(open))))
  ];
}
var transactionKey2 = (open) => `${open.topic}\0${open.partition}\0${open.lastStable}`;
var openFacts = ({ topic, partition, producerId, transactionalId }) => ({
  ...{ topic, partition, producerId: producerId === null ? null : String(producerId), transactionalId }
});
var sayOpen = (open) => say("happened.transaction", { ...openFacts(open), offset: String(open.lastStable) });
function changesOfPartition(before, after, base) {
  const where = { ...base, topic: after.topic, partition: after.partition };
  const happenings = [];
  const news = before ? before.status !== after.status : after.status !== "OK" && after.status !== "UNKNOWN";
  if (news) {
    happenings.push({
      ...where,
      kind: "status",
      before: before?.status ?? null,
      after: after.status,
      ...newsOf(after)
    });
  }
  const lostBefore = before?.lost.known ? before.lost.value : 0n;
  if (after.lost.known && after.lost.value > lostBefore) {
    const count = after.lost.value - lostBefore;
    happenings.push({
      ...where,
      kind: "lag-lost",
      before: String(lostBefore),
      after: String(after.lost.value),
      ...messageOf(say("happened.lost", { lost: String(count), partition: after.partition }))
    });
  }
  return happenings;
}
function newsOf({ finding: finding3, topic, partition, status }) {
  if (!finding3) return messageOf(say("happened.partition", { topic, partition, status }));
  return { message: finding3.evidence, ...finding3.said && { said: finding3.said } };
}
function membershipChange(before, after) {
  const assignors = before.assignor && after.assignor && before.assignor !== after.assignor ? [before.assignor, after.assignor] : [];
  const generations = before.generation !== null && after.generation !== null && after.generation > before.generation ? [before.generation, after.generation] : [];
  const { joined, left } = comings(before, after);
  if (joined.length + left.length + assignors.length + generations.length === 0) return null;
  return say("happened.members", { joined: names2(joined), left: names2(left), assignors, generations });
}
function comings(before, after) {
  if (!before.members.known || !after.members.known) return { joined: [], left: [] };
  const old = new Set(before.members.value.map((member) => member.memberId));
  const now2 = new Set(after.members.value.map((member) => member.memberId));
  return {
    joined: after.members.value.filter(({ memberId }) => !old.has(memberId)).map(({ clientId }) => clientId),
    left: before.members.value.filter(({ memberId }) => !now2.has(memberId)).map(({ clientId }) => clientId)
  };
}
var names2 = (clients) => clients.length === 0 || clients.length > 3 ? clients.length : clients;
function eachPartition(group) {
  return group.subscriptions.flatMap((subscription) => subscription.partitions);
}

// lib/core/trend.ts
var BUCKET_MS = 15e3;
var POINTS = 40;
var TrendStore = class {
  sums = /* @__PURE__ */ new Map();
  /** Adds a moment: sums over the partitions where both offsets are known; null when none is. */
  add(group, at, partitions2) {
    let logEnd = null;
    let committed2 = null;
    for (const partition of partitions2) {
      if (partition.logEnd === null || partition.committed === null) continue;
      logEnd = (logEnd ?? 0n) + partition.logEnd;
      committed2 = (committed2 ?? 0n) + partition.committed;
    }
    this.addSums(group, at, { logEnd, committed: committed2 });
  }
  /** As `add`, with the sums made already. */
  addSums(group, at, { logEnd, committed: committed2 }) {
    const list = this.sums.get(group) ?? [];
    const last = list.at(-1);
    const beforeLast = list.at(-2);
    const bucket = Math.floor(at / BUCKET_MS);
    if (last && beforeLast && Math.floor(last.at / BUCKET_MS) === bucket) list.pop();
    list.push({ at, logEnd: amountOf(logEnd), committed: amountOf(committed2) });
    if (list.length > POINTS) list.shift();
    this.sums.set(group, list);
  }
  /** The group's trend as it is now, worked out when it is asked for. */
  later(group) {
    const list = [...this.sums.get(group) ?? []];
    return () => trendOf(list);
  }
  /** Takes in groups' sums of one moment, and answers for each its trend up to now; holds on to nothing but this store. */
  taking(at) {
    return (group, sums) => {
      this.addSums(group, at, sums);
      return this.later(group);
    };
  }
  /** Drops groups that are not in `groups`. */
  keepOnly(groups2) {
    for (const group of this.sums.keys()) if (!groups2.has(group)) this.sums.delete(group);
  }
};
function amountOf(sum) {
  const number = Number(sum);
  return sum !== null && Number.isSafeInteger(number) ? number : sum;
}
function trendOf(list) {
  const base = list.find((sum) => sum.logEnd !== null)?.logEnd ?? 0;
  const relative = (value) => {
    if (value === null) return null;
    return typeof value === "number" && typeof base === "number" ? value - base : Number(BigInt(value) - BigInt(base));
  };
  return {
    at: list.map((sum) => sum.at),
    logEnd: list.map((sum) => relative(sum.logEnd)),
    committed: list.map((sum) => relative(sum.committed))
  };
}

// lib/core/vanished.ts
var MISSES_UNTIL_GONE = 3;
function carryVanished(poll2, before, misses, deleted) {
  const listed = new Set(poll2.groups.map((group) => group.group));
  const incomplete = poll2.problems.some((problem) => problem.what === "groups" || problem.what === "metadata");
  const counts = /* @__PURE__ */ new Map();
  const groups2 = [];
  const committed2 = [];
  for (const group of before) {
    if (listed.has(group.group) || deleted.has(group.group)) continue;
    const missed = (misses.get(group.group) ?? 0) + (incomplete ? 0 : 1);
    if (missed >= MISSES_UNTIL_GONE) continue;
    counts.set(group.group, missed);
    groups2.push({
      group: group.group,
      type: group.type,
      state: null,
      assignor: null,
      generation: group.generation,
      coordinator: null,
      members: unknown("the group's coordinator did not answer")
    });
    for (const { topic, partitions: partitions2 } of group.subscriptions) {
      committed2.push({ group: group.group, topic, offsets: partitions2.map(() => null) });
    }
  }
  if (groups2.length === 0) return { poll: poll2, misses: counts };
  return {
    poll: {
      ...poll2,
      groups: [...poll2.groups, ...groups2],
      committed: [...poll2.committed, ...committed2],
      unread: /* @__PURE__ */ new Set([...poll2.unread ?? [], ...groups2.map(({ group }) => group)])
    },
    misses: counts
  };
}

// lib/core/verdict-store.ts
function isBare({ finding: finding3, memory: opaque }) {
  if (!isNoCommit(finding3)) return false;
  const { high, rewind: rewind2, habit, slow, clearedAt, betterSince, holdMs } = memoryOf(opaque);
  const remembered = [high, rewind2, habit, slow.begins, clearedAt, betterSince];
  return holdMs === 0 && slow.moves.length === 0 && remembered.every((each) => each === null);
}
var VerdictStore = class {
  groups = /* @__PURE__ */ new Map();
  bare = /* @__PURE__ */ new Map();
  get(group, topic, partition) {
    return this.groups.get(group)?.get(topic)?.[partition];
  }
  set(group, topic, partition, verdict) {
    const list = this.ofTopic(group, topic);
    while (list.length < partition) list.push(void 0);
    list[partition] = verdict;
  }
  /** A group's verdicts on a topic, by partition; what is written into the list is kept. */
  ofTopic(group, topic) {
    let topics = this.groups.get(group);
    if (!topics) this.groups.set(group, topics = /* @__PURE__ */ new Map());
    let list = topics.get(topic);
    if (!list) topics.set(topic, list = []);
    return list;
  }
  /**
   * One verdict for all partitions that have been without a commit since the same moment, instead of one for each: groups that
   * read a few partitions of many have more of these than of others. Other verdicts are answered as they are.
   */
  alike(verdict) {
    if (!isBare(verdict)) return verdict;
    const known2 = this.bare.get(verdict.since);
    if (known2?.at === verdict.at) return known2;
    this.bare.set(verdict.since, verdict);
    return verdict;
  }
  /** Drops the groups that are not named, and of the others the topics that are not. */
  keepOnly(names3) {
    const newest = Math.max(...[...this.bare.values()].map(({ at }) => at));
    for (const [since, { at }] of this.bare) if (at < newest) this.bare.delete(since);
    for (const [group, topics] of this.groups) {
      const kept = names3.get(group);
      if (!kept) this.groups.delete(group);
      else if (topics.size > kept.length) {
        for (const topic of topics.keys()) if (!kept.includes(topic)) topics.delete(topic);
      }
    }
  }
};

// lib/core/commit-columns.ts
var FIRST_CAPACITY = 4;
var GROWTH = 1.25;
var FREE_SHARE = 1 / 8;
var MOST_SINCE_BASE = 2 ** 32 - 1;
var CommitColumns = class {
  capacity = FIRST_CAPACITY;
  base = null;
  times = new Uint32Array(0);
  offsets = new OffsetColumn(0);
  first = new Int32Array(0);
  count = new Int32Array(0);
  /** Partitions that there is room for; some may have no commits. */
  get partitions() {
    return this.count.length;
  }
  /** Memory that the columns take. */
  get bytes() {
    const { times, offsets, first, count } = this;
    return [times, offsets.values, first, count].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }
  countOf(partition) {
    return this.count[partition] ?? 0;
  }
  /** Time of commit `index`, which must be there; 0 is the oldest. */
  at(partition, index) {
    return this.base + this.times[partition * this.capacity + this.first[partition] + index];
  }
  offset(partition, index) {
    return this.offsets.values[partition * this.capacity + this.first[partition] + index];
  }
  /** As `offset`, as a number where a double holds it exactly, else NaN. */
  offsetNumber(partition, index) {
    return this.offsets.number(partition * this.capacity + this.first[partition] + index);
  }
  lastAt(partition) {
    const count = this.countOf(partition);
    return count > 0 ? this.at(partition, count - 1) : null;
  }
  /** True when the newest commit is one of `offset`. */
  endsAt(partition, offset) {
    const count = this.countOf(partition);
    return count > 0 && this.offsets.holds(partition * this.capacity + this.first[partition] + count - 1, offset);
  }
  /** Commits as objects. */
  points(partition) {
    const points = [];
    for (let i = 0; i < this.countOf(partition); i++)
      points.push({ at: this.at(partition, i), offset: this.offset(partition, i) });
    return points;
  }
  /** By how much the committed offset moved from one commit to a later one. */
  moved(partition, from2, to) {
    const start = partition * this.capacity + this.first[partition];
    return this.offsets.lessIn(start + to, this.offsets, start + from2);
  }
  /** The commits of one partition; they are good until the next one is added. */
  readings(partition) {
    return new PartitionCommits(this, partition);
  }
  /** Adds a commit that is not older than the newest. */
  push(partition, at, offset) {
    this.makeRoom(partition, at);
    this.put(partition, this.count[partition]++, at, offset);
  }
  /** Takes the newest commit away. */
  pop(partition) {
    this.count[partition]--;
  }
  /** Puts a commit that came late in its place. */
  insert(partition, at, offset) {
    const points = this.points(partition);
    let index = points.length;
    while (index > 0 && points[index - 1].at > at) index--;
    points.splice(index, 0, { at, offset });
    this.makeRoom(partition, at);
    this.count[partition]++;
    points.forEach((point, i) => this.put(partition, i, point.at, point.offset));
  }
  /** Drops commits older than `oldest`, but never the newest: it is what the group stands at. */
  dropBefore(partition, oldest) {
    while (this.count[partition] > 1 && this.at(partition, 0) < oldest) {
      this.first[partition]++;
      this.count[partition]--;
    }
  }
  clear(partition) {
    if (partition < this.partitions) this.count[partition] = 0;
  }
  /** Moves all times back. */
  moveBack(ms) {
    if (this.base !== null) this.base -= ms;
  }
  put(partition, index, at, offset) {
    const place = partition * this.capacity + this.first[partition] + index;
    this.times[place] = at - this.base;
    this.offsets.values[place] = offset;
  }
  makeRoom(partition, at) {
    this.base ??= at - MOST_SINCE_BASE / 2;
    const since = at - this.base;
    if (this.times instanceof Uint32Array && (since < 0 || since > MOST_SINCE_BASE || !Number.isInteger(since)))
      this.times = Float64Array.from(this.times);
    if (partition >= this.partitions) this.layOut(partition + 1, this.capacity);
    if (this.first[partition] + this.count[partition] < this.capacity) return;
    if (this.first[partition] >= Math.max(1, this.capacity * FREE_SHARE)) this.toFront(partition);
    else this.layOut(this.partitions, Math.ceil(this.capacity * GROWTH));
  }
  toFront(partition) {
    const start = partition * this.capacity;
    const from2 = start + this.first[partition];
    this.times.copyWithin(start, from2, from2 + this.count[partition]);
    this.offsets.values.copyWithin(start, from2, from2 + this.count[partition]);
    this.first[partition] = 0;
  }
  /** Lays the columns out anew, each stretch from its beginning. */
  layOut(partitions2, capacity) {
    const Times = this.times instanceof Uint32Array ? Uint32Array : Float64Array;
    const times = new Times(partitions2 * capacity);
    const offsets = new OffsetColumn(partitions2 * capacity);
    const count = new Int32Array(partitions2);
    for (let partition = 0; partition < this.partitions; partition++) {
      const from2 = partition * this.capacity + this.first[partition];
      const to = partition * capacity;
      count[partition] = this.count[partition];
      for (let i = 0; i < count[partition]; i++) {
        times[to + i] = this.times[from2 + i];
        offsets.values[to + i] = this.offsets.values[from2 + i];
      }
    }
    this.times = times;
    this.offsets = offsets;
    this.count = count;
    this.first = new Int32Array(partitions2);
    this.capacity = capacity;
  }
};
var PartitionCommits = class {
  constructor(columns, partition) {
    this.columns = columns;
    this.partition = partition;
    this.length = columns.countOf(partition);
  }
  columns;
  partition;
  length;
  at(index) {
    return this.columns.at(this.partition, index);
  }
  moved(from2, to) {
    return this.columns.moved(this.partition, from2, to);
  }
};

// lib/core/older-log.ts
var SHARE = 0.1;
var THIN_AT = 128;
var LONGEST_MS = 30 * 864e5;
function keepOlder(readings, reading, now2) {
  const last = readings.at(-1);
  if (last && reading.logEnd < last.logEnd) readings.length = 0;
  else if (last && reading.at - last.at < SHARE * (now2 - reading.at)) return;
  readings.push(reading);
  if (readings.length >= THIN_AT) thin(readings, now2);
}
function thin(readings, now2) {
  const kept = [];
  readings.forEach((reading, index) => {
    if (now2 - reading.at > LONGEST_MS) return;
    const before = kept.at(-1);
    const after = readings[index + 1];
    if (before && after && after.at - before.at <= SHARE * (now2 - reading.at)) return;
    kept.push(reading);
  });
  readings.splice(0, readings.length, ...kept);
}

// lib/core/log-rows.ts
var FINE_MS = 12e4;
var NONE = -1n;
var LogRows = class {
  /** @param bucketMs of readings that are older than any rate looks back, one is kept in each stretch of so many ms */
  constructor(bucketMs) {
    this.bucketMs = bucketMs;
  }
  bucketMs;
  rows = [];
  /** So many rows, from the oldest on, have been thinned. */
  thinned = 0;
  rates = { now: Number.NaN, of: [] };
  older = [];
  readers = [];
  starts = [];
  /** Adds a reading, and drops what is older than the window. */
  add(reading, windowMs2) {
    const { at, logEnd, logStart, leader } = reading;
    const last = this.rows[this.rows.length - 1];
    this.rates = { now: Number.NaN, of: [] };
    this.rows.push({
      at,
      logEnd: toColumn(logEnd, logEnd.length),
      logStart: shared(last?.logStart, logStart, logEnd.length),
      hasLeader: sharedLeaders(last?.hasLeader, leader, logEnd.length),
      points: []
    });
    for (let partition = 0; partition < logEnd.length; partition++) {
      const start = logStart[partition] ?? null;
      if (start !== null) keepMove(this.starts[partition] ??= [], at, start);
    }
    this.thinBefore(at - FINE_MS);
    this.dropBefore(at - windowMs2, at);
  }
  get partitions() {
    return this.rows.reduce((most, { logEnd }) => Math.max(most, logEnd.length), 0);
  }
  get newestAt() {
    return this.rows[this.rows.length - 1]?.at ?? null;
  }
  /** How many readings there are; `atOf` and `endNumber` take the index of one, 0 the oldest. */
  get length() {
    return this.rows.length;
  }
  atOf(index) {
    return this.rows[index].at;
  }
  /** Log end offset; NaN where it is not known, the partition was not there, or no double holds it exactly. */
  endNumber(index, partition) {
    const end = this.rows[index].logEnd.number(partition);
    return end < 0 ? Number.NaN : end;
  }
  hasLeader(index, partition) {
    return this.rows[index].hasLeader[partition] === 1;
  }
  /** Readings of one partition, as objects. */
  points(partition) {
    const points = [];
    for (const row of this.rows)
      if (partition < row.logEnd.length) points.push(row.points[partition] ??= pointOf(row, partition));
    return points;
  }
  /** The readings of one partition, those from before the window too. All groups that read the topic ask in every cycle. */
  readings(partition) {
    return this.readers[partition] ??= new PartitionLog(this.rows, this.older[partition] ??= [], partition);
  }
  /** Records written per second to a partition, as of `now`; worked out once for all groups that read the topic. */
  produceRate(partition, now2) {
    if (this.rates.now !== now2) this.rates = { now: now2, of: [] };
    return this.rates.of[partition] ??= produceRate(this.readings(partition), now2);
  }
  olderOf(partition) {
    return this.older[partition] ?? [];
  }
  startsOf(partition) {
    return this.starts[partition] ?? [];
  }
  moveBack(ms) {
    for (const row of this.rows) {
      row.at -= ms;
      row.points = [];
    }
    for (const list of [...this.older, ...this.starts]) for (const each of list ?? []) each.at -= ms;
  }
  /** Where the log is read more often than that, keeps the newest row of each bucket: rules go through all rows again and again. */
  thinBefore(fine) {
    const bucketOf = (index) => Math.floor(this.rows[index].at / this.bucketMs);
    while (this.thinned < this.rows.length && this.rows[this.thinned].at < fine) {
      const crowded = this.thinned > 0 && bucketOf(this.thinned - 1) === bucketOf(this.thinned);
      if (crowded) this.rows.splice(this.thinned - 1, 1);
      else this.thinned++;
    }
  }
  dropBefore(oldest, now2) {
    let count = 0;
    while (count < this.rows.length && this.rows[count].at < oldest) count++;
    this.thinned = Math.max(0, this.thinned - count);
    for (const { at, logEnd } of this.rows.splice(0, count)) {
      logEnd.values.forEach((offset, partition) => {
        if (offset !== NONE) keepOlder(this.older[partition] ??= [], { at, logEnd: offset }, now2);
      });
    }
  }
};
var PartitionLog = class {
  constructor(rows, older, partition) {
    this.rows = rows;
    this.older = older;
    this.partition = partition;
  }
  rows;
  older;
  partition;
  get length() {
    return this.older.length + this.rows.length;
  }
  at(index) {
    return this.placeOf(index).at;
  }
  isKnown(index) {
    if (index < this.older.length) return true;
    const { logEnd } = this.rows[index - this.older.length];
    return this.partition < logEnd.length && logEnd.number(this.partition) !== Number(NONE);
  }
  grown(from2, to) {
    const before = this.older.length;
    if (from2 < before) return this.beyond(to, this.older[from2].logEnd);
    if (to < before) return -this.beyond(from2, this.older[to].logEnd);
    const { partition } = this;
    return this.rows[to - before].logEnd.lessIn(partition, this.rows[from2 - before].logEnd, partition);
  }
  beyond(index, offset) {
    const before = this.older.length;
    if (index < before) return Number(this.older[index].logEnd - offset);
    return this.rows[index - before].logEnd.less(this.partition, offset);
  }
  placeOf(index) {
    return index < this.older.length ? this.older[index] : this.rows[index - this.older.length];
  }
};
function pointOf({ at, logEnd, logStart, hasLeader }, partition) {
  const [start, end] = [logStart.values[partition], logEnd.values[partition]];
  return {
    at,
    logEnd: end === NONE ? null : end,
    logStart: start === NONE ? null : start,
    hasLeader: hasLeader[partition] === 1
  };
}
function toColumn(values, length) {
  const column = new OffsetColumn(length);
  for (let i = 0; i < length; i++) column.values[i] = values[i] ?? NONE;
  return column;
}
function shared(before, values, length) {
  if (before?.length !== length) return toColumn(values, length);
  for (let i = 0; i < length; i++) if (!before.holds(i, values[i] ?? NONE)) return toColumn(values, length);
  return before;
}
function sharedLeaders(before, leader, length) {
  const column = new Uint8Array(length);
  let same = before?.length === length;
  for (let i = 0; i < length; i++) {
    column[i] = leader[i] === -1 ? 0 : 1;
    same &&= before[i] === column[i];
  }
  return same ? before : column;
}

// lib/core/polled-offsets.ts
var PolledOffsets = class {
  offsets = [];
  missing = null;
  /** True once a poll has said something of the partition. */
  knows(partition) {
    return (this.offsets[partition] ?? null) !== null;
  }
  /** Notes what a poll says; true when the poll before said the same. */
  agrees(partition, offset) {
    const same = this.offsets[partition] === offset;
    if (!same) {
      while (this.offsets.length <= partition) this.offsets.push(null);
      this.offsets[partition] = offset;
    }
    this.missing?.delete(partition);
    return same;
  }
  /** Notes that a poll did not have this offset any more; true when the poll before had it not, either. */
  missTwice(partition) {
    this.missing ??= /* @__PURE__ */ new Set();
    if (this.missing.has(partition)) return true;
    this.missing.add(partition);
    return false;
  }
  clear(partition) {
    if (partition < this.offsets.length) this.offsets[partition] = null;
    this.missing?.delete(partition);
  }
};

// lib/core/window-store.ts
var COMMITS_PER_WINDOW = 150;
var AWAY_MS = 3e4;
var WindowStore = class {
  /** @param windowMs how far back the rules look; older points are dropped as new ones come in */
  constructor(windowMs2) {
    this.windowMs = windowMs2;
    this.bucketMs = Math.max(1e3, Math.round(windowMs2 / COMMITS_PER_WINDOW));
  }
  windowMs;
  topics = /* @__PURE__ */ new Map();
  tracks = /* @__PURE__ */ new Map();
  members = /* @__PURE__ */ new Map();
  /** Fast commits are thinned to the first and the newest of each stretch of so many ms, fast readings to the newest. */
  bucketMs;
  /** The track that was asked for last: commits of one group on one topic follow each other. */
  last = null;
  seesRepeats = false;
  renewed = /* @__PURE__ */ new Set();
  newestPoll = -Infinity;
  /** Says whether the commit stream is up; without it repeated commits cannot be seen. */
  setSeesRepeats(sees) {
    this.seesRepeats = sees;
  }
  /** Takes in one poll: log points, membership, and the committed offsets that no stream has told of. */
  addPoll(poll2) {
    if (poll2.at < this.newestPoll) this.turnBack(poll2.at);
    this.newestPoll = poll2.at;
    this.renewed.clear();
    for (const topic of poll2.topics) this.addTopic(topic);
    for (const group of poll2.groups) this.addGroup(group, poll2.at);
    for (const committed2 of poll2.committed) this.addCommitted(committed2, poll2.startedAt);
    this.forgetRemoved(poll2);
    this.forgetMissing(poll2);
  }
  /** Topics that the last poll found to be new ones under an old name: nothing from before says anything about them. */
  renewedTopics() {
    return this.renewed;
  }
  /** Takes in the log offsets of one topic. A new topic id under the same name is a new topic: its past is dropped. */
  addTopic(topic) {
    let known2 = this.topics.get(topic.topic);
    if (!known2 || known2.topicId !== null && topic.topicId !== null && known2.topicId !== topic.topicId) {
      if (known2) {
        for (const topics of this.tracks.values()) topics.delete(topic.topic);
        this.last = null;
        this.renewed.add(topic.topic);
      }
      known2 = { topicId: topic.topicId, logs: new LogRows(this.bucketMs) };
      this.topics.set(topic.topic, known2);
    }
    known2.topicId ??= topic.topicId;
    known2.logs.add(topic, this.windowMs);
  }
  /** Takes in a group's membership at one moment. */
  addGroup(state, at) {
    this.addMemberCount(state.group, at, state.members.known ? state.members.value.length : null);
  }
  /** Takes in how many members a group had; null when it could not be read. */
  addMemberCount(group, at, count) {
    const points = this.members.get(group) ?? [];
    points.push({ at, count, owned: null });
    let gone = 0;
    while (gone < points.length && points[gone].at < at - this.windowMs) gone++;
    if (gone > 0) points.splice(0, gone);
    this.members.set(group, points);
  }
  /**
   * Takes in one commit of the stream, or one refilled from history, as of no later than `now`. Commits may arrive late; order
   * is kept by time.
   */
  addCommit(event, now2 = Infinity) {
    this.commit(this.track(event.group, event.topic).commits, event.partition, Math.min(event.at, now2), event.offset);
  }
  /** Drops what is known of a commit that was removed: expired, deleted, or gone with its group. */
  removeCommit(group, topic, partition) {
    const track = this.tracks.get(group)?.get(topic);
    track?.commits.clear(partition);
    track?.polled.clear(partition);
  }
  /** Drops a group that was deleted. */
  removeGroup(group) {
    this.tracks.delete(group);
    this.last = null;
    this.members.delete(group);
  }
  /** The window of one group on one partition, made for the asker. */
  window(group, topic, partition) {
    const logs = this.logsOf(topic);
    return {
      logPoints: logs?.points(partition) ?? [],
      olderLog: logs?.olderOf(partition) ?? [],
      logStartMoves: logs?.startsOf(partition) ?? [],
      commits: this.commitsOf(group, topic)?.points(partition) ?? [],
      members: this.members.get(group) ?? [],
      seesRepeats: this.seesRepeats
    };
  }
  /** The readings of a topic's logs as they are kept; undefined where there are none. */
  logsOf(topic) {
    return this.topics.get(topic)?.logs;
  }
  /** A group's commits on a topic as they are kept; undefined where there are none. */
  commitsOf(group, topic) {
    return this.tracks.get(group)?.get(topic)?.commits;
  }
  /** The readings of one log, none where nothing is known. */
  logReadings(topic, partition) {
    return this.logsOf(topic)?.readings(partition) ?? NO_READINGS;
  }
  /** The commits of a group on one partition, none where nothing is known. */
  commitReadings(group, topic, partition) {
    return this.commitsOf(group, topic)?.readings(partition) ?? NO_READINGS;
  }
  /** Records written per second to one partition, as of `now`. */
  produceRate(topic, partition, now2) {
    return this.logsOf(topic)?.produceRate(partition, now2) ?? produceRate(NO_READINGS, now2);
  }
  /** Time of the newest commit; null when none is known. */
  lastCommitAt(group, topic, partition) {
    return this.commitsOf(group, topic)?.lastAt(partition) ?? null;
  }
  commit(commits2, partition, at, offset) {
    const count = commits2.countOf(partition);
    if (count === 0) return commits2.push(partition, at, offset);
    const lastAt = commits2.at(partition, count - 1);
    if (lastAt <= at) {
      if (lastAt === at && commits2.offset(partition, count - 1) === offset) return;
      const bucket = this.bucket(at);
      const crowded = count > 1 && this.bucket(lastAt) === bucket && this.bucket(commits2.at(partition, count - 2)) === bucket;
      if (crowded) commits2.pop(partition);
      commits2.push(partition, at, offset);
    } else if (!commits2.points(partition).some((known2) => known2.at === at)) {
      commits2.insert(partition, at, offset);
    }
    commits2.dropBefore(partition, at - this.windowMs);
  }
  addCommitted({ group, topic, offsets }, at) {
    const { commits: commits2, polled } = this.track(group, topic);
    for (let partition = 0; partition < offsets.length; partition++) {
      const offset = offsets[partition] ?? null;
      if (offset === null) continue;
      const first = !polled.knows(partition);
      const agreed = polled.agrees(partition, offset);
      if (commits2.endsAt(partition, offset)) continue;
      const lastAt = commits2.lastAt(partition);
      const untold = agreed || first && lastAt !== null && at - lastAt > AWAY_MS;
      if (lastAt !== null && this.seesRepeats && !untold) continue;
      if (lastAt !== null && lastAt > at) continue;
      this.commit(commits2, partition, at, offset);
    }
  }
  track(group, topic) {
    const { last } = this;
    if (last?.group === group && last.topic === topic) return last.track;
    const track = this.findTrack(group, topic);
    this.last = { group, topic, track };
    return track;
  }
  findTrack(group, topic) {
    let topics = this.tracks.get(group);
    if (!topics) this.tracks.set(group, topics = /* @__PURE__ */ new Map());
    let track = topics.get(topic);
    if (!track) topics.set(topic, track = { commits: new CommitColumns(), polled: new PolledOffsets() });
    return track;
  }
  bucket(at) {
    return Math.floor(at / this.bucketMs);
  }
  /**
   * Drops commits whose offset is gone (expired, deleted, or deleted with its topic) where no stream tells of it. Two polls
   * in a row must lack it: the first may have been read before the commit that the stream has told of since.
   */
  forgetRemoved(poll2) {
    const read = /* @__PURE__ */ new Map();
    for (const { group, topic, offsets } of poll2.committed) {
      const topics = read.get(group) ?? /* @__PURE__ */ new Map();
      read.set(group, topics.set(topic, offsets));
    }
    for (const { group } of poll2.groups) {
      if (poll2.unread?.has(group)) continue;
      const topics = read.get(group);
      for (const [topic, { commits: commits2, polled }] of this.tracks.get(group) ?? []) {
        const offsets = topics?.get(topic);
        for (let partition = 0; partition < commits2.partitions; partition++) {
          if ((offsets?.[partition] ?? null) !== null || commits2.countOf(partition) === 0) continue;
          if (!polled.missTwice(partition)) continue;
          commits2.clear(partition);
          polled.clear(partition);
        }
      }
    }
  }
  /** The clock was set back: moves what was read under the old one back with it, so that windows stay whole and in order. */
  turnBack(now2) {
    const back = this.newestPoll - now2 + 1;
    for (const { logs } of this.topics.values()) logs.moveBack(back);
    for (const points of this.members.values()) for (const point of points) point.at -= back;
    const all = [...this.tracks.values()].flatMap((topics) => [...topics.values()].map(({ commits: commits2 }) => commits2));
    const inFuture = (commits2) => {
      for (let partition = 0; partition < commits2.partitions; partition++)
        if ((commits2.lastAt(partition) ?? 0) > now2) return true;
      return false;
    };
    if (all.some(inFuture)) for (const commits2 of all) commits2.moveBack(back);
  }
  /** Drops groups and topics that have been gone for a whole window, so that memory does not grow for ever. */
  forgetMissing(poll2) {
    const oldest = poll2.at - this.windowMs;
    for (const [group, points] of this.members) {
      if ((points.at(-1)?.at ?? 0) < oldest) this.removeGroup(group);
    }
    for (const [topic, { logs }] of this.topics) if ((logs.newestAt ?? 0) < oldest) this.topics.delete(topic);
  }
};

// lib/monitor/cycle-watch.ts
var CycleWatch = class {
  /** Filled in as the cycle goes on: what publishing took is known only once the snapshot that holds this is out. */
  figures;
  last = performance.now();
  lastCpu = process.cpuUsage();
  constructor({ startedAt, finishedAt, phases, cpu: cpu2, requests }) {
    this.figures = { wallMs: Math.max(0, finishedAt - startedAt), phases: { ...phases }, cpu: { ...cpu2 }, requests };
  }
  /** Ends a phase, which began when the one before ended. */
  phase(name) {
    const now2 = performance.now();
    const { user, system } = process.cpuUsage(this.lastCpu);
    this.figures.phases[name] = now2 - this.last;
    this.figures.cpu[name] = (user + system) / 1e3;
    this.figures.wallMs += now2 - this.last;
    this.last = now2;
    this.lastCpu = process.cpuUsage();
  }
};

// lib/monitor/refill.ts
var OLDER_MS = [168, 120, 96, 72, 48, 36, 24, 18, 12, 9, 6, 4, 3, 2, 1.5, 1, 0.75, 0.5, 0.33, 0.25].map(
  (hours) => hours * 36e5
);
var OLDER_SLACK_MS = 6e4;
async function refill(input) {
  const { cluster, history: history2, windows, trends, now: now2 } = input;
  for (const age of OLDER_MS) {
    if (age <= input.windowMs) break;
    const range = { from: now2 - age, to: now2 - age + OLDER_SLACK_MS };
    for await (const tick of history2.readTicks({ cluster, ...range, topicsOnly: true })) {
      addTopics(tick, windows);
      break;
    }
  }
  for await (const tick of history2.readTicks({ cluster, from: now2 - input.windowMs, to: now2 })) {
    addTick(tick, windows, trends);
  }
  return fromEvents(await history2.readLastStatuses(cluster));
}
function addTopics(tick, windows) {
  for (const { topic, topicId, logEnd, logStart, leaderless } of tick.topics) {
    const leader = logEnd.map((_, partition) => leaderless.includes(partition) ? -1 : 0);
    windows.addTopic({ topic, topicId, at: tick.at, logEnd, logStart, leader });
  }
}
function addTick(tick, windows, trends) {
  const ends3 = new Map(tick.topics.map((topic) => [topic.topic, topic.logEnd]));
  addTopics(tick, windows);
  const sums = /* @__PURE__ */ new Map();
  const members = /* @__PURE__ */ new Map();
  for (const { group, topic, committed: committed2, commitAt, members: count } of tick.subscriptions) {
    members.set(group, count);
    committed2.forEach((offset, partition) => {
      const at = commitAt[partition];
      if (offset !== null && at != null) windows.addCommit({ group, topic, partition, offset, at });
      const sum = sums.get(group) ?? [];
      sum.push({ logEnd: ends3.get(topic)?.[partition] ?? null, committed: offset });
      sums.set(group, sum);
    });
  }
  for (const [group, sum] of sums) trends.add(group, tick.at, sum);
  for (const [group, count] of members) windows.addMemberCount(group, tick.at, count);
}
function fromEvents(events2) {
  const refilled = { groups: /* @__PURE__ */ new Map(), verdicts: new VerdictStore(), told: /* @__PURE__ */ new Map() };
  for (const { group, topic, partition, at, after } of events2) {
    if (group === null || after === null) continue;
    if (topic === null || partition === null) {
      if (!isConsumerStatus(after)) continue;
      refilled.groups.set(group, { status: after, since: at });
      refilled.told.set(group, after);
    } else if (isPartitionStatus(after)) {
      const consumerStatus = after === "OK" || after === "UNKNOWN" ? after : "ERROR";
      const verdict = { at, partitionStatus: after, consumerStatus, finding: null, since: at };
      refilled.verdicts.set(group, topic, partition, verdict);
      refilled.told.set(verdictKey(group, topic, partition), after);
    }
  }
  return refilled;
}
var isConsumerStatus = (text2) => CONSUMER_STATUSES.some((status) => status === text2);
var isPartitionStatus = (text2) => PARTITION_STATUSES.some((status) => status === text2);

// lib/monitor/tick.ts
function toHistoryTick(cluster, intervalMs, poll2, windows) {
  const members = new Map(
    poll2.groups.map((group) => [group.group, group.members.known ? group.members.value.length : null])
  );
  return {
    cluster,
    at: poll2.at,
    intervalMs,
    topics: poll2.topics.map(({ topic, topicId, logEnd, logStart, leader }) => ({
      topic,
      topicId,
      logEnd,
      logStart,
      leaderless: leader.flatMap((id, partition) => id === -1 ? [partition] : [])
    })),
    subscriptions: poll2.committed.map(({ group, topic, offsets }) => {
      const commits2 = windows.commitsOf(group, topic);
      return {
        group,
        topic,
        committed: offsets,
        commitAt: offsets.map((offset, partition) => offset === null ? null : commits2?.lastAt(partition) ?? null),
        members: members.get(group) ?? null
      };
    })
  };
}

// lib/monitor/waiting-tick.ts
import { promisify } from "node:util";
import { deserialize, serialize } from "node:v8";
import { deflateRaw, inflateRaw } from "node:zlib";
var compress = promisify(deflateRaw);
var expand = promisify(inflateRaw);
var BYTES_PER_NUMBER = 24;
var WaitingTick = class {
  constructor(tick) {
    this.tick = tick;
    this.at = tick.at;
    const topics = tick.topics.reduce((sum, { logEnd, logStart }) => sum + logEnd.length + logStart.length, 0);
    const groups2 = tick.subscriptions.reduce((sum, { committed: committed2 }) => sum + 2 * committed2.length, 0);
    this.estimate = BYTES_PER_NUMBER * (topics + groups2);
  }
  tick;
  packed = null;
  estimate;
  at;
  /** Bytes that it takes now. */
  get bytes() {
    return this.packed?.length ?? this.estimate;
  }
  /** Makes it small. Meanwhile, and afterwards, it can be opened. */
  async pack() {
    if (this.tick === null || this.packed) return;
    this.packed = await compress(serialize(this.tick), { level: 1 });
    this.tick = null;
  }
  async open() {
    return this.tick ?? deserialize(await expand(this.packed));
  }
};

// lib/monitor/tick-queue.ts
var AWAY_MS2 = 20 * 6e4;
var LEAST_WAITING = 60;
var MOST_BYTES = 128 * 1024 * 1024;
var FEW = 4;
var RETRY_MS = [1e3, 2e3, 5e3, 1e4];
var mostWaiting = (intervalMs) => Math.max(LEAST_WAITING, Math.ceil(AWAY_MS2 / intervalMs));
var TickQueue = class {
  constructor(history2, log2, bounds = {}) {
    this.history = history2;
    this.log = log2;
    this.mostWaiting = mostWaiting(bounds.intervalMs ?? 5e3);
    this.mostBytes = bounds.mostBytes ?? MOST_BYTES;
  }
  history;
  log;
  waiting = [];
  working = null;
  wake = null;
  stopped = false;
  failures = 0;
  mostWaiting;
  mostBytes;
  /** How long the newest tick that is stored took, in ms; null before the first. */
  writeMs = null;
  /** Ticks dropped because a bound was reached. */
  dropped = 0;
  /** How many ticks wait, what they take, and the moment of the oldest. */
  backlog() {
    const ticks = this.waiting.flatMap(({ tick }) => tick ?? []);
    return {
      waiting: this.waiting.length,
      oldest: ticks[0]?.at ?? null,
      bytes: bytesOf(ticks),
      dropped: this.dropped,
      failing: this.failures > 0
    };
  }
  /** Queues a tick with its happenings; `written` is told the events with their ids once they are stored. */
  push({ tick, events: events2, written }) {
    const waiting2 = { tick: tick && new WaitingTick(tick), events: events2, written };
    this.waiting.push(waiting2);
    if (this.failures > 0 || this.waiting.length > FEW) void waiting2.tick?.pack();
    this.keepBounds();
    this.working ??= this.drain();
  }
  /** Writes what waits, one try each, then stops. */
  async stop() {
    this.stopped = true;
    this.wake?.();
    await this.working;
  }
  keepBounds() {
    let bytes2 = bytesOf(this.waiting.flatMap(({ tick }) => tick ?? []));
    while (this.waiting.length > 2 && (this.waiting.length > this.mostWaiting || bytes2 > this.mostBytes)) {
      const [gone] = this.waiting.splice(1, 1);
      bytes2 -= gone?.tick?.bytes ?? 0;
      this.dropped++;
    }
  }
  async drain() {
    for (let entry = this.waiting[0]; entry; entry = this.waiting[0]) {
      try {
        if (entry.tick) {
          const tick = await entry.tick.open();
          const startedAt = performance.now();
          await this.history.writeTick(tick);
          this.writeMs = performance.now() - startedAt;
        }
        entry.tick = null;
        if (entry.events.length > 0) entry.written(await this.history.writeEvents(entry.events));
        if (this.failures > 0) this.log.info({ waiting: this.waiting.length }, "history is written again");
        this.failures = 0;
        this.waiting.shift();
      } catch (error) {
        if (this.failures === 0) this.log.error({ err: error }, "history cannot be written; ticks wait in memory");
        if (this.stopped) break;
        const failures = this.failures++;
        for (const { tick } of this.waiting) void tick?.pack();
        await this.pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
      }
    }
    this.working = null;
  }
  pause(ms) {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.wake = null;
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.wake = done;
      if (this.stopped) done();
    });
  }
};
var bytesOf = (ticks) => ticks.reduce((sum, { bytes: bytes2 }) => sum + bytes2, 0);

// lib/monitor/cluster-monitor.ts
var LOST_RECALLED_MS = 7 * 864e5;
var NO_STREAM = { state: "starting", reason: null, records: 0, skipped: 0 };
var ClusterMonitor = class {
  constructor(options) {
    this.options = options;
    const now2 = options.now();
    this.windows = new WindowStore(options.windowMs);
    this.queue = new TickQueue(options.history, options.log, options);
    this.snapshot = {
      cluster: options.name,
      at: null,
      health: { reachable: true, since: now2, reason: null },
      intervalMs: options.intervalMs,
      clusterId: null,
      controllerId: null,
      brokers: [],
      stream: { ...NO_STREAM, since: now2 },
      problems: [],
      cycle: null,
      topics: [],
      groups: []
    };
    options.hub.publish(this.snapshot);
  }
  options;
  windows;
  trends = new TrendStore();
  queue;
  verdicts = new VerdictStore();
  /** Status last told of a group or a group-partition: only a different one is news, also across restarts. */
  told = /* @__PURE__ */ new Map();
  before = /* @__PURE__ */ new Map();
  misses = /* @__PURE__ */ new Map();
  deleted = /* @__PURE__ */ new Set();
  streamed = /* @__PURE__ */ new Map();
  snapshot;
  timer = null;
  cycle = null;
  stopped = false;
  /** Ticks that wait to be written. */
  backlog() {
    return this.queue.backlog();
  }
  /** The last snapshot with the windows and settings behind it, for who judges by other rules. */
  watched() {
    const windowOf = this.windows.window.bind(this.windows);
    return { snapshot: this.snapshot, windowOf, settingsOf: this.options.settingsOf };
  }
  /** Refills the windows from history, starts the commit stream and the cycles. Returns when the loop is set up. */
  async start() {
    const { name, history: history2, windowMs: windowMs2, now: now2, log: log2 } = this.options;
    try {
      const known2 = await refill({
        cluster: name,
        history: history2,
        windows: this.windows,
        trends: this.trends,
        windowMs: windowMs2,
        now: now2()
      });
      this.before = known2.groups;
      this.verdicts = known2.verdicts;
      for (const [key, status] of known2.told) this.told.set(key, status);
      await this.recallLost();
    } catch (error) {
      log2.warn({ err: error, cluster: name }, "windows could not be refilled from history; they start empty");
    }
    void this.options.source.startStream(
      (events2) => this.takeEvents(events2),
      (health) => this.takeStreamHealth(health)
    ).catch((error) => {
      log2.warn({ err: error, cluster: name }, "the commit stream could not be started; polling goes on alone");
      const reason = error instanceof Error ? error.message : String(error);
      this.takeStreamHealth({ ...NO_STREAM, state: "unavailable", reason, since: now2() });
    });
    this.schedule(0);
  }
  /** Ends the cycles, closes the connections and writes what waits. */
  async stop() {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.options.source.close().catch(() => void 0);
    await this.cycle;
    await this.queue.stop();
  }
  schedule(delayMs) {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      const startedAt = performance.now();
      this.cycle = this.runCycle().finally(() => {
        const took = performance.now() - startedAt;
        this.schedule(Math.max(0, this.options.intervalMs - took));
      });
    }, delayMs);
  }
  async runCycle() {
    try {
      this.takePoll(await this.options.source.poll(this.options.now));
    } catch (error) {
      if (!this.stopped) this.takeFailure(error);
    }
  }
  takePoll(polled) {
    const { name, hub: hub2, settingsOf, intervalMs } = this.options;
    const earlier = this.snapshot;
    const watch = new CycleWatch(polled);
    const complete = { ...polled, groups: polled.groups.map((group) => this.withStreamed(group)) };
    const carried = carryVanished(complete, earlier.groups, this.misses, this.deleted);
    const poll2 = carried.poll;
    this.misses = carried.misses;
    this.deleted.clear();
    this.windows.addPoll(poll2);
    if (earlier.at !== null && poll2.at < earlier.at) this.trends.keepOnly(/* @__PURE__ */ new Set());
    watch.phase("windows");
    const groups2 = assembleGroups({
      cluster: name,
      poll: poll2,
      windows: this.windows,
      settingsOf,
      verdicts: this.verdicts,
      before: this.before,
      trendOf: this.trends.taking(poll2.at)
    });
    watch.phase("evaluate");
    this.before = new Map(groups2.map(({ group, status, since }) => [group, { status, since }]));
    this.trends.keepOnly(new Set(this.before.keys()));
    this.snapshot = {
      ...earlier,
      at: poll2.at,
      health: earlier.health.reachable ? earlier.health : { reachable: true, since: poll2.at, reason: null },
      clusterId: poll2.clusterId,
      controllerId: poll2.controllerId,
      brokers: poll2.brokers,
      problems: poll2.problems,
      cycle: watch.figures,
      topics: assembleTopics(poll2, this.windows),
      groups: groups2,
      openTransactions: poll2.openTransactions ?? [],
      backlog: this.queue.backlog()
    };
    for (const { group } of earlier.groups) if (!this.before.has(group)) this.windows.removeGroup(group);
    watch.phase("snapshot");
    const happened = this.happenings(earlier, this.snapshot, poll2.at);
    watch.phase("changes");
    this.store(toHistoryTick(name, intervalMs, poll2, this.windows), happened);
    watch.phase("store");
    if (this.queue.writeMs !== null) watch.figures.phases.write = this.queue.writeMs;
    hub2.publish(this.snapshot);
    watch.phase("publish");
  }
  happenings(before, after, at) {
    const old = new Map(before.groups.map((group) => [group.group, group]));
    const all = after.groups.flatMap((group) => changesOfGroup(old.get(group.group), group, at));
    if (!before.health.reachable)
      all.push(this.clusterHappening(at, "unreachable", "reachable", messageOf(say("happened.answers", {}))));
    all.push(...changesOfTransactions(before, after, at));
    return [...all, ...deletedGroups(before.groups, after.groups, at)].filter((happening) => this.isNews(happening));
  }
  isNews(happening) {
    if (happening.kind === "lag-lost") return !this.wasLostBefore(happening);
    if (happening.kind !== "status" || happening.group === null || happening.after === null) return true;
    const key = toldKey(happening);
    const told = this.told.get(key);
    this.told.set(key, happening.after);
    return told !== happening.after;
  }
  /** True of records whose loss was told before this process began: its first cycle finds them anew. */
  wasLostBefore(happening) {
    const key = lostKey(happening);
    const told = this.told.get(key);
    this.told.delete(key);
    return told !== void 0 && told === happening.after && happening.before === "0";
  }
  /** Reads what was told of lost records, so that a restart does not tell it again. */
  async recallLost() {
    const { name: cluster, history: history2, now: now2 } = this.options;
    const range = { from: now2() - LOST_RECALLED_MS, to: now2() + LOST_RECALLED_MS };
    for (const event of await history2.readEvents({ cluster, ...range, limit: 1e3 })) {
      const key = lostKey(event);
      if (event.kind === "lag-lost" && event.after !== null && !this.told.has(key)) this.told.set(key, event.after);
    }
  }
  takeFailure(error) {
    const reason = error instanceof Error ? error.message : String(error);
    const at = this.options.now();
    const was = this.snapshot.health;
    this.snapshot = {
      ...this.snapshot,
      health: { reachable: false, since: was.reachable ? at : was.since, reason }
    };
    this.options.hub.publish(this.snapshot);
    if (!was.reachable) return;
    this.options.log.warn({ cluster: this.options.name, reason }, "the cluster cannot be read");
    this.store(null, [this.clusterHappening(at, "reachable", "unreachable", { message: reason })]);
  }
  clusterHappening(at, before, after, words) {
    const where = { cluster: this.options.name, group: null, topic: null, partition: null };
    return { at, ...where, kind: "collection-gap", before, after, ...words };
  }
  store(tick, events2) {
    if (!tick && events2.length === 0) return;
    this.queue.push({ tick, events: events2, written: (stored) => this.options.hub.publishEvents(stored) });
  }
  takeEvents(events2) {
    const now2 = this.options.now();
    for (const event of events2) {
      if (event.kind === "commit") this.windows.addCommit(event, now2);
      else if (event.kind === "commit-removed") this.windows.removeCommit(event.group, event.topic, event.partition);
      else if (event.deleted) {
        this.deleted.add(event.group);
        this.windows.removeGroup(event.group);
        this.streamed.delete(event.group);
      } else this.streamed.set(event.group, { generation: event.generation, assignor: event.assignor });
    }
  }
  takeStreamHealth(health) {
    this.windows.setSeesRepeats(health.state === "running");
    this.snapshot = { ...this.snapshot, stream: health };
  }
  /** Fills in what only the commit stream knows of a group. */
  withStreamed(group) {
    const streamed = this.streamed.get(group.group);
    if (!streamed) return group;
    return {
      ...group,
      generation: group.generation ?? streamed.generation,
      assignor: group.assignor ?? streamed.assignor
    };
  }
};
var lostKey = (of) => `${toldKey(of)}\0lost`;
function toldKey(of) {
  return of.topic === null || of.partition === null ? of.group ?? "" : verdictKey(of.group ?? "", of.topic, of.partition);
}

// lib/live/hub.ts
var Hub = class {
  snapshots = /* @__PURE__ */ new Map();
  listeners = /* @__PURE__ */ new Set();
  /** What scopes are being read, by their key; `scope.ts` keeps it. */
  feeds = /* @__PURE__ */ new Map();
  /** All clusters, in the order of the configuration. */
  clusters() {
    return [...this.snapshots.values()];
  }
  /** The last snapshot of one cluster. */
  cluster(name) {
    return this.snapshots.get(name);
  }
  /** One group's last snapshot with the moment it stands for. */
  group(cluster, name) {
    const snapshot = this.snapshots.get(cluster);
    const group = snapshot?.groups.find((candidate) => candidate.group === name);
    return group && snapshot?.at != null ? { group, at: snapshot.at } : void 0;
  }
  publish(snapshot) {
    this.snapshots.set(snapshot.cluster, snapshot);
    for (const listener of [...this.listeners]) listener.onSnapshot(snapshot);
  }
  publishEvents(events2) {
    if (events2.length === 0) return;
    for (const listener of this.listeners) listener.onEvents(events2);
  }
  /** Tells that stored happenings are no more. */
  forgetEvents(events2) {
    for (const listener of this.listeners) listener.onForgotten?.(events2);
  }
  /** Starts telling `listener`; the returned function ends it. */
  subscribe(listener) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
  /** Ends every stream, so that the process can exit. */
  close() {
    for (const listener of [...this.listeners]) listener.onClose();
    this.listeners.clear();
  }
};

// lib/live/feed.ts
import { randomUUID } from "node:crypto";

// lib/live/frame.ts
import { constants, deflateRawSync } from "node:zlib";
var GZIP_HEADER = Uint8Array.of(31, 139, 8, 0, 0, 0, 0, 0, 0, 255);
var Frame = class {
  /** `id`: what a reader names who comes back; it stands at the last event. */
  constructor(events2, id = null) {
    this.events = events2;
    this.id = id;
    this.text = events2.map(({ name, data }, index) => {
      const last = id !== null && index === events2.length - 1;
      return `${last ? `id: ${id}
` : ""}event: ${name}
data: ${JSON.stringify(data)}

`;
    }).join("");
  }
  events;
  id;
  text;
  plain = null;
  packed = null;
  bytes(encoding) {
    this.plain ??= new TextEncoder().encode(this.text);
    if (encoding === "identity") return this.plain;
    return this.packed ??= new Uint8Array(deflateRawSync(this.plain, { finishFlush: constants.Z_SYNC_FLUSH }));
  }
};

// lib/live/feed.ts
var KEPT = 12;
var Feed = class {
  /** `onIdle`: nobody has read for a while; the feed has stopped and must be forgotten. */
  constructor(hub2, picture, onIdle) {
    this.picture = picture;
    this.onIdle = onIdle;
    for (const snapshot of hub2.clusters()) picture.take(snapshot);
    this.stop = hub2.subscribe({
      onSnapshot: (snapshot) => this.emit(picture.take(snapshot)),
      onEvents: (events2) => {
        const wanted = events2.filter((event) => picture.concerns(event));
        if (wanted.length > 0) this.emit([{ name: "happened", data: { events: wanted } }]);
      },
      onForgotten: (events2) => {
        const ids = events2.filter((event) => picture.concerns(event)).map(({ id }) => id);
        if (ids.length > 0) this.emit([{ name: "forgotten", data: { ids } }]);
      },
      onClose: () => {
        for (const reader of [...this.readers]) reader.end();
      }
    });
  }
  picture;
  onIdle;
  /** Part of every id: after a restart the numbers begin anew. */
  name = randomUUID().slice(0, 8);
  readers = /* @__PURE__ */ new Set();
  frames = [];
  number = 0;
  unread = 0;
  whole = null;
  stop;
  get idle() {
    return this.readers.size === 0;
  }
  /** Starts telling `reader`; the returned function ends it. */
  add(reader) {
    this.readers.add(reader);
    this.unread = 0;
    return () => void this.readers.delete(reader);
  }
  /** Frames after the one with this id; null when it is not known any more. */
  after(id) {
    const [name, text2] = id.split(".");
    const number = Number(text2);
    if (name !== this.name || !Number.isInteger(number) || number > this.number) return null;
    const first = this.frames[0]?.number ?? this.number + 1;
    return number + 1 < first ? null : this.frames.filter((kept) => kept.number > number).map(({ frame }) => frame);
  }
  /** The whole picture as it is now. */
  snapshot() {
    const ready = { name: "ready", data: { at: Date.now() } };
    return this.whole ??= new Frame([...this.picture.whole(), ready], this.id());
  }
  /** Ends the feed. */
  close() {
    this.stop();
    this.onIdle();
  }
  id = () => `${this.name}.${this.number}`;
  emit(events2) {
    if (this.readers.size === 0 && ++this.unread > KEPT) return this.close();
    if (events2.length === 0) return;
    this.number++;
    this.whole = null;
    const frame = new Frame(events2, this.id());
    this.frames.push({ number: this.number, frame });
    if (this.frames.length > KEPT) this.frames.shift();
    for (const reader of this.readers) reader.take(frame);
  }
};

// lib/api/wire.ts
var text = (value) => value.known ? { known: true, value: String(value.value) } : { known: false, reason: value.reason };
function toClusterSummary(snapshot) {
  const { cluster, at, health, intervalMs, clusterId, controllerId, stream, problems, cycle } = snapshot;
  const topics = snapshot.topics.filter((topic) => !topic.internal);
  return {
    ...{ cluster, at, health, intervalMs, clusterId, controllerId, stream, problems, cycle },
    brokers: brokerLoads(snapshot),
    topicCount: topics.length,
    partitionCount: topics.reduce((sum, topic) => sum + topic.partitions, 0),
    offlinePartitions: snapshot.topics.flatMap(
      ({ topic, offline: offline2 }) => offline2.map((partition) => ({ topic, partition }))
    ),
    groupCount: snapshot.groups.length,
    ...snapshot.backlog && { backlog: snapshot.backlog },
    openTransactions: snapshot.openTransactions?.map(({ lastStable, producerId, ...open }) => ({
      ...open,
      lastStable: String(lastStable),
      producerId: producerId === null ? null : String(producerId)
    }))
  };
}
function brokerLoads({ brokers, topics }) {
  if (!topics.some(({ offsets }) => offsets)) return brokers;
  const loads = new Map(brokers.map(({ id }) => [id, { leads: 0, replicas: 0, inSync: 0 }]));
  const count = (what, ids) => {
    for (const id of ids) {
      const load = loads.get(id);
      if (load) load[what] += 1;
    }
  };
  for (const { offsets } of topics) {
    if (!offsets) continue;
    count("leads", offsets.leader);
    offsets.replicas.forEach((ids) => count("replicas", ids));
    offsets.inSyncReplicas.forEach((ids) => count("inSync", ids));
  }
  return brokers.map((broker) => ({ ...broker, ...loads.get(broker.id) }));
}
var summaries = /* @__PURE__ */ new WeakMap();
function toGroupSummary(group) {
  const made = summaries.get(group);
  if (made) return made;
  const { topics, partitions: partitions2, statuses, lastCommitAt } = group.tally?.() ?? tallyOf2(group);
  const summary = {
    cluster: group.cluster,
    group: group.group,
    type: group.type,
    state: group.state,
    assignor: group.assignor,
    generation: group.generation,
    status: group.status,
    since: group.since,
    why: group.why,
    worst: group.worst,
    trend: group.trend,
    timeLag: group.timeLag,
    produceRate: group.produceRate,
    consumeRate: group.consumeRate,
    catchUp: group.catchUp,
    lastCommitAt,
    case: group.case,
    memberCount: group.members.known ? { known: true, value: group.members.value.length } : unknown(group.members.reason),
    idleMembers: idleMembers(group.members),
    topics,
    partitionCount: partitions2,
    partitionStatuses: statuses,
    lag: String(group.lag.value),
    unknownPartitions: group.lag.unknown
  };
  if (group.said && group.said.key !== "group.well") summary.said = group.said;
  if (group.muted) summary.muted = true;
  summaries.set(group, summary);
  return summary;
}
function tallyOf2(group) {
  const partitions2 = group.subscriptions.flatMap((subscription) => subscription.partitions);
  const statuses = {};
  let lastCommitAt = null;
  for (const partition of partitions2) {
    statuses[partition.status] = (statuses[partition.status] ?? 0) + 1;
    if (partition.lastCommitAt !== null) lastCommitAt = Math.max(lastCommitAt ?? 0, partition.lastCommitAt);
  }
  const topics = group.subscriptions.map((subscription) => subscription.topic);
  return { topics, partitions: partitions2.length, statuses, lastCommitAt };
}
var details = /* @__PURE__ */ new WeakMap();
function toGroupDetail(group, at) {
  const made = details.get(group) ?? makeDetail(group, at);
  details.set(group, made);
  return made;
}
function makeDetail(group, at) {
  const measured = new Map(
    group.subscriptions.flatMap(
      ({ partitions: partitions2 }) => partitions2.map((one2) => [one2, group.measure?.(one2) ?? UNMEASURED])
    )
  );
  const { recordsLagMax, lost, ...measures } = measureGroup(group, [...measured.values()]);
  return {
    ...toGroupSummary(group),
    ...measures,
    recordsLagMax: text(recordsLagMax),
    lost: text(lost),
    at,
    coordinator: group.coordinator,
    members: group.members,
    findings: group.findings,
    subscriptions: group.subscriptions.map(({ topic, partitions: partitions2 }) => ({
      topic,
      partitions: partitions2.map((partition) => toPartition(partition, measured.get(partition) ?? UNMEASURED))
    }))
  };
}
var nothing = unknown("not measured");
var UNMEASURED = {
  ...{ recordsLagMax: nothing, recordsLagAvg: nothing, commitGap: nothing, retentionShare: nothing, lossIn: nothing }
};
function toPartition(partition, measures) {
  const { lastStable, ...rest } = partition;
  return {
    ...rest,
    ...measures,
    recordsLag: text(partition.lag),
    recordsLagMax: text(measures.recordsLagMax),
    ...lastStable === void 0 ? {} : { lastStable: String(lastStable) },
    committed: text(partition.committed),
    logEnd: text(partition.logEnd),
    logStart: text(partition.logStart),
    lag: text(partition.lag),
    lost: text(partition.lost)
  };
}

// lib/live/picture.ts
var ClusterFacts = class {
  known = /* @__PURE__ */ new Map();
  whole() {
    return [...this.known.values()].map((data) => ({ name: "cluster", data }));
  }
  take(snapshot) {
    const { cluster } = snapshot;
    const before = this.known.get(cluster);
    const data = toClusterSummary(snapshot);
    this.known.set(cluster, data);
    if (!before) return [{ name: "cluster", data }];
    const names3 = Object.keys(data);
    if (names3.some((name) => data[name] === void 0 && before[name] !== void 0))
      return [{ name: "cluster", data }];
    const changed = names3.filter((name) => JSON.stringify(data[name]) !== JSON.stringify(before[name]));
    const fields = Object.fromEntries(changed.map((name) => [name, data[name]]));
    return Object.keys(fields).length === 0 ? [] : [{ name: "clusterChange", data: { cluster, fields } }];
  }
};
var ClustersPicture = class {
  facts = new ClusterFacts();
  whole = () => this.facts.whole();
  take = (snapshot) => this.facts.take(snapshot);
  concerns = () => true;
};

// lib/live/group-picture.ts
var GroupPicture = class {
  constructor(of) {
    this.of = of;
  }
  of;
  facts = new ClusterFacts();
  detail = null;
  whole() {
    return [...this.facts.whole(), ...this.detail ? [this.detail] : []];
  }
  take(snapshot) {
    if (snapshot.cluster !== this.of.cluster) return [];
    const facts = this.facts.take(snapshot);
    const group = snapshot.groups.find((candidate) => candidate.group === this.of.group);
    if (!group || snapshot.at === null || snapshot.at === this.detail?.data.at) return facts;
    this.detail = { name: "group", data: toGroupDetail(group, snapshot.at) };
    return [...facts, this.detail];
  }
  concerns({ cluster, group }) {
    return cluster === this.of.cluster && (group === this.of.group || group === null);
  }
};

// lib/api/row-fields.ts
var MAY_BE_ABSENT = {
  cluster: false,
  group: false,
  type: false,
  state: false,
  assignor: false,
  generation: false,
  memberCount: false,
  idleMembers: false,
  topics: false,
  partitionCount: false,
  status: false,
  partitionStatuses: false,
  since: false,
  case: false,
  muted: true,
  why: false,
  said: true,
  lag: false,
  unknownPartitions: false,
  timeLag: false,
  produceRate: false,
  consumeRate: false,
  catchUp: false,
  worst: false,
  lastCommitAt: false,
  trend: false
};
var ROW_FIELDS = Object.keys(MAY_BE_ABSENT);

// lib/api/row-columns.ts
var SECOND = 1e3;
var TENTH = 100;
var packKnown = (value, pack = (number) => number) => value.known ? pack(value.value) : value.atLeast === void 0 ? value.reason : [value.reason, value.atLeast];
function unpackKnown(value, unpack = (number) => number) {
  if (typeof value === "string") return { known: false, reason: value };
  if (Array.isArray(value)) return { known: false, reason: value[0], atLeast: value[1] };
  return { known: true, value: unpack(value) };
}
var packStep = (step2) => (value) => value % step2 === 0 ? value / step2 : { exact: value };
var unpackStep = (step2) => (value) => typeof value === "number" ? value * step2 : value.exact;
var secondOf = (at) => Math.floor(at / SECOND) * SECOND;
var numeric = (field) => ({
  pack: (row) => packKnown(row[field]),
  unpack: (value) => unpackKnown(value)
});
var CODECS = {
  produceRate: numeric("produceRate"),
  consumeRate: numeric("consumeRate"),
  memberCount: numeric("memberCount"),
  catchUp: {
    pack: (row) => packKnown(row.catchUp, packStep(SECOND)),
    unpack: (value) => unpackKnown(value, unpackStep(SECOND))
  },
  timeLag: {
    pack: (row) => packKnown(row.timeLag, packStep(TENTH)),
    unpack: (value) => unpackKnown(value, unpackStep(TENTH))
  },
  lag: {
    pack: ({ lag }) => Number.isSafeInteger(Number(lag)) ? Number(lag) : lag,
    unpack: (value) => String(value)
  },
  lastCommitAt: {
    pack: ({ lastCommitAt }, at) => lastCommitAt === null ? null : packStep(SECOND)(secondOf(at) - lastCommitAt),
    unpack: (value, at) => value === null ? null : secondOf(at) - unpackStep(SECOND)(value)
  }
};
function packField(field, row, at) {
  return CODECS[field]?.pack(row, at) ?? row[field];
}
function sameField(field, before, after, elapsedMs) {
  const left = field === "timeLag" ? agedTimeLag(before, elapsedMs) : before[field];
  const right = after[field];
  if (left === right) return true;
  if (typeof left !== "object" || left === null || typeof right !== "object" || right === null) return false;
  if ("known" in left && "known" in right) return sameKnown(left, right);
  return sameEntries(left, right);
}
function sameEntries(a, b) {
  const [left, right] = [a, b];
  const names3 = Object.keys(left);
  if (names3.length !== Object.keys(right).length) return false;
  for (const name of names3) {
    if (left[name] === right[name]) continue;
    if (typeof left[name] !== "object" || JSON.stringify(left[name]) !== JSON.stringify(right[name])) return false;
  }
  return true;
}
function sameKnown(a, b) {
  if (a.known) return b.known && a.value === b.value;
  return !b.known && a.reason === b.reason && a.atLeast === b.atLeast;
}
function agedTimeLag({ timeLag: timeLag2 }, elapsedMs) {
  if (timeLag2.known) return timeLag2.value === 0 ? timeLag2 : { known: true, value: timeLag2.value + elapsedMs };
  return timeLag2.atLeast === void 0 ? timeLag2 : { ...timeLag2, atLeast: timeLag2.atLeast + elapsedMs };
}
var calm = (row) => whyOk(BigInt(row.lag), row.unknownPartitions, row.partitionCount);
function expectedWhy(before, after) {
  if (after.said) return inEnglish(after.said) ?? before.why;
  if (before.said) return calm(after);
  const { lag, unknownPartitions, partitionCount } = after;
  const same = before.lag === lag && before.unknownPartitions === unknownPartitions && before.partitionCount === partitionCount;
  return same || before.why !== calm(before) ? before.why : calm(after);
}

// lib/api/trend-point.ts
var lastKnown = (values) => values.findLast((value) => value !== null) ?? 0;
function findPoint(before, after, lag) {
  const at = after.at.at(-1);
  if (at === void 0) return null;
  const drop = before.at.length + 1 - after.at.length;
  if (drop < 0 || drop > before.at.length) return null;
  const [end, committed2] = [after.logEnd.at(-1) ?? null, after.committed.at(-1) ?? null];
  const left = shifted(before, drop);
  const arrived = end === null ? null : end - lastKnown(left.logEnd);
  const waiting2 = end === null || committed2 === null ? null : end - committed2;
  const step2 = { drop, at, value: arrived !== null && waiting2 === lag ? arrived : [arrived, waiting2] };
  return sameTrend(addPoint(before, step2, lag), after) ? step2 : null;
}
function addPoint(before, { drop, at, value }, lag) {
  const left = shifted(before, drop);
  const [arrived, waiting2] = typeof value === "number" ? [value, lag] : value;
  const end = arrived === null ? null : lastKnown(left.logEnd) + arrived;
  return {
    at: [...left.at, at],
    logEnd: [...left.logEnd, end],
    committed: [...left.committed, end === null || waiting2 === null ? null : end - waiting2]
  };
}
function shifted({ at, logEnd, committed: committed2 }, drop) {
  const base = logEnd.slice(drop).find((value) => value !== null) ?? 0;
  const move = (values) => values.slice(drop).map((value) => value === null ? null : value - base);
  return { at: at.slice(drop), logEnd: move(logEnd), committed: move(committed2) };
}
function sameTrend(a, b) {
  return sameList(a.at, b.at) && sameList(a.logEnd, b.logEnd) && sameList(a.committed, b.committed);
}
function sameList(a, b) {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

// lib/api/row-changes.ts
var rowKey = ({ cluster, group }) => `${cluster}\0${group}`;
var sameRow = (a, b) => a?.group === b.group && a.cluster === b.cluster;
function orderAfter(before, rows) {
  if (before.length === rows.length && rows.every((row, place) => sameRow(before[place], row))) return [...rows];
  const fresh = new Map(rows.map((row) => [rowKey(row), row]));
  const stay = before.flatMap((row) => {
    const key = rowKey(row);
    const newer = fresh.get(key);
    fresh.delete(key);
    return newer ? [newer] : [];
  });
  return [...stay, ...fresh.values()];
}
function earlierOf(before, after) {
  let place = 0;
  return after.map((row) => {
    while (place < before.length && !sameRow(before[place], row)) place++;
    return before[place++];
  });
}
var PLAIN = ROW_FIELDS.filter((field) => !["cluster", "group", "trend", "why"].includes(field));
var Column = class {
  constructor(field, point) {
    this.field = field;
    this.point = point;
  }
  field;
  point;
  rows = [];
  values = [];
  last = -1;
  add(row, value) {
    this.rows.push(row - this.last - 1);
    this.last = row;
    this.values.push(value);
  }
  toWire(count) {
    const { field, rows, values, point } = this;
    if (values.length === 0) return [];
    return [{ field, values, ...values.length === count ? {} : { rows }, ...point ? { point } : {} }];
  }
};
function diffRows(list, before, after) {
  const stay = earlierOf(before.rows, after.rows).filter((row) => row !== void 0);
  const left = new Set(stay);
  const removed = before.rows.flatMap((row, place) => left.has(row) ? [] : [place]);
  const columns = /* @__PURE__ */ new Map();
  const columnOf = (field, point) => {
    const key = point ? `${field} ${point.drop} ${point.at}` : field;
    let column = columns.get(key);
    if (!column) columns.set(key, column = new Column(field, point));
    return column;
  };
  const elapsed = after.at - before.at;
  stay.forEach((earlier, place) => {
    const row = after.rows[place];
    for (const field of PLAIN)
      if (!sameField(field, earlier, row, elapsed)) columnOf(field).add(place, packField(field, row, after.at));
    if (expectedWhy(earlier, row) !== row.why) columnOf("why").add(place, row.why);
    if (sameTrend(earlier.trend, row.trend)) return;
    const step2 = findPoint(earlier.trend, row.trend, Number(earlier.lag));
    if (step2) columnOf("trend", { drop: step2.drop, at: step2.at }).add(place, step2.value);
    else columnOf("trend").add(place, row.trend);
  });
  return {
    ...{ list, step: after.step, at: after.at, removed },
    columns: [...columns.values()].flatMap((column) => column.toWire(stay.length)),
    added: after.rows.slice(stay.length)
  };
}

// lib/live/settle.ts
var RATE_TOLERANCE = 0.01;
var FORECAST_TOLERANCE = 0.05;
var SECOND2 = 1e3;
var TENTH2 = 100;
function settleRow(before, row, elapsedMs) {
  return {
    ...row,
    produceRate: settle(before?.produceRate, row.produceRate, threeDigits, share(RATE_TOLERANCE)),
    consumeRate: settle(before?.consumeRate, row.consumeRate, threeDigits, share(RATE_TOLERANCE)),
    catchUp: settle(before?.catchUp, row.catchUp, wholeSeconds, share(FORECAST_TOLERANCE)),
    timeLag: settle(before && agedTimeLag(before, elapsedMs), row.timeLag, wholeTenths, ageTolerance),
    lastCommitAt: row.lastCommitAt === null ? null : Math.floor(row.lastCommitAt / SECOND2) * SECOND2,
    trend: settleTrend(row.trend)
  };
}
var share = (part) => (value) => Math.abs(value) * part;
var ageTolerance = (ms) => ms < 10 * SECOND2 ? TENTH2 : SECOND2;
var threeDigits = (value) => Number(value.toPrecision(3));
var wholeSeconds = (ms) => Math.ceil(ms / SECOND2) * SECOND2;
var wholeTenths = (ms) => Math.round(ms / TENTH2) * TENTH2;
function settle(before, value, round2, tolerance) {
  const near = (old, now3) => old === 0 === (now3 === 0) && Math.abs(old - now3) <= tolerance(now3);
  if (value.known) {
    const now3 = round2(value.value);
    return before?.known && near(before.value, now3) ? before : { known: true, value: now3 };
  }
  if (value.atLeast === void 0) return value;
  const now2 = round2(value.atLeast);
  if (before?.known === false && before.reason === value.reason && before.atLeast !== void 0) {
    if (near(before.atLeast, now2)) return before;
  }
  return { ...value, atLeast: now2 };
}
function settleTrend({ at, logEnd, committed: committed2 }) {
  if (at.length <= 2) return { at, logEnd, committed: committed2 };
  return { at: at.slice(0, -1), logEnd: logEnd.slice(0, -1), committed: committed2.slice(0, -1) };
}

// lib/live/groups-picture.ts
var GroupsPicture = class {
  constructor(only) {
    this.only = only;
  }
  only;
  facts = new ClusterFacts();
  lists = /* @__PURE__ */ new Map();
  whole() {
    const lists = [...this.lists].map(([list, state]) => ({ name: "rows", data: { list, ...state } }));
    return [...this.facts.whole(), ...lists];
  }
  take(snapshot) {
    const { cluster, at, groups: groups2 } = snapshot;
    const facts = this.facts.take(snapshot);
    if (at === null || this.only !== void 0 && this.only !== cluster) return facts;
    const before = this.lists.get(cluster);
    if (before?.at === at) return facts;
    const after = nextList(before, groups2.map(toGroupSummary), at);
    this.lists.set(cluster, after);
    if (!before) return [...facts, { name: "rows", data: { list: cluster, ...after } }];
    return [...facts, { name: "changes", data: diffRows(cluster, before, after) }];
  }
  concerns(event) {
    return this.only === void 0 || event.cluster === this.only;
  }
};
function nextList(before, rows, at) {
  const known2 = before?.rows ?? [];
  const ordered = orderAfter(known2, rows);
  const earlier = earlierOf(known2, ordered);
  const elapsed = at - (before?.at ?? at);
  const settled = ordered.map((row, place) => settleRow(earlier[place], row, elapsed));
  return { step: (before?.step ?? 0) + 1, at, rows: settled };
}

// lib/api/name-pattern.ts
function namePattern(pattern) {
  const words = pattern.toLowerCase().split(",").map((word) => word.trim()).filter((word) => word !== "" && word !== "!");
  const wanted = words.filter((word) => !word.startsWith("!"));
  const refused = words.filter((word) => word.startsWith("!")).map((word) => word.slice(1));
  return (name) => {
    const text2 = name.toLowerCase();
    return !refused.some((word) => fits(text2, word)) && (wanted.length === 0 || wanted.some((word) => fits(text2, word)));
  };
}
function fits(text2, word) {
  if (!word.includes("*")) return text2.includes(word);
  const parts = word.split("*");
  const [first, last] = [parts[0], parts.at(-1)];
  if (text2.length < first.length + last.length || !text2.startsWith(first) || !text2.endsWith(last)) return false;
  let from2 = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text2.indexOf(part, from2);
    if (found === -1) return false;
    from2 = found + part.length;
  }
  return from2 <= text2.length - last.length;
}

// lib/api/wall-selection.ts
var TROUBLED = 30;
var HEALTHY = 96;
function selectWall(groups2, clusters, choice) {
  const fits2 = namePattern(choice.q);
  const inCluster = ({ cluster }) => choice.cluster === null || choice.cluster === cluster;
  const chosen = groups2.filter(
    (group) => (
      // Known trouble, for which nobody is to be called.
      !group.muted && inCluster(group) && fits2(group.group) && (choice.statuses.length === 0 || choice.statuses.includes(group.status))
    )
  );
  const troubled = chosen.filter(({ status }) => status !== "OK").sort(byWorst);
  const healthy = chosen.filter(({ status }) => status === "OK").sort(byBusiest);
  return {
    rows: [...troubled.slice(0, TROUBLED), ...healthy.slice(0, HEALTHY)],
    totals: totalsOf(chosen, clusters.filter(inCluster))
  };
}
var severity = ({ status }) => CONSUMER_STATUSES.indexOf(status);
var byName = (a, b) => a.group < b.group ? -1 : a.group > b.group ? 1 : 0;
var byWorst = (a, b) => severity(b) - severity(a) || b.lag.length - a.lag.length || byName(a, b);
var pace = ({ produceRate: produceRate2 }) => produceRate2.known && produceRate2.value > 0 ? Math.floor(Math.log10(produceRate2.value) * 2) : -100;
var byBusiest = (a, b) => pace(b) - pace(a) || byName(a, b);
function totalsOf(groups2, clusters) {
  const at = Math.max(0, ...clusters.map((cluster) => cluster.at ?? 0));
  const totals = {
    ...{ at, statuses: {}, groups: groups2.length, lag: "0", unknownPartitions: 0, oldest: null },
    offlinePartitions: clusters.reduce((sum, cluster) => sum + cluster.offlinePartitions.length, 0)
  };
  let lag = 0n;
  for (const group of groups2) {
    totals.statuses[group.status] = (totals.statuses[group.status] ?? 0) + 1;
    lag += BigInt(group.lag);
    totals.unknownPartitions += group.unknownPartitions;
    const { timeLag: timeLag2 } = group;
    const waits = (timeLag2.known ? timeLag2.value : timeLag2.atLeast) ?? 0;
    const since = Math.round((at - waits) / 1e3) * 1e3;
    if (waits > 0 && since < (totals.oldest?.since ?? Infinity)) totals.oldest = { since, older: !timeLag2.known };
  }
  return { ...totals, lag: String(lag) };
}

// lib/live/wall-picture.ts
var LIST = "";
var WallPicture = class {
  constructor(choice) {
    this.choice = choice;
  }
  choice;
  facts = new ClusterFacts();
  snapshots = /* @__PURE__ */ new Map();
  list = null;
  totals = null;
  whole() {
    if (!this.list || !this.totals) return this.facts.whole();
    return [
      ...this.facts.whole(),
      { name: "rows", data: { list: LIST, ...this.list } },
      { name: "wall", data: this.totals }
    ];
  }
  take(snapshot) {
    const facts = this.facts.take(snapshot);
    const seen = this.snapshots.get(snapshot.cluster);
    this.snapshots.set(snapshot.cluster, snapshot);
    if (snapshot.at === null || snapshot.at === seen?.at) return facts;
    const snapshots = [...this.snapshots.values()];
    const clusters = snapshots.map(toClusterSummary);
    const groups2 = snapshots.flatMap((each) => each.groups.map(toGroupSummary));
    const { rows, totals } = selectWall(groups2, clusters, this.choice);
    const before = this.list;
    const after = nextList(before ?? void 0, rows, totals.at);
    this.list = after;
    this.totals = totals;
    const list = before ? { name: "changes", data: diffRows(LIST, before, after) } : { name: "rows", data: { list: LIST, ...after } };
    return [...facts, list, { name: "wall", data: totals }];
  }
  concerns = () => false;
};

// lib/live/scope.ts
var MAX_FEEDS = 500;
var TooManyFeeds = class extends Error {
};
function feedOf(hub2, scope) {
  const key = JSON.stringify(scope);
  const running = hub2.feeds.get(key);
  if (running) return running;
  if (hub2.feeds.size >= MAX_FEEDS) {
    for (const feed2 of hub2.feeds.values()) if (feed2.idle) feed2.close();
  }
  if (hub2.feeds.size >= MAX_FEEDS) throw new TooManyFeeds("too many different selections are being watched");
  const feed = new Feed(hub2, pictureOf(scope), () => hub2.feeds.delete(key));
  hub2.feeds.set(key, feed);
  return feed;
}
function pictureOf(scope) {
  switch (scope.kind) {
    case "groups":
      return new GroupsPicture(scope.cluster);
    case "group":
      return new GroupPicture(scope);
    case "wall":
      return new WallPicture(scope.choice);
    case "clusters":
      return new ClustersPicture();
  }
}

// lib/lab/load-plan.ts
var PARTITIONS_PER_TOPIC = 50;
var TROUBLE_EVERY = 100;
function planLoad(size) {
  const { partitions: partitions2, groups: groups2, partitionsPerGroup } = size;
  if (partitionsPerGroup > partitions2) throw new Error("A group cannot read more partitions than there are.");
  const topics = Array.from({ length: Math.ceil(partitions2 / PARTITIONS_PER_TOPIC) }, (_, index) => ({
    topic: `load-${String(index).padStart(4, "0")}`,
    partitions: Math.min(PARTITIONS_PER_TOPIC, partitions2 - index * PARTITIONS_PER_TOPIC)
  }));
  return {
    size,
    topics,
    groups: Array.from({ length: groups2 }, (_, index) => ({
      group: `load-group-${String(index).padStart(5, "0")}`,
      reads: readsFrom(index * partitionsPerGroup % partitions2, size),
      habit: habitOf2(index)
    }))
  };
}
var habitOf2 = (index) => index % TROUBLE_EVERY === 17 ? "falls-behind" : index % TROUBLE_EVERY === 53 ? "stands-still" : "keeps-up";
function readsFrom(first, { partitions: partitions2, partitionsPerGroup }) {
  const reads = /* @__PURE__ */ new Map();
  for (let step2 = 0; step2 < partitionsPerGroup; step2++) {
    const at = (first + step2) % partitions2;
    const topic = Math.floor(at / PARTITIONS_PER_TOPIC);
    const list = reads.get(topic) ?? [];
    reads.set(topic, list);
    list.push(at % PARTITIONS_PER_TOPIC);
  }
  return [...reads].map(([topic, list]) => ({
    topic: `load-${String(topic).padStart(4, "0")}`,
    partitions: list.sort((a, b) => a - b)
  }));
}

// lib/core/settings.ts
var DEFAULT_EVALUATION = {
  profile: "tidemark",
  windowMs: 10 * 6e4,
  floorRecords: 1,
  floorMs: 1e4,
  holdMs: 3e4,
  burrowIntervals: 10,
  burrowAllowedLag: 0,
  burrowMinimumComplete: 0
};

// lib/vt.tmp.ts
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
var args = Object.fromEntries(process.argv.slice(2).map((a) => a.replace(/^--/, "").split("=")));
var N = (k, d) => Number(args[k] ?? d);
var groups = N("groups", 5e3);
var perGroup = N("per", 20);
var partitions = N("partitions", 1e4);
var interval = N("interval", 5e3);
var round = 1e4;
var cycles = N("cycles", 60);
var warm = N("warm", 30);
var restartAt = N("restart", -1);
var away = N("away", 6e4);
var readers = N("readers", 1);
var plan = planLoad({ groups, partitions, partitionsPerGroup: perGroup });
var hub = new Hub();
var now = Date.parse("2026-11-26T08:00:00Z");
var log = { info() {
}, warn(o, m) {
  console.log(o, m);
}, error(o, m) {
  console.log(o, m);
} };
var events = 0;
var history = { writeTick: async () => {
}, writeEvents: async (e) => {
  events += e.length;
  return e.map((x, i) => ({ ...x, id: String(i) }));
}, readEvents: async () => [] };
var windowMs = DEFAULT_EVALUATION.windowMs;
var monitor = new ClusterMonitor({ name: "bench", source: {}, history, hub, log, intervalMs: interval, windowMs, settingsOf: () => DEFAULT_EVALUATION, now: () => now });
monitor.takeStreamHealth({ state: "running", reason: null, since: now, records: 0, skipped: 0 });
var ends2 = new Map(plan.topics.map((t) => [t.topic, Array.from({ length: t.partitions }, () => 1e3)]));
var stands = /* @__PURE__ */ new Map();
var committed = new Map(plan.groups.map((g) => [g.group, new Map(g.reads.map((r) => [r.topic, new Array(50).fill(null)]))]));
var commits = 0;
var seed = 12345;
var rnd = () => (seed = seed * 1103515245 + 12345 & 2147483647) / 2147483647;
function commitGroup(g, at, out) {
  for (const r of g.reads) {
    const e = ends2.get(r.topic);
    const c = committed.get(g.group).get(r.topic);
    for (const p of r.partitions) {
      let off;
      const end = e[p];
      if (g.habit === "keeps-up") off = Math.max(0, end - Math.floor(rnd() * 4));
      else {
        const k = g.group + r.topic + p;
        const b = stands.get(k);
        off = b === void 0 ? end : g.habit === "stands-still" ? b : b + 5;
        stands.set(k, off);
      }
      c[p] = BigInt(off);
      out.push({ kind: "commit", group: g.group, topic: r.topic, partition: p, offset: BigInt(off), at });
    }
    commits += r.partitions.length;
  }
}
var STEPS = 100;
var step = 0;
function advance(ms, watching) {
  const steps = Math.round(ms / round * STEPS);
  for (let s = 0; s < steps; s++, step++) {
    const i = step % STEPS;
    now += round / STEPS;
    const sl = (items) => items.slice(Math.floor(i * items.length / STEPS), Math.floor((i + 1) * items.length / STEPS));
    for (const t of sl(plan.topics)) {
      const e = ends2.get(t.topic);
      for (let p = 0; p < e.length; p++) e[p] += 5 + Math.floor(rnd() * 11);
    }
    const out = [];
    for (const g of sl(plan.groups)) commitGroup(g, now - 20, out);
    if (watching) monitor.takeEvents(out);
  }
}
var one = (n) => Array.from({ length: 50 }, () => n);
var onev = Array.from({ length: 50 }, () => [1]);
var zeros = Array.from({ length: 50 }, () => 0n);
function poll() {
  return {
    startedAt: now - 200,
    at: now,
    finishedAt: now,
    clusterId: "x",
    controllerId: 1,
    brokers: [{ id: 1, host: "h", port: 1, rack: null }],
    topics: plan.topics.map((t) => ({ topic: t.topic, topicId: t.topic, internal: false, at: now, logStart: zeros, logEnd: ends2.get(t.topic).map(BigInt), leader: one(1), replicas: onev, inSyncReplicas: onev, problems: {} })),
    groups: plan.groups.map((g) => ({ group: g.group, type: "classic", state: "Empty", assignor: "", generation: -1, coordinator: 1, members: { known: true, value: [] } })),
    committed: plan.groups.flatMap((g) => [...committed.get(g.group)].map(([topic, offsets]) => ({ group: g.group, topic, offsets: offsets.slice() }))),
    problems: [],
    phases: {},
    requests: 5
  };
}
var bytes = 0;
for (let i = 0; i < readers; i++) feedOf(hub, { kind: "groups" }).add({ take(f) {
  bytes += f.bytes("gzip").length;
}, end() {
} });
var tot = {};
var cpu = [];
var session = new Session();
var gcMs = 0;
new PerformanceObserver((l) => {
  for (const e of l.getEntries()) gcMs += e.duration;
}).observe({ entryTypes: ["gc"] });
for (let c = 0; c < warm + cycles; c++) {
  if (c === warm && args.prof) {
    session.connect();
    await session.post("Profiler.enable");
    await session.post("Profiler.setSamplingInterval", { interval: 500 });
    await session.post("Profiler.start");
  }
  if (c === warm && args.heap) {
    session.connect();
    await session.post("HeapProfiler.startSampling", { samplingInterval: 16384, includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true });
  }
  if (c === restartAt) {
    advance(away, false);
    if (args.fresh) {
      const m = new ClusterMonitor({ name: "bench", source: {}, history, hub, log, intervalMs: interval, windowMs, settingsOf: () => DEFAULT_EVALUATION, now: () => now });
      monitor = m;
    } else {
    }
  }
  const a = process.cpuUsage();
  const t = performance.now();
  advance(interval, true);
  const tEvents = performance.now() - t;
  const p = poll();
  const b = process.cpuUsage();
  monitor.takePoll(p);
  const d = process.cpuUsage(b);
  if (c === warm) gcMs = 0;
  if (c >= warm) {
    const ph = { events: tEvents, ...monitor.snapshot.cycle.phases };
    for (const [k, v] of Object.entries(ph)) (tot[k] ??= []).push(v);
    (tot.total ??= []).push(Object.entries(ph).filter(([k]) => k !== "events" && k !== "write").reduce((s, [, v]) => s + v, 0));
    cpu.push((d.user + d.system) / 1e3);
  }
  if (args.each) console.log(c, "total", tot.total?.at(-1)?.toFixed(0), Object.entries(monitor.snapshot.cycle.phases).map(([k, v]) => `${k} ${v.toFixed(0)}`).join(" "), "events", events, "bytes", bytes), bytes = 0;
  await new Promise((r) => setImmediate(r));
}
if (args.prof) {
  const { profile } = await session.post("Profiler.stop");
  writeFileSync(args.prof, JSON.stringify(profile));
}
if (args.heap) {
  const { profile } = await session.post("HeapProfiler.stopSampling");
  writeFileSync(args.heap, JSON.stringify(profile));
}
var q = (v, f) => [...v].sort((x, y) => x - y)[Math.min(v.length - 1, Math.floor(v.length * f))].toFixed(1);
for (const [k, v] of Object.entries(tot)) console.log(k.padEnd(12), "p50", q(v, 0.5), "p95", q(v, 0.95));
console.log("cpu takePoll p50", q(cpu, 0.5), "p95", q(cpu, 0.95), "gc total", gcMs.toFixed(0), "ms over", cycles, "bytes/cycle", (bytes / (warm + cycles) / 1e3).toFixed(1), "kB", "events", events, "rss", (process.memoryUsage().rss / 1e6).toFixed(0));
process.exit(0);
