/** Pauses that can be cut short, so that nothing waits for a timer at the end. */
import type { Millis } from "@/lib/core/words/terms";

export class Pauses {
  private readonly running = new Set<() => void>();
  private ended = false;

  /** Resolves after `ms`, or as soon as `signal` is woken or everything ends. */
  async pause(ms: Millis, wakeSignal?: WakeSignal): Promise<void> {
    if (this.ended || wakeSignal?.take()) return;
    await new Promise<void>((resolve) => {
      const over = () => {
        clearTimeout(timer);
        this.running.delete(over);
        wakeSignal?.listen(null);
        resolve();
      };
      const timer = setTimeout(over, ms);
      this.running.add(over);
      wakeSignal?.listen(over);
    });
    wakeSignal?.take();
  }

  /** Ends all pauses, and those to come. */
  end(): void {
    this.ended = true;
    for (const over of [...this.running]) over();
  }
}

/** Ends one pause early; set before the pause begins, it ends that one. */
export class WakeSignal {
  private isSet = false;
  private listener: (() => void) | null = null;

  set(): void {
    this.isSet = true;
    this.listener?.();
  }

  listen(listener: (() => void) | null): void {
    this.listener = listener;
  }

  /** Whether it was set since the last time. */
  take(): boolean {
    const isSet = this.isSet;
    this.isSet = false;
    return isSet;
  }
}
