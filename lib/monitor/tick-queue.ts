/**
 * What waits to be written to history. A cycle never waits for the database: ticks queue up here, in order, and
 * are retried while Postgres is away. Beyond the bounds whole ticks are dropped, oldest first, and counted.
 */
import type { Backlog } from "@/lib/core/picture/snapshot";
import type { History, HistoryEvent, HistoryTick } from "@/lib/history/history";
import type { Logger } from "@/lib/log/log";
import { WaitingTick } from "./waiting-tick";

interface Entry {
  tick: HistoryTick | null;
  events: Omit<HistoryEvent, "id">[];
  written: (events: HistoryEvent[]) => void;
}

interface Waiting extends Omit<Entry, "tick"> {
  tick: WaitingTick | null;
}

/** Ten minutes without a database, with room to spare: so many ticks of a cluster's interval, and so many bytes. */
const AWAY_MS = 20 * 60_000;
const LEAST_WAITING = 60;
const MOST_BYTES = 128 * 1024 * 1024;

/** So many waiting ticks are none of a database that is away. */
const FEW = 4;

const RETRY_MS = [1000, 2000, 5000, 10_000];

/** How many ticks may wait. */
export const mostWaiting = (intervalMs: number): number => Math.max(LEAST_WAITING, Math.ceil(AWAY_MS / intervalMs));

export class TickQueue {
  private readonly waiting: Waiting[] = [];
  private working: Promise<void> | null = null;
  private wake: (() => void) | null = null;
  private stopped = false;
  private failures = 0;
  private isOpen = false;
  private readonly opened: Promise<unknown>;
  private signalStop = () => {};
  private readonly stopping = new Promise<void>((resolve) => (this.signalStop = resolve));
  private readonly mostWaiting: number;
  private readonly mostBytes: number;
  /** How long the newest tick that is stored took, in ms; null before the first. */
  writeMs: number | null = null;
  /** Ticks dropped because a bound was reached. */
  dropped = 0;

  constructor(
    private readonly history: Pick<History, "writeTick" | "writeEvents">,
    private readonly log: Logger,
    bounds: { intervalMs?: number; mostBytes?: number } = {},
    /** Nothing is written before this resolves: the database may come later than the first ticks. */
    after: Promise<unknown> = Promise.resolve(),
  ) {
    this.opened = after.then(
      () => void (this.isOpen = true),
      () => new Promise(() => {}),
    );
    this.mostWaiting = mostWaiting(bounds.intervalMs ?? 5000);
    this.mostBytes = bounds.mostBytes ?? MOST_BYTES;
  }

  /** How many ticks wait, what they take, and the moment of the oldest. */
  backlog(): Backlog {
    const ticks = this.waiting.flatMap(({ tick }) => tick ?? []);
    return {
      waiting: this.waiting.length,
      oldest: ticks[0]?.at ?? null,
      bytes: bytesOf(ticks),
      dropped: this.dropped,
      failing: this.failures > 0 || !this.isOpen,
    };
  }

  /** Queues a tick with its happenings; `written` is told the events with their ids once they are stored. */
  push({ tick, events, written }: Entry): void {
    const waiting = { tick: tick && new WaitingTick(tick), events, written };
    this.waiting.push(waiting);
    // While the database keeps up, nothing waits for long.
    if (this.failures > 0 || !this.isOpen || this.waiting.length > FEW) void waiting.tick?.pack();
    this.keepBounds();
    this.working ??= this.drain();
  }

  /** Takes back those happenings that wait and are none after all. */
  sift(isNews: (event: Omit<HistoryEvent, "id">) => boolean): void {
    for (const entry of this.waiting) entry.events = entry.events.filter(isNews);
  }

  /** Writes what waits, one try each, then stops. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.signalStop();
    this.wake?.();
    await this.working;
  }

  private keepBounds(): void {
    let bytes = bytesOf(this.waiting.flatMap(({ tick }) => tick ?? []));
    while (this.waiting.length > 2 && (this.waiting.length > this.mostWaiting || bytes > this.mostBytes)) {
      // The entry at the head may be half way through a transaction: leave it alone.
      const [gone] = this.waiting.splice(1, 1);
      bytes -= gone?.tick?.bytes ?? 0;
      this.dropped++;
    }
  }

  private async drain(): Promise<void> {
    if (!this.isOpen) await Promise.race([this.opened, this.stopping]);
    for (let entry = this.waiting[0]; entry; entry = this.waiting[0]) {
      try {
        if (entry.tick) {
          const tick = await entry.tick.open();
          const startedAt = performance.now();
          await this.history.writeTick(tick);
          this.writeMs = performance.now() - startedAt;
        }
        // A tick that is stored must not be tried again when only its events fail.
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
        await this.pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]!);
      }
    }
    this.working = null;
  }

  private pause(ms: number): Promise<void> {
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
}

const bytesOf = (ticks: readonly WaitingTick[]): number => ticks.reduce((sum, { bytes }) => sum + bytes, 0);
