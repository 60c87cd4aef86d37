/** How deliveries to each receiver went since the start, for pages and metrics. */
import type { ReceiverHealth } from "@/lib/alerts/receiver-health";
import type { Attempt } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import type { ReceiverState } from "../alert-keeper-port";

interface Counted {
  delivered: number;
  failed: number;
  lastTriedAt: Millis | null;
}

const NONE: Counted = { delivered: 0, failed: 0, lastTriedAt: null };

export class ReceiverCounts {
  private readonly counted = new Map<string, Counted>();

  take(receiver: string, { outcome, at }: Attempt): void {
    const { delivered, failed } = this.counted.get(receiver) ?? NONE;
    const took = outcome === "delivered";
    this.counted.set(receiver, {
      delivered: delivered + (took ? 1 : 0),
      failed: failed + (took ? 0 : 1),
      lastTriedAt: at,
    });
  }

  stateOf(receiver: string, health: ReceiverHealth): ReceiverState {
    const { failingSince, failures, deliveredAt, answer } = health;
    return {
      ...{ receiver, failingSince, failures, lastDeliveredAt: deliveredAt, lastAnswer: answer },
      ...(this.counted.get(receiver) ?? NONE),
    };
  }
}
