/**
 * What alerting has decided and not written down yet. Writes go one after the other and take all that has changed by then, so an
 * older state never lands on a newer one; what could not be written waits, and is tried again.
 */
import type { Alert, Attempt, Delivery } from "@/lib/core/alerts/terms";
import type { Happening } from "@/lib/core/picture/changes";
import type { Millis } from "@/lib/core/words/terms";
import { Superseded, type AlertStore } from "@/lib/history/alerts/model";
import type { HistoryEvent } from "@/lib/history/history";
import type { Logger } from "@/lib/log/log";

export interface Decided {
  alerts?: readonly Alert[];
  settled?: readonly string[];
  deliveries?: readonly Delivery[];
  attempts?: readonly Attempt[];
}

/** Tries that nobody could write down for long: the newest are kept. */
const MOST_ATTEMPTS = 10_000;
const RETRY_MS = 2_000;
const SOON_MS = 1_000;

class Pending {
  readonly alerts = new Map<string, Alert>();
  readonly settled = new Set<string>();
  readonly deliveries = new Map<string, Delivery>();
  readonly attempts: Attempt[] = [];

  take({ alerts = [], settled = [], deliveries = [], attempts = [] }: Decided): void {
    for (const alert of alerts) {
      this.alerts.set(alert.id, alert);
      // It began once more under its id.
      this.settled.delete(alert.id);
    }
    for (const id of settled) this.settled.add(id);
    for (const delivery of deliveries) this.deliveries.set(delivery.id, delivery);
    this.attempts.push(...attempts);
    if (this.attempts.length > MOST_ATTEMPTS) this.attempts.splice(0, this.attempts.length - MOST_ATTEMPTS);
  }

  get isEmpty(): boolean {
    return this.alerts.size + this.settled.size + this.deliveries.size + this.attempts.length === 0;
  }

  asDecided(): Required<Decided> {
    return {
      alerts: [...this.alerts.values()],
      settled: [...this.settled],
      deliveries: [...this.deliveries.values()],
      attempts: this.attempts,
    };
  }
}

export class AlertWriter {
  private pending = new Pending();
  private last: Promise<unknown> = Promise.resolve();
  private retry: NodeJS.Timeout | null = null;
  private failing: { since: Millis; why: string } | null = null;
  private closed = false;
  private isOver = false;

  constructor(
    private readonly store: Pick<AlertStore, "write">,
    private readonly epoch: number,
    private readonly log: Logger,
    private readonly now: () => Millis,
    /** Somebody else has taken over: nothing more is written. */
    private readonly superseded: () => void,
  ) {}

  /** Since when nothing can be written, and why; null while it can. */
  get unstored(): { since: Millis; why: string } | null {
    return this.failing;
  }

  /** Somebody else has taken over: nothing is decided here any more. */
  get isSuperseded(): boolean {
    return this.isOver;
  }

  take(decided: Decided): void {
    this.pending.take(decided);
  }

  /**
   * Writes all that was taken until it begins, with the happenings that go with it, in one transaction.
   * @throws Error when it could not be written: what was decided waits here, the happenings are the caller's
   */
  flush(events: readonly Happening[] = []): Promise<HistoryEvent[]> {
    const mine = this.last.then(() => this.write(events));
    this.last = mine.catch(() => undefined);
    return mine;
  }

  /** Writes within a second, unless a cycle's happenings take what there is along before. */
  flushSoon(): void {
    this.again(SOON_MS);
  }

  /** One last try. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.retry) clearTimeout(this.retry);
    await this.flush().catch(() => undefined);
  }

  private async write(events: readonly Happening[]): Promise<HistoryEvent[]> {
    const taken = this.pending;
    if (taken.isEmpty && events.length === 0) return [];
    this.pending = new Pending();
    try {
      const stored = await this.store.write({ epoch: this.epoch, events, ...taken.asDecided() });
      if (this.failing) this.log.info("alerts are written again");
      this.failing = null;
      return stored;
    } catch (error) {
      this.giveBack(taken);
      this.logFailure(error);
      throw error;
    }
  }

  /** What was taken since is newer. */
  private giveBack(taken: Pending): void {
    const since = this.pending;
    this.pending = taken;
    taken.take(since.asDecided());
  }

  private logFailure(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    if (!this.failing)
      this.log.error({ err: error }, "alerts cannot be written; they wait in memory, and people are told");
    this.failing ??= { since: this.now(), why };
    if (error instanceof Superseded) {
      this.closed = this.isOver = true;
      this.superseded();
    }
    this.again(RETRY_MS);
  }

  private again(pauseMs: number): void {
    if (this.closed || this.retry || this.pending.isEmpty) return;
    this.retry = setTimeout(() => {
      this.retry = null;
      void this.flush().catch(() => undefined);
    }, pauseMs).unref();
  }
}
