/** Threads of messages: which one a delivery goes on with, and whose first messages are to say something else by now. */
import { FirstMessages } from "@/lib/alerts/first-messages";
import { realClock } from "@/lib/alerts/deliverer-clock";
import type { AlertBook } from "@/lib/core/alerts/book";
import { firstMessageOf } from "@/lib/core/alerts/first-message";
import type { Alert, Delivery } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import type { AlertEntries } from "./alert-entries";
import type { AlertMessages } from "./alert-messages";

export interface AlertThreadsOptions {
  book: AlertBook;
  entries: Pick<AlertEntries, "addressee">;
  messages: Pick<AlertMessages, "of">;
  now: () => Millis;
}

type Within = Pick<Delivery, "receiver" | "thread" | "alertIds">;

export class AlertThreads {
  private readonly firstMessages: FirstMessages;

  constructor(private readonly options: AlertThreadsOptions) {
    const { book, entries, messages, now } = options;
    this.firstMessages = new FirstMessages({
      addressee: (receiver) => entries.addressee(receiver),
      message: (thread) => {
        const alerts = book.all();
        const byId = new Map(alerts.map((alert) => [alert.id, alert]));
        const known = { all: () => alerts, get: (id: string) => byId.get(id) };
        return firstMessageOf(known, thread, now(), (delivery) => messages.of(delivery, false, now()));
      },
      clock: realClock,
    });
  }

  /** What the receiver calls the first message of the thread that a delivery goes on with; null: it begins one. */
  refOf(delivery: Within): string | null {
    return this.refsOf(delivery)[0] ?? null;
  }

  /** True where the receiver was told of the thread before. */
  isUpdate({ receiver, thread, alertIds }: Within): boolean {
    return [thread, ...alertIds].some((id) => this.options.book.get(id)?.notified[receiver] !== undefined);
  }

  /** First messages that told of what a delivery tells of; to be asked before its answer, which may make it one. */
  refsOf({ receiver, thread, alertIds }: Within): string[] {
    const refs = [thread, ...alertIds].map((id) => this.options.book.get(id)?.notified[receiver]?.ref ?? null);
    return [...new Set(refs.filter((ref) => ref !== null))];
  }

  /** A delivery has arrived: what first messages tell is not true any more. A reminder changes nothing. */
  arrived({ receiver, kind }: Delivery, refs: readonly string[]): void {
    if (kind === "news" || kind === "escalation") for (const ref of refs) this.firstMessages.change({ receiver, ref });
  }

  /** Somebody looks after an alert, or does not any more. */
  acknowledged({ notified }: Alert): void {
    for (const [receiver, { ref }] of Object.entries(notified))
      if (ref !== null) this.firstMessages.change({ receiver, ref });
  }

  stop(): void {
    this.firstMessages.stop();
  }
}
