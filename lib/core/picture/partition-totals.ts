/** Rates and times over several partitions of a group, where some may be unknown; taken in one after the other. */
import { plain } from "../words/sentences/facts";
import { known, unknown, type Known } from "../words/known";

const NO_PARTITION = unknown(plain("unknown.no-partition"));

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
    return this.some ? known(this.total) : (this.lack ?? NO_PARTITION);
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
    return this.most === -Infinity ? (this.lack ?? NO_PARTITION) : known(this.most);
  }
}

export class PartitionTotals {
  private readonly consumed = new Total();
  private readonly ages = new Greatest();
  private readonly forecasts = new Greatest();
  private openAge: Known<number> | null = null;
  private openForecast: Known<number> | null = null;
  private openLag: Known<bigint> | null = null;
  private leastAge = 0;
  private lagging = false;
  private someLag = false;

  add(lag: Known<bigint>, timeLag: Known<number>, consumeRate: Known<number>, catchUp: Known<number>): void {
    this.consumed.add(consumeRate);
    this.ages.add(timeLag);
    if (!lag.known) {
      this.openLag ??= lag;
      if (!timeLag.known) this.leastAge = Math.max(this.leastAge, timeLag.atLeast ?? 0);
      return;
    }
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
    return this.openAge ?? atLeast(this.ages.value, this.openLag, this.leastAge);
  }

  /** The slowest partition decides; one that never catches up makes the group's answer "never". */
  get slowest(): Known<number> {
    if (!this.lagging) return this.someLag ? atLeast(known(0), this.openLag) : unknown(reasonOf(this.openLag));
    return this.openForecast ?? atLeast(this.forecasts.value, this.openLag);
  }
}

const reasonOf = (open: Known<bigint> | null) => (open && !open.known ? open.reason : plain("unknown.no-lag"));

/**
 * A bound of less says nothing that is worth a look, and comes and goes: the other partitions of a group that is well wait for a moment,
 * and then do not.
 */
const TELLING_MS = 10_000;

/** The greatest of what is known is no more than the least that it can be while a partition's lag is not known. */
function atLeast(most: Known<number>, open: Known<bigint> | null, bound = 0): Known<number> {
  if (!open) return most;
  const least = Math.max(bound, most.known ? most.value : (most.atLeast ?? 0));
  return {
    known: false,
    reason: most.known ? reasonOf(open) : most.reason,
    ...(least >= TELLING_MS ? { atLeast: least } : {}),
  };
}
