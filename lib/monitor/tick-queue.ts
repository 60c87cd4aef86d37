/**
 * What waits to be written to history. A cycle never waits for the database: ticks queue up here, in order, and
 * are retried while Postgres is away. Beyond the bound whole ticks are dropped, oldest first, and counted.
 */
import type { History, HistoryEvent, HistoryTick } from "@/lib/history/history";
import type { Logger } from "@/lib/log/log";

interface Entry {
  tick: HistoryTick | null;
  events: Omit<HistoryEvent, "id">[];
  written: (events: HistoryEvent[]) => void;
}

/** 10 minutes of 5 s cycles for one cluster, with room to spare. */
export const MAX_WAITING = 240;
const RETRY_MS = [1000, 2000, 5000, 10_000];

export class TickQueue {
  private readonly waiting: Entry[] = [];
  private working: Promise<void> | null = null;
  private wake: (() => void) | null = null;
  private stopped = false;
  private failures = 0;
  /** Ticks dropped because the bound was reached. */
  dropped = 0;

  constructor(
    private readonly history: Pick<History, "writeTick" | "writeEvents">,
    private readonly log: Logger,
  ) {}

  /** How many ticks wait, and the moment of the oldest. */
  backlog(): { waiting: number; oldest: number | null; dropped: number; failing: boolean } {
    const oldest = this.waiting.find((entry) => entry.tick)?.tick?.at ?? null;
    return { waiting: this.waiting.length, oldest, dropped: this.dropped, failing: this.failures > 0 };
  }

  /** Queues a tick with its happenings; `written` is told the events with their ids once they are stored. */
  push(entry: Entry): void {
    if (this.waiting.length >= MAX_WAITING) {
      // The entry at the head may be half way through a transaction: leave it alone.
      this.waiting.splice(1, 1);
      this.dropped++;
    }
    this.waiting.push(entry);
    this.working ??= this.drain();
  }

  /** Writes what waits, one try each, then stops. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.working;
  }

  private async drain(): Promise<void> {
    for (let entry = this.waiting[0]; entry; entry = this.waiting[0]) {
      try {
        if (entry.tick) await this.history.writeTick(entry.tick);
        // A tick that is stored must not be tried again when only its events fail.
        entry.tick = null;
        if (entry.events.length > 0) entry.written(await this.history.writeEvents(entry.events));
        if (this.failures > 0) this.log.info({ waiting: this.waiting.length }, "history is written again");
        this.failures = 0;
        this.waiting.shift();
      } catch (error) {
        if (this.failures === 0) this.log.error({ err: error }, "history cannot be written; ticks wait in memory");
        if (this.stopped) break;
        await this.pause(RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)]!);
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
