/** Extends a history that ends at the present by its newest part, so that a live chart does not load all of it again. */
import type { HistoryAnswer } from "@/lib/api/contract";

/** How many added points may stand beside evenly spaced ones before everything is loaded anew. */
const MAX_TAIL_POINTS = 240;

interface Held extends HistoryAnswer {
  /** Where the first tail began; absent before the first extension. */
  tailFrom?: number;
}

/** The moment from which to ask for the rest, or null when all should be loaded anew. */
export function tailStart(held: HistoryAnswer, now: number): number | null {
  const newest = Math.max(0, ...held.topics.map(({ at }) => at.at(-1) ?? 0));
  if (newest === 0 || now - newest > 120_000) return null;
  const since = (held as Held).tailFrom ?? newest;
  const added = Math.max(0, ...held.topics.map(({ at }) => at.filter((moment) => moment >= since).length));
  // Points of a step are the last tick within it: the newest step may still be open, so it is asked for again.
  return added > MAX_TAIL_POINTS ? null : newest - held.stepMs + 1;
}

/** `held` up to where `tail` begins, then `tail`; what is older than `from` is left out. */
export function extendHistory(held: HistoryAnswer, tail: HistoryAnswer, from: number): HistoryAnswer {
  const cut = tail.from;
  const inRange = (at: number) => at >= from;
  const extended: Held = {
    ...tail,
    from,
    stepMs: Math.max(held.stepMs, tail.stepMs),
    topics: joinTopics(held, tail, from),
    members: joinMembers(held.members, tail.members, from, cut),
    gaps: joinGaps(held.gaps, tail.gaps).filter((gap) => inRange(gap.to)),
    events: [...tail.events, ...held.events.filter(({ at }) => inRange(at) && at < cut)],
    statuses: joinStatuses(held.statuses, tail.statuses, from, cut),
    tailFrom: (held as Held).tailFrom ?? cut,
  };
  return extended;
}

function joinTopics(held: HistoryAnswer, tail: HistoryAnswer, from: number): HistoryAnswer["topics"] {
  const names = [...new Set([...held.topics, ...tail.topics].map(({ topic }) => topic))];
  return names.flatMap((name) => {
    const older = held.topics.find(({ topic }) => topic === name);
    const newer = tail.topics.find(({ topic }) => topic === name);
    if (!older || !newer) return older ?? newer ?? [];
    const first = older.at.findIndex((at) => at >= from);
    const start = first === -1 ? older.at.length : first;
    const found = older.at.findIndex((at) => at >= tail.from);
    const end = Math.max(start, found === -1 ? older.at.length : found);
    const kept = end - start;
    const numbers = [...new Set([...older.partitions, ...newer.partitions].map(({ partition }) => partition))];
    const joined = numbers
      .sort((a, b) => a - b)
      .map((partition) => {
        const before = older.partitions.find((candidate) => candidate.partition === partition);
        const after = newer.partitions.find((candidate) => candidate.partition === partition);
        const column = (name: "logStart" | "logEnd" | "committed" | "lag") => [
          ...(before ? before[name].slice(start, end) : new Array<null>(kept).fill(null)),
          ...(after ? after[name] : new Array<null>(newer.at.length).fill(null)),
        ];
        return {
          partition,
          logStart: column("logStart"),
          logEnd: column("logEnd"),
          committed: column("committed"),
          lag: column("lag"),
        };
      });
    return { topic: name, at: [...older.at.slice(start, end), ...newer.at], partitions: joined };
  });
}

function joinMembers(
  held: HistoryAnswer["members"],
  tail: HistoryAnswer["members"],
  from: number,
  cut: number,
): HistoryAnswer["members"] {
  const kept = held.at.flatMap((at, index) => (at >= from && at < cut ? [index] : []));
  return {
    at: [...kept.map((index) => held.at[index] ?? 0), ...tail.at],
    count: [...kept.map((index) => held.count[index] ?? null), ...tail.count],
  };
}

/** A gap that goes on in the tail is one gap. */
function joinGaps(held: HistoryAnswer["gaps"], tail: HistoryAnswer["gaps"]): HistoryAnswer["gaps"] {
  const joined = held.map((gap) => ({ ...gap }));
  for (const gap of tail) {
    const same = joined.find((older) => older.to >= gap.from && older.from <= gap.to);
    if (same) same.to = Math.max(same.to, gap.to);
    else joined.push(gap);
  }
  return joined;
}

/** The status that held when the range begins is kept, moved to its beginning. */
function joinStatuses(
  held: HistoryAnswer["statuses"],
  tail: HistoryAnswer["statuses"],
  from: number,
  cut: number,
): HistoryAnswer["statuses"] {
  const before = held.filter(({ at }) => at <= from).at(-1);
  const opening = before ? [{ ...before, at: from }] : [];
  const between = held.filter(({ at }) => at > from && at < cut);
  const all = [...opening, ...between, ...tail.filter(({ at }) => at > cut)];
  return all.length > 0 ? all : tail;
}
