/** What slows the lab's consumers down: a gate that stops them all, and a pace that bounds their speed. */

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** How often someone waiting at the gate shows a sign of life. Sessions last six seconds or more. */
const SIGN_OF_LIFE_MS = 1_000;

/**
 * A gate that work passes through. `enter` and `leave` count who is inside; with the gate closed, `atRest` settles as
 * soon as nobody is.
 */
export class Gate {
  private closed = false;
  private inside = 0;
  private changed: (() => void)[] = [];

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.closed = false;
    this.wake();
  }

  /** Lets everyone who waits look again, at whether they are to stop for instance. */
  wake(): void {
    const waiting = this.changed;
    this.changed = [];
    for (const look of waiting) look();
  }

  private change = () => new Promise<void>((resolve) => this.changed.push(resolve));

  /** Runs `work` inside. */
  async with<T>(work: () => Promise<T>): Promise<T> {
    this.inside++;
    try {
      return await work();
    } finally {
      this.inside--;
      this.wake();
    }
  }

  /**
   * Called from inside, between two steps: returns at once while the gate is open, else steps outside and waits until
   * it opens or `isOver` says so. `alive` is called every second meanwhile; what it throws is passed on.
   */
  async pass(isOver: () => boolean, alive: () => Promise<void> = async () => {}): Promise<void> {
    if (!this.closed) return;
    this.inside--;
    this.wake();
    try {
      while (this.closed && !isOver()) {
        await Promise.race([this.change(), sleep(SIGN_OF_LIFE_MS)]);
        await alive();
      }
    } finally {
      this.inside++;
    }
  }

  /** Settles when nobody is inside. */
  async atRest(): Promise<void> {
    while (this.inside > 0) await this.change();
  }
}

/** Bounds a consumer's speed. A short idle time may be made up for, so that fetching does not count against it. */
export class Pace {
  private free = 0;

  constructor(private ratePerSecond: number | null) {}

  set(ratePerSecond: number | null): void {
    this.ratePerSecond = ratePerSecond;
  }

  /** How many records make a step of about a quarter of a second. */
  stepSize(): number {
    return this.ratePerSecond === null ? Infinity : Math.max(1, Math.round(this.ratePerSecond / 4));
  }

  /** Takes the time that `records` records cost. */
  async work(records: number): Promise<void> {
    if (this.ratePerSecond === null) return;
    const now = Date.now();
    this.free = Math.max(this.free, now - 250) + (records / this.ratePerSecond) * 1_000;
    if (this.free > now) await sleep(this.free - now);
  }
}
