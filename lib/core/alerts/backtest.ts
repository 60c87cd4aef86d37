/**
 * Which messages these routes and settings would have sent: stored happenings go through the book, with time in steps, and each
 * message is taken as delivered when it goes out.
 */
import { AlertBook, type Owes } from "./book";
import { atOnce } from "../in-turns";
import { ClusterPast } from "./stored-views";
import { earliest } from "./soonest";
import type { AlertPolicy, Delivery, Silence } from "./terms";
import type { Happening } from "../picture/changes";
import type { SilenceClock } from "./silences";
import type { Millis } from "../words/terms";

export interface BacktestInput {
  /** Oldest first. Those before `from` say how things stood then. */
  events: readonly Happening[];
  policy: AlertPolicy;
  silences: readonly Silence[];
  clock: SilenceClock;
  from: Millis;
  to: Millis;
}

export interface Backtest {
  /** Messages for people, as delivered, in order; `deliveredAt` is when each would have gone out. */
  deliveries: Delivery[];
  /** Up to when the answer is whole: `to`, or earlier where it was too much. */
  until: Millis;
}

/** As a monitor that looks every five seconds. */
const INTERVAL_MS = 5_000;
/** What is seen in pictures that follow a change: the second confirms it, the fourth that a cluster is unreachable. */
const PICTURES_AFTER = [INTERVAL_MS, 3 * INTERVAL_MS];
const MOST_STEPS = 200_000;
const MOST_BACKTESTED = 10_000;

export const backtest = (input: BacktestInput): Backtest => atOnce(backtesting(input));

/** As `backtest`, with a yield after each step. */
export function* backtesting(input: BacktestInput): Generator<undefined, Backtest> {
  const past = new Past(input);
  const { to } = input;
  for (let steps = 0; ; steps++) {
    const at = past.next();
    if (at === null || at > to) return { deliveries: past.deliveries, until: to };
    if (steps >= MOST_STEPS || past.deliveries.length >= MOST_BACKTESTED)
      return { deliveries: past.deliveries, until: at };
    past.step(at);
    yield;
  }
}

class Past {
  readonly deliveries: Delivery[] = [];
  private readonly book: AlertBook;
  private readonly clusters = new Map<string, ClusterPast>();
  private readonly silences: Silence[];
  private place = 0;
  private pictures: Millis[] = [];
  private nextAt: Millis | null = null;
  private now: Millis = -Infinity;

  constructor(private readonly input: BacktestInput) {
    this.book = new AlertBook(input.clock);
    this.silences = [...input.silences];
  }

  /** The next moment at which something happens; null: none comes. */
  next(): Millis | null {
    const event = this.input.events[this.place]?.at ?? null;
    const tries = this.book.waiting().map(({ nextTryAt }) => nextTryAt);
    const soonest = [event, this.pictures[0] ?? null, this.nextAt, ...tries].reduce(earliest, null);
    return soonest === null ? null : Math.max(soonest, this.now);
  }

  step(at: Millis): void {
    this.now = at;
    const { events } = this.input;
    const before = this.place;
    for (let event = events[this.place]; event && event.at <= at; event = events[++this.place])
      this.clusterOf(event.cluster).take(event);
    if (this.place > before) this.pictures = PICTURES_AFTER.map((after) => at + after);
    else this.pictures = this.pictures.filter((picture) => picture > at);
    for (const cluster of this.clusters.values()) this.book.takeCluster(cluster.view(at), at);
    this.owe(at);
    if (this.send(at)) this.owe(at);
  }

  private clusterOf(name: string): ClusterPast {
    const known = this.clusters.get(name) ?? new ClusterPast(name, INTERVAL_MS);
    this.clusters.set(name, known);
    return known;
  }

  private owe(at: Millis): void {
    const { nextAt, endedSilences }: Owes = this.book.owe(this.input.policy, this.silences, at);
    // What is due at this very moment has been done: the next step comes later.
    this.nextAt = nextAt === null ? null : Math.max(nextAt, at + 1);
    for (const silence of endedSilences) this.silences.splice(this.silences.indexOf(silence), 1);
  }

  private send(at: Millis): boolean {
    const due = this.book.waiting().filter(({ nextTryAt }) => nextTryAt <= at);
    for (const { id } of due) {
      const answer = { outcome: "delivered", detail: "", ref: null, nextTryAt: null } as const;
      const { delivery } = this.book.takeAnswer(id, answer, at);
      if (delivery && delivery.kind !== "push" && at >= this.input.from) this.deliveries.push(delivery);
    }
    return due.length > 0;
  }
}
