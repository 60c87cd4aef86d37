/** What stands around the deliverer: who is written to, what is written, and who hears of answers. */
import type { Message } from "@/lib/core/alerts/message";
import type { Attempt, Delivery } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import type { MessagePicture } from "./notifier";
import type { Addressee } from "./one-try";

/** What came of a try. */
export interface Outcome {
  /** As it is now: `attempts`, `nextTryAt`, `state`, `answer`, `deliveredAt` and `ref` are set. */
  delivery: Delivery;
  /** Null: its deadline passed before another try. */
  attempt: Attempt | null;
  /** Ids of alerts that the receiver has acknowledged: all of a delivered message, or some of one event for each alert. */
  acknowledged: string[];
  /** It may have been taken although no answer came. */
  isUncertain: boolean;
}

/** What the deliverer needs of those around it. */
export interface DelivererPort {
  /** Where a receiver's messages go, by the settings as they are now; null: it is in none. */
  addressee(receiver: string): Addressee | null;
  /** A try begins: until its answer the delivery stays what it is. False: it is not to be sent any more. */
  begins(delivery: string): boolean;
  /** May be asked for a part: for a delivery with one of its alerts. */
  message(delivery: Delivery): Message;
  /** A chart to show within a message, made in bounded time; null where there is none. Where absent, messages have none. */
  picture?(message: Message): Promise<MessagePicture | null>;
  /** What the receiver called its first message of the thread. */
  threadRef(delivery: Delivery): string | null;
  /** Is told of each try; when it fails, that is logged, and deliveries go on. */
  answered(outcome: Outcome): void | Promise<void>;
  clock: DelivererClock;
}

export interface DelivererClock {
  now(): Millis;
  /** From 0 to 1. */
  random(): number;
  /** Calls at that time; gives what takes it back. */
  wake(at: Millis, call: () => void): () => void;
}
