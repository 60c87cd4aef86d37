/** Keeps the commit stream's health and reports it: every change of state at once, mere counts now and then. */
import type { StreamHealth } from "@/lib/core/words/collection";
import type { Right } from "@/lib/core/words/problem-kind";
import { english } from "@/lib/core/words/sentences/english";
import { sameSaid, type Said } from "@/lib/core/words/sentences/facts";
import type { Millis } from "@/lib/core/words/terms";

const COUNTS_EVERY_MS: Millis = 1_000;

export class HealthKeeper {
  private health: StreamHealth;
  private reportedAt: Millis;
  private unreported = false;

  constructor(
    private readonly report: (health: StreamHealth) => void,
    private readonly now: () => Millis,
  ) {
    this.reportedAt = now();
    this.health = { state: "starting", reason: null, since: this.reportedAt, records: 0, skipped: 0 };
    this.report(this.health);
  }

  get state(): StreamHealth["state"] {
    return this.health.state;
  }

  /** Reports a state if it is a new one, or its reason is; and the rights that are missing where it is for them. */
  set(state: StreamHealth["state"], why: Said | null, rights?: Right[]): void {
    if (this.health.state === state && sameSaid(this.health.said, why ?? undefined)) return;
    const since = this.health.state === state ? this.health.since : this.now();
    const { rights: _, said: __, ...health } = this.health;
    const reason = why && english(why);
    this.publish({ ...health, state, reason, since, ...(why ? { said: why } : {}), ...(rights ? { rights } : {}) });
  }

  /** Adds to the counts; to be called after every fetch, also an empty one, so that the last counts are reported too. */
  count(records: number, skipped: number): void {
    this.health = { ...this.health, records: this.health.records + records, skipped: this.health.skipped + skipped };
    this.unreported ||= records > 0;
    if (this.unreported && this.now() - this.reportedAt >= COUNTS_EVERY_MS) this.publish(this.health);
  }

  private publish(health: StreamHealth): void {
    this.health = health;
    this.reportedAt = this.now();
    this.unreported = false;
    this.report(health);
  }
}
