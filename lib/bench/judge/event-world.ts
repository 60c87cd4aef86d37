/**
 * The same plans in another world, so that the rules are not fitted to one simulation: event by event instead of step by step;
 * rates that drift; a consumer that works batch by batch and starts again from its last commit when it was killed;
 * commits that reach the broker late, have times in whole seconds, or are seen by polls alone; polls that jitter.
 */
import type { Random } from "./random";
import { FLOOR_MS, nothingSeen, WARM_UP_MS, WrittenTimes, type Plan, type Seen, type View } from "./world";

/** How the consumer can be watched here, beyond the view. */
interface Habits {
  /** Commits are seen by polls alone, when the offset has changed. */
  byPolls: boolean;
  /** Commit times are in whole seconds. */
  wholeSeconds: boolean;
  /** A commit takes up to this long to be stored. */
  latencyMs: number;
  /** How far the produce rate drifts (deviation of its logarithm). */
  drift: number;
  /** A consumer that ends commits what it has done. */
  commitsAtEnd: boolean;
}

/** Runs a plan for `lengthMs`. */
export function simulateEvents(plan: Plan, view: View, lengthMs: number, random: Random): Seen {
  const world = new EventWorld(plan, view, random);
  world.run(lengthMs);
  return world.seen;
}

class EventWorld {
  readonly seen = nothingSeen();
  private readonly written: WrittenTimes;
  private readonly habits: Habits;
  private position = 0;
  private committed = -1;
  private highest = -1;
  private batch: number | null = null;
  private drift = 0;
  private rewound = false;
  private diedAt: number | null = null;
  private polledOffset = -1;
  private lostUntil = -Infinity;

  constructor(
    private readonly plan: Plan,
    private readonly view: View,
    private readonly random: Random,
  ) {
    this.written = new WrittenTimes(plan.backlog);
    this.habits = {
      byPolls: random.chance(0.25),
      wholeSeconds: random.chance(0.3),
      latencyMs: random.pick([5, 50, 800]),
      drift: plan.kind === "busy" ? 0.03 : random.pick([0.02, 0.05, 0.1]),
      commitsAtEnd: plan.incident === null,
    };
  }

  run(lengthMs: number): void {
    const { random, view } = this;
    const events: { at: number; happens: (t: number) => number }[] = [
      { at: -WARM_UP_MS, happens: (t) => t + this.produce(t) },
      { at: Math.max(this.plan.startsAt, -WARM_UP_MS), happens: (t) => t + this.consume(t) },
      {
        at: Math.max(this.plan.startsAt, -WARM_UP_MS) + random.between(0, view.commitMs),
        happens: (t) => this.commit(t),
      },
      {
        at: random.between(0, view.pollMs),
        happens: (t) => {
          this.poll(t);
          return t + view.pollMs * random.between(0.7, 1.3);
        },
      },
      {
        at: -WARM_UP_MS,
        happens: (t) => {
          this.look(t);
          return t + 250;
        },
      },
    ];
    for (;;) {
      let next = events[0]!;
      for (const event of events) if (event.at < next.at) next = event;
      if (next.at >= lengthMs) break;
      next.at = next.happens(next.at);
    }
    // Stored late: some commits have overtaken each other.
    this.seen.commits.sort((a, b) => a[0] - b[0]);
  }

  /** A few hundred ms of records at a rate that drifts with a memory of about 20 s. Returns the time until the next. */
  private produce(t: number): number {
    const ms = this.random.between(100, 400);
    const keeps = Math.exp(-ms / 20_000);
    this.drift = this.drift * keeps + this.habits.drift * Math.sqrt(1 - keeps * keeps) * this.random.normal();
    const rate = this.plan.produce(t) * Math.exp(this.drift);
    if (this.plan.hasLeader(t)) this.written.add(t, this.random.count((rate * ms) / 1000));
    return ms;
  }

  /** Ends a batch and begins the next. Returns the time that it takes. */
  private consume(t: number): number {
    const { plan, random } = this;
    if (!this.works(t)) {
      this.batch = null;
      return 200;
    }
    if (this.batch !== null) this.position += this.batch;
    if (plan.rewind && !this.rewound && t >= plan.rewind.at) {
      this.position = Math.max(0, this.position - plan.rewind.by);
      this.rewound = true;
    }
    const available = this.written.before(t - plan.delayMs) - this.position;
    const recordMs = plan.recordMs(random);
    if (available <= 0) {
      this.batch = null;
      return 100;
    }
    if (recordMs > 0) {
      this.batch = 1;
      return recordMs;
    }
    const capacity = Math.max(0.01, plan.capacity(t));
    this.batch = Math.min(available, Math.max(1, Math.round(capacity * random.between(0.1, 0.8))));
    return Math.max(1, (this.batch / capacity) * 1000);
  }

  private works(t: number): boolean {
    return this.lives(t) && this.plan.hasLeader(t) && !this.plan.paused(t) && !this.plan.stuck(t);
  }

  private lives(t: number): boolean {
    return t >= this.plan.startsAt && this.plan.alive(t);
  }

  /** The next automatic commit. Returns when the one after it is due. */
  private commit(t: number): number {
    const { view, random, plan } = this;
    const may = this.lives(t) && plan.hasLeader(t) && !plan.paused(t);
    if (may && (view.repeats || this.position !== this.committed)) this.store(t);
    if (!this.lives(t)) return t + 250;
    const late = random.chance(view.lateCommits) ? random.between(0.3, 1) : 0;
    return t + Math.max(50, view.commitMs * (1 + late + random.between(0, 0.05)));
  }

  private store(t: number): void {
    if (this.rewound && this.position < this.highest) this.seen.wentBackFrom ??= t;
    if (this.seen.wentBackFrom !== null && this.position >= this.highest) this.seen.backUntil ??= t;
    this.committed = this.position;
    this.highest = Math.max(this.highest, this.position);
    if (t < 0 || this.habits.byPolls) return;
    const stored = t + this.random.between(0, this.habits.latencyMs);
    const at = this.habits.wholeSeconds ? Math.floor(stored / 1000) * 1000 : stored;
    this.seen.commits.push([at, this.view.base + BigInt(this.position)]);
  }

  private poll(t: number): void {
    const { view, random, plan } = this;
    if (random.chance(view.lostPolls / 20)) this.lostUntil = t + random.between(10_000, 50_000);
    if (t < this.lostUntil || random.chance(view.lostPolls)) return;
    const leader = plan.hasLeader(t);
    if (this.habits.byPolls && this.committed >= 0 && this.committed !== this.polledOffset) {
      this.polledOffset = this.committed;
      this.seen.commits.push([t, view.base + BigInt(this.committed)]);
    }
    this.seen.logOffsets.push([t, leader ? view.base + BigInt(this.written.total) : null, leader ? view.base : null]);
    const gone = this.diedAt !== null && t - this.diedAt >= (t < plan.startsAt ? 0 : view.sessionMs);
    // Seen by polls alone, a dead consumer and a stuck one differ in membership alone.
    if (view.members || this.habits.byPolls) this.seen.members.push([t, gone ? 0 : 1]);
  }

  /** Follows life and death, and what is true of an incident. */
  private look(t: number): void {
    const lives = this.lives(t);
    if (!lives && this.diedAt === null) {
      this.diedAt = t;
      if (this.habits.commitsAtEnd && t > this.plan.startsAt && this.position !== this.committed) this.store(t);
      this.position = Math.max(0, this.committed);
    }
    if (lives) this.diedAt = null;
    const { incident } = this.plan;
    if (!incident || t < incident.from || t >= incident.to) return;
    if (this.seen.waitingFrom === null && this.written.total > this.position) this.seen.waitingFrom = t;
    if (this.seen.lateFrom === null && this.written.before(t - FLOOR_MS) > this.position) this.seen.lateFrom = t;
  }
}
