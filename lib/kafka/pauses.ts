/** Pauses that can be cut short, so that nothing waits for a timer at the end. */
import type { Millis } from "@/lib/core/words/terms";

export class Pauses {
  private readonly running = new Set<() => void>();
  private ended = false;

  /** Resolves after `ms`, or as soon as `signal` is woken or everything ends. */
  async pause(ms: Millis, bell?: Bell): Promise<void> {
    if (this.ended || bell?.take()) return;
    await new Promise<void>((resolve) => {
      const over = () => {
        clearTimeout(timer);
        this.running.delete(over);
        bell?.listen(null);
        resolve();
      };
      const timer = setTimeout(over, ms);
      this.running.add(over);
      bell?.listen(over);
    });
    bell?.take();
  }

  /** Ends all pauses, and those to come. */
  end(): void {
    this.ended = true;
    for (const over of [...this.running]) over();
  }
}

/** Wakes one pause; a ring that nobody hears yet is kept. */
export class Bell {
  private rung = false;
  private listener: (() => void) | null = null;

  ring(): void {
    this.rung = true;
    this.listener?.();
  }

  listen(listener: (() => void) | null): void {
    this.listener = listener;
  }

  /** Whether it rang since the last time. */
  take(): boolean {
    const rung = this.rung;
    this.rung = false;
    return rung;
  }
}
