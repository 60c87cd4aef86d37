/**
 * Edits first messages of threads, at the receivers that can. Apart from deliveries: an edit that fails or hangs holds up none and
 * repeats none. It is kept in memory alone; after a restart the next change sets the message right.
 */
import type { FirstMessage, Thread } from "@/lib/core/alerts/first-message";
import type { Millis } from "@/lib/core/words/terms";
import { logger } from "@/lib/log/log";
import type { DelivererClock } from "./deliverer-port";
import { nextTry } from "./next-try";
import { tryCall, type Addressee } from "./one-try";

export interface FirstMessagesPort {
  /** Where a receiver's messages go, by the settings as they are now; null: it is in none. */
  addressee(receiver: string): Addressee | null;
  /** The thread's first message as it is true now; null: nothing is known of it any more. */
  message(thread: Thread): FirstMessage | null;
  clock: DelivererClock;
}

const TRY_MS = 15_000;
/** As long as messages are tried. */
const DEADLINE_MS = 24 * 3_600_000;

interface Edit {
  first: FirstMessage;
  attempts: number;
  deadline: Millis;
}

const log = logger("alerts");

export class FirstMessages {
  /** By receiver and by what it calls the message. One at a time for each receiver: limits are those of its workspace. */
  private readonly edits = new Map<string, Map<string, Edit>>();
  private readonly running = new Map<string, Promise<void>>();
  private readonly ending = new AbortController();

  constructor(private readonly port: FirstMessagesPort) {}

  /** What a thread tells of has changed. What waits is replaced: it would say what was true before. */
  change(thread: Thread): void {
    const { receiver, ref } = thread;
    if (this.ending.signal.aborted || !this.port.addressee(receiver)?.notifier.edit) return;
    // Now: what has ended is soon forgotten.
    const first = this.port.message(thread);
    if (first === null) return;
    const edits = this.edits.get(receiver) ?? new Map<string, Edit>();
    this.edits.set(receiver, edits);
    edits.set(ref, { first, attempts: 0, deadline: this.port.clock.now() + DEADLINE_MS });
    if (this.running.has(receiver)) return;
    const run = this.run(receiver, edits)
      .catch((err: unknown) => log.error({ err, receiver }, "first messages could not be edited"))
      .finally(() => this.running.delete(receiver));
    this.running.set(receiver, run);
  }

  /** Until nothing is to be edited. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running.values());
  }

  /** Begins nothing more, and cuts off what is on its way. */
  stop(): void {
    this.ending.abort(new Error("Tidemark stops."));
  }

  private async run(receiver: string, edits: Map<string, Edit>): Promise<void> {
    for (const [ref, edit] of this.untilDone(edits)) {
      const pauseUntil = await this.attempt({ receiver, ref }, edit, edits);
      if (pauseUntil !== null) await this.pause(pauseUntil);
    }
  }

  /** The oldest first, with those that come meanwhile. */
  private *untilDone(edits: Map<string, Edit>): Generator<[ref: string, Edit]> {
    while (!this.ending.signal.aborted) {
      const [next] = edits;
      if (next === undefined) return;
      edits.delete(next[0]);
      yield next;
    }
  }

  /** @returns when this receiver may be asked again, where it said that, or did not answer */
  private async attempt(thread: Thread, edit: Edit, edits: Map<string, Edit>): Promise<Millis | null> {
    const { clock } = this.port;
    const addressee = this.port.addressee(thread.receiver);
    const notifier = addressee?.notifier;
    if (!addressee || !notifier?.edit) return null;
    const trying = {
      addressee,
      threadRef: thread.ref,
      signal: this.ending.signal,
      tryMs: TRY_MS,
      now: () => clock.now(),
    };
    const answer = await tryCall(trying, async (means) => notifier.edit!(edit.first, addressee.settings, means));
    if (answer.outcome === "delivered" || this.ending.signal.aborted) return null;
    const [now, attempts] = [clock.now(), edit.attempts + 1];
    const next = nextTry(answer, { attempts, now, deadline: edit.deadline, random: clock.random() });
    if (answer.outcome === "refused" || next > edit.deadline) {
      log.info({ receiver: thread.receiver, answer: answer.detail }, "the first message of a thread stays as it is");
      return null;
    }
    // What changed meanwhile says more.
    if (!edits.has(thread.ref)) edits.set(thread.ref, { ...edit, attempts });
    return next;
  }

  private async pause(until: Millis): Promise<void> {
    const { clock } = this.port;
    // A clock may wake early.
    while (clock.now() < until && !this.ending.signal.aborted)
      await new Promise<void>((resolve) => {
        const cancel = clock.wake(until, () => {
          this.ending.signal.removeEventListener("abort", stop);
          resolve();
        });
        const stop = () => {
          cancel();
          resolve();
        };
        this.ending.signal.addEventListener("abort", stop, { once: true });
      });
  }
}
