/**
 * A partition, its producer and its consumer, simulated in small steps, and what a monitor could read of them. The
 * plan says what happens; the world says what could be seen, and keeps the truth beside it.
 */
import type { Random } from "./random";

/** What happens, as functions of the time since the start in ms. */
export interface Plan {
  kind: string;
  /** Records per second that are produced. */
  produce(t: number): number;
  /** Records per second that the consumer can do while it works. */
  capacity(t: number): number;
  /** False while there is no consumer process: nothing is read, nothing committed. */
  alive(t: number): boolean;
  /** True while the consumer lives but its position does not move. */
  stuck(t: number): boolean;
  /** True while nothing is read and nothing committed although members are there (a rebalance). */
  paused(t: number): boolean;
  hasLeader(t: number): boolean;
  /** Records are read only this long after they were written. */
  delayMs: number;
  /** Time of one record in ms where one is worked on at a time; 0 for a stream of them. */
  recordMs(random: Random): number;
  /** Records written before the start, and the position to start from relative to the log end. */
  backlog: number;
  /** When the group first starts. */
  startsAt: number;
  /** At this time the position goes back by so many records. */
  rewind: { at: number; by: number } | null;
  /** What is wrong and when; null in a healthy trace. From `earlierFrom` until then it was so, on and off. */
  incident: { from: number; to: number; accept: readonly string[]; graceMs?: number; earlierFrom?: number } | null;
  /** Own commit interval in ms, where the kind has one. */
  commitMs?: number;
  /** Steps of the simulation, time between polls and between evaluations in ms, where days are simulated. */
  stepMs?: number;
  pollMs?: number;
  everyMs?: number;
  /** How long the trace is, where the kind needs another length than the others. */
  lengthMs?: number;
  /** Logs and members are read, and judged, only from then on; commits of the ten minutes before are known (a first start). */
  watchedFrom?: number;
  /** Before this time nobody can know the group's ways: a false alarm there counts for nothing. */
  knownFrom?: number;
}

/** How the group commits and how well it can be watched. */
export interface View {
  commitMs: number;
  repeats: boolean;
  /** Member counts are read. */
  members: boolean;
  /** Time until a dead process is taken for gone by the coordinator. */
  sessionMs: number;
  pollMs: number;
  lostPolls: number;
  lateCommits: number;
  base: bigint;
}

/** What was seen: the content of a trace, times relative to the start. */
export interface Seen {
  logOffsets: [number, bigint | null, bigint | null][];
  commits: [number, bigint][];
  members: [number, number][];
  /** When records waited for the first time at or after the incident's start; null when they never did. */
  waitingFrom: number | null;
  /** The same for records that had waited for as long as the floor. */
  lateFrom: number | null;
  /** When the first commit after a rewind was made: the rewind of the committed offset. */
  wentBackFrom: number | null;
  /** When the committed offset had come up again. */
  backUntil: number | null;
}

export const nothingSeen = (): Seen => ({
  logOffsets: [],
  commits: [],
  members: [],
  waitingFrom: null,
  lateFrom: null,
  wentBackFrom: null,
  backUntil: null,
});

/** The world runs this long before anybody looks. */
export const WARM_UP_MS = 6 * 60_000;
/** Records that wait for less are nobody's concern. */
export const FLOOR_MS = 10_000;

/** Runs a plan for `lengthMs`. */
export function simulate(plan: Plan, view: View, lengthMs: number, random: Random): Seen {
  const seen = nothingSeen();
  const stepMs = plan.stepMs ?? Math.min(500, view.commitMs);
  const written = new WrittenTimes(plan.backlog);
  let position = 0;
  let credit = 0;
  let busyUntil = -Infinity;
  let lastCommitted = -1;
  let nextCommit = Math.max(plan.startsAt, -WARM_UP_MS) + random.between(0, view.commitMs);
  let nextPoll = random.between(0, view.pollMs);
  let lostUntil = -1;
  let rewound = false;
  let highest = -1;
  let diedAt = -1;
  for (let t = -WARM_UP_MS; t < lengthMs; t += stepMs) {
    const leader = plan.hasLeader(t);
    if (leader) written.add(t, random.count((plan.produce(t) * stepMs) / 1000));
    const alive = plan.alive(t) && t >= plan.startsAt;
    if (alive) diedAt = -1;
    else if (diedAt < 0) diedAt = t;
    const works = alive && leader && !plan.paused(t) && !plan.stuck(t);
    if (plan.rewind && !rewound && t >= plan.rewind.at) {
      position = Math.max(0, position - plan.rewind.by);
      rewound = true;
    }
    if (works && t >= busyUntil) {
      const recordMs = plan.recordMs(random);
      const available = written.before(t - plan.delayMs) - position;
      if (recordMs > 0 && busyUntil > -Infinity) {
        position++;
        busyUntil = -Infinity;
      }
      if (recordMs > 0 && written.before(t) > position) busyUntil = t + recordMs;
      if (recordMs === 0) {
        credit = Math.min(available, credit + (plan.capacity(t) * stepMs) / 1000);
        const taken = Math.max(0, Math.floor(credit));
        position += taken;
        credit -= taken;
      }
    }
    const incident = plan.incident;
    if (incident && t >= incident.from && t < incident.to) {
      if (seen.waitingFrom === null && written.total > position) seen.waitingFrom = t;
      if (seen.lateFrom === null && written.before(t - FLOOR_MS) > position) seen.lateFrom = t;
    }
    if (t >= nextCommit) {
      const may = alive && leader && !plan.paused(t);
      if (may && (view.repeats || position !== lastCommitted)) {
        if (rewound && position < highest) seen.wentBackFrom ??= t;
        if (seen.wentBackFrom !== null && position >= highest) seen.backUntil ??= t;
        highest = Math.max(highest, position);
        if (t >= 0) seen.commits.push([t, view.base + BigInt(position)]);
        lastCommitted = position;
      }
      const late = random.chance(view.lateCommits) ? random.between(0.3, 1.2) : 0;
      nextCommit = Math.max(t + stepMs, nextCommit + view.commitMs * (1 + late + random.between(-0.03, 0.03)));
      if (!alive) nextCommit = t + stepMs;
    }
    if (t >= nextPoll) {
      nextPoll += view.pollMs;
      if (t < 0) continue;
      if (random.chance(view.lostPolls / 20)) lostUntil = t + random.between(10_000, 50_000);
      if (t < lostUntil || random.chance(view.lostPolls)) continue;
      seen.logOffsets.push([t, leader ? view.base + BigInt(written.total) : null, leader ? view.base : null]);
      const gone = diedAt >= 0 && t - diedAt >= (t < plan.startsAt ? 0 : view.sessionMs);
      if (view.members) seen.members.push([t, gone ? 0 : 1]);
    }
  }
  return seen;
}

/** How many records had been written by any time: for consumers that read with a delay. */
export class WrittenTimes {
  total: number;
  private readonly at: number[] = [];
  private readonly totals: number[] = [];

  constructor(private readonly backlog: number) {
    this.total = backlog;
  }

  add(t: number, records: number): void {
    this.total += records;
    this.at.push(t);
    this.totals.push(this.total);
  }

  /** Records written until `t`. */
  before(t: number): number {
    if (this.at.length === 0 || this.at[0]! > t) return this.backlog;
    if (t >= this.at[this.at.length - 1]!) return this.total;
    let low = 0;
    let high = this.at.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.at[middle]! <= t) low = middle;
      else high = middle - 1;
    }
    return this.totals[low]!;
  }
}
