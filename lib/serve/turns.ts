/**
 * One at a time, and the next when that is done: for work that is over sooner than a reader would be told to come again. How many wait,
 * and how long, is bounded.
 */
import type { Millis } from "@/lib/core/words/terms";

export interface TurnsOptions {
  /** So many wait at most; each holds a request open. */
  waiting: number;
  /** For so long at most. */
  ms: Millis;
}

export class Turns {
  private busy = false;
  /** Oldest first: called when it is one's turn. */
  private readonly queue = new Set<() => void>();
  constructor(private readonly most: TurnsOptions) {}

  /** One's turn; call the answer once to leave it. null: too many wait, it took too long, or `signal` said to go. */
  async take(signal?: AbortSignal): Promise<(() => void) | null> {
    if (this.busy && !(await this.wait(signal))) return null;
    this.busy = true;
    let left = false;
    return () => {
      if (!left) this.pass();
      left = true;
    };
  }

  /** The turn goes to who waits longest. */
  private pass(): void {
    const [next] = this.queue;
    if (next) next();
    else this.busy = false;
  }

  private wait(signal: AbortSignal | undefined): Promise<boolean> {
    if (this.queue.size >= this.most.waiting || signal?.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (isTurn: boolean) => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", give);
        this.queue.delete(come);
        resolve(isTurn);
      };
      const come = () => end(true);
      const give = () => end(false);
      const timer = setTimeout(give, this.most.ms);
      signal?.addEventListener("abort", give);
      this.queue.add(come);
    });
  }
}
