/** Makes labelled traces: a kind, a view of it, and the truth from the simulation. */
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import type { Profile } from "@/lib/core/words/terms";
import type { Trace } from "@/lib/core/past/trace";
import { EVERYDAY, HEALTHY, SICK } from "./kinds";
import { WEEKS } from "./week-kinds";
import { seeded, type Random } from "./random";
import { simulateEvents } from "./event-world";
import { simulate, type Plan, type Seen, type View } from "./world";

const START = 1_700_000_000_000;
const LENGTH_MS = 40 * 60_000;
/** How far the commit stream looks back at a start. */
const LOOK_BACK_MS = 10 * 60_000;

/** Commit intervals to draw from; 5 s is what clients do by themselves. */
const INTERVALS_MS = [100, 1000, 5000, 5000, 5000, 5000, 10_000, 10_000, 15_000, 30_000, 60_000, 120_000];

/** What was true, in absolute ms. */
export interface Truth {
  kind: string;
  sick: boolean;
  /**
   * The incident; null in a healthy trace. It begins when the consumer is too slow, or when it stands and the first record
   * waits. From `clearFrom` on it is beyond the floors: before that both OK and the incident's status are right.
   * For `graceMs` after either edge nobody can know: evaluations there count for nothing but the time to find.
   * From `earlierFrom` until it begins the same trouble was there on and off: evaluations there count for nothing.
   */
  incident: {
    earlierFrom: number | null;
    from: number;
    clearFrom: number;
    to: number;
    accept: readonly string[];
    graceMs: number;
  } | null;
  commitMs: number;
  repeats: boolean;
  /** Throughput loss factor, rates and the like are in the kind; this is what the judge could go by. */
  members: boolean;
  /** Evaluations before count for nothing, in ms. */
  countsFrom: number;
}

export interface Labelled {
  trace: Trace;
  truth: Truth;
}

/**
 * How the world is simulated: in steps of time, event by event with other noise, jitter and ways to commit, or in coarse steps
 * over weeks, which has kinds of its own.
 */
export const WORLDS = ["steps", "events", "weeks"] as const;
export type World = (typeof WORLDS)[number];

const MINUTES_LONG = { ...HEALTHY, ...EVERYDAY, ...SICK };
const ALL = { ...MINUTES_LONG, ...WEEKS };

/** The kinds that a world has. */
export const kindsOf = (world: World): string[] => Object.keys(world === "weeks" ? WEEKS : MINUTES_LONG);

/** The labelled trace of a kind and a seed, by default from the world of steps. */
export function generate(kind: string, seed: number, commitMs?: number, world: World = "steps"): Labelled {
  const make = ALL[kind];
  if (!make) throw new Error(`"${kind}" is no kind of trace; there are ${Object.keys(ALL).join(", ")}`);
  const random = seeded(seed * 7919 + hash(kind));
  const plan = make(random);
  const view = { ...viewOf(random, plan.commitMs ?? commitMs), ...(plan.pollMs && { pollMs: plan.pollMs }) };
  const lengthMs = plan.lengthMs ?? LENGTH_MS;
  const seen = (world === "events" ? simulateEvents : simulate)(plan, view, lengthMs, random);
  const at = (t: number) => START + Math.round(t);
  const incident = incidentOf(plan, view, seen, at);
  const { watchedFrom = 0 } = plan;
  const watched = ([t]: readonly [number, ...unknown[]]) => t >= watchedFrom;
  const isWatched = ([t]: readonly [number, ...unknown[]]) => t >= watchedFrom - LOOK_BACK_MS;
  const first = seen.commits.find(isWatched)?.[0] ?? Infinity;
  return {
    trace: {
      settings: { ...DEFAULT_EVALUATION },
      every: plan.everyMs ?? random.pick([5_000, 10_000]),
      from: at(watchedFrom),
      to: START + lengthMs,
      logPoints: seen.logOffsets.filter(watched).map(([t, logEnd, logStart]) => ({
        at: at(t),
        logEnd,
        logStart,
        hasLeader: logEnd !== null,
      })),
      commits: seen.commits.filter(isWatched).map(([t, offset]) => ({ at: at(t), offset })),
      members: seen.members.filter(watched).map(([t, count]) => ({ at: at(t), count, owned: null })),
    },
    truth: {
      kind,
      sick: incident !== null,
      incident,
      commitMs: view.commitMs,
      repeats: view.repeats,
      members: view.members,
      countsFrom: at(Math.max(first, plan.knownFrom ?? 0)),
    },
  };
}

/** The incident of a trace; null where there is none, also where a rewind was made good before any commit showed it. */
function incidentOf(plan: Plan, view: View, seen: Seen, at: (t: number) => number): Truth["incident"] {
  const { incident, rewind } = plan;
  if (!incident || (rewind && seen.wentBackFrom === null)) return null;
  const throughput = incident.accept[0] === "OK/WARNING";
  const began = throughput ? incident.from : (seen.wentBackFrom ?? seen.waitingFrom ?? incident.from);
  return {
    earlierFrom: incident.earlierFrom === undefined ? null : at(incident.earlierFrom),
    from: at(began),
    clearFrom: at((throughput && seen.lateFrom) || began),
    // A step back is seen at the first commit after it.
    to: at(rewind ? Math.min(seen.backUntil ?? Infinity, began + incident.to - incident.from) : incident.to),
    accept: incident.accept,
    graceMs: (incident.graceMs ?? 0) + Math.min(60_000, Math.max(30_000, view.commitMs)),
  };
}

/** The same trace for the other profile. */
export const withProfile = (trace: Trace, profile: Profile): Trace => ({
  ...trace,
  settings: { ...trace.settings, profile },
});

function viewOf(random: Random, ownCommitMs: number | undefined): View {
  const repeats = random.chance(0.6);
  return {
    commitMs: ownCommitMs ?? random.pick(INTERVALS_MS),
    repeats,
    // Without repeats and without members nobody can tell a stalled consumer from a stopped one.
    members: !repeats || random.chance(0.5),
    sessionMs: random.pick([0, 0, 10_000, 30_000]),
    pollMs: random.pick([5_000, 10_000]),
    lostPolls: random.pick([0, 0.02, 0.05]),
    lateCommits: random.pick([0, 0.02, 0.05]),
    base: random.chance(0.2) ? 2n ** 53n + 12_345n : BigInt(Math.floor(random.between(0, 1e9))),
  };
}

function hash(text: string): number {
  let value = 0;
  for (const letter of text) value = (Math.imul(value, 31) + letter.charCodeAt(0)) | 0;
  return value;
}
