/** Keeps the commit stream's health and tells it: every change of state at once, mere counts now and then. */
import type { StreamHealth } from "@/lib/core/words/collection";
import type { Right } from "@/lib/core/words/problem-kind";
import { english } from "@/lib/core/words/sentences/english";
import { sameSaid, type Said } from "@/lib/core/words/sentences/facts";
import type { Millis } from "@/lib/core/words/terms";

const COUNTS_EVERY_MS: Millis = 1_000;

export class HealthKeeper {
  private health: StreamHealth;
  private toldAt: Millis;
  private untold = false;

  constructor(
    private readonly tell: (health: StreamHealth) => void,
    private readonly now: () => Millis,
  ) {
    this.toldAt = now();
    this.health = { state: "starting", reason: null, since: this.toldAt, records: 0, skipped: 0 };
    this.tell(this.health);
  }

  get state(): StreamHealth["state"] {
    return this.health.state;
  }

  /** Tells a state if it is a new one, or its reason is; and the rights that are missing where it is for them. */
  set(state: StreamHealth["state"], why: Said | null, rights?: Right[]): void {
    if (this.health.state === state && sameSaid(this.health.said, why ?? undefined)) return;
    const since = this.health.state === state ? this.health.since : this.now();
    const { rights: _, said: __, ...health } = this.health;
    const reason = why && english(why);
    this.publish({ ...health, state, reason, since, ...(why ? { said: why } : {}), ...(rights ? { rights } : {}) });
  }

  /** Adds to the counts; to be called after every fetch, also an empty one, so that the last counts are told too. */
  count(records: number, skipped: number): void {
    this.health = { ...this.health, records: this.health.records + records, skipped: this.health.skipped + skipped };
    this.untold ||= records > 0;
    if (this.untold && this.now() - this.toldAt >= COUNTS_EVERY_MS) this.publish(this.health);
  }

  private publish(health: StreamHealth): void {
    this.health = health;
    this.toldAt = this.now();
    this.untold = false;
    this.tell(health);
  }
}
