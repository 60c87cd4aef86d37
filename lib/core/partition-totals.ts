/** Rates and times over several partitions of a group, where some may be unknown; taken in one after the other. */
import { known, unknown, type Known } from "./terms";

/** Adds up what is known. */
export class Total {
  private total = 0;
  private some = false;
  private lack: Known<number> | null = null;

  add(value: Known<number>): void {
    if (value.known) {
      this.total += value.value;
      this.some = true;
    } else this.lack ??= value;
  }

  get sum(): Known<number> {
    return this.some ? known(this.total) : (this.lack ?? unknown("no partition is known"));
  }
}

/** The greatest of what is known. */
class Greatest {
  private most = -Infinity;
  private lack: Known<number> | null = null;

  add(value: Known<number>): void {
    if (!value.known) this.lack ??= value;
    else if (value.value > this.most) this.most = value.value;
  }

  get value(): Known<number> {
    return this.most === -Infinity ? (this.lack ?? unknown("no partition is known")) : known(this.most);
  }
}

export class PartitionTotals {
  private readonly consumed = new Total();
  private readonly ages = new Greatest();
  private readonly forecasts = new Greatest();
  private openAge: Known<number> | null = null;
  private openForecast: Known<number> | null = null;
  private lagging = false;
  private someLag = false;

  add(lag: Known<bigint>, timeLag: Known<number>, consumeRate: Known<number>, catchUp: Known<number>): void {
    this.consumed.add(consumeRate);
    this.ages.add(timeLag);
    if (!lag.known) return;
    this.someLag = true;
    if (lag.value <= 0n) return;
    this.lagging = true;
    this.forecasts.add(catchUp);
    if (!timeLag.known) this.openAge ??= timeLag;
    if (!catchUp.known) this.openForecast ??= catchUp;
  }

  get consumeRate(): Known<number> {
    return this.consumed.sum;
  }

  /** Age of the oldest record that waits. A lagging partition of unknown age may be older than all that are known. */
  get oldest(): Known<number> {
    return this.openAge ?? this.ages.value;
  }

  /** The slowest partition decides; one that never catches up makes the group's answer "never". */
  get slowest(): Known<number> {
    if (!this.lagging) return this.someLag ? known(0) : unknown("no lag is known");
    return this.openForecast ?? this.forecasts.value;
  }
}
