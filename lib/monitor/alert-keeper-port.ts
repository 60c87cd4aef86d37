/**
 * What the interface and the pages ask of alerting: the book in memory, what is stored of it, and what people change. The keeper
 * that runs implements it; `Runtime.alerts` has it, and is null until alerts have been read.
 */
import type { HeartbeatState } from "@/lib/alerts/heartbeat";
import type { EnteredReceiver, ReceiverSettings } from "@/lib/alerts/receiver-settings";
import type { LinkClaim, LinkFault } from "@/lib/alerts/signed-links";
import type { Alert, AlertPolicy, Delivery, Route, Silence } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import type { AlertStore } from "@/lib/history/alerts/model";

/** What is stored. All reject while the database is away. */
export type StoredAlerts = Pick<AlertStore, "alerts" | "alert" | "deliveries" | "madeOf" | "delivery" | "attempts">;

/** How it goes with one receiver since the start. */
export interface ReceiverState {
  receiver: string;
  /** The first failure of the row; null while it takes what it is given. */
  failingSince: Millis | null;
  failures: number;
  lastDeliveredAt: Millis | null;
  lastTriedAt: Millis | null;
  lastAnswer: string | null;
  /** Counts since the start, for metrics. */
  delivered: number;
  failed: number;
}

/** How it goes with telling as a whole. */
export interface DeliveryHealth {
  /** Why what is decided cannot be written down just now; null while it is. */
  unstored: string | null;
  /** Links in messages can be signed. */
  links: boolean;
  /** Null where none is configured. */
  heartbeat: HeartbeatState | null;
  receivers: ReceiverState[];
}

/** Over which time a backtest goes, and under which policy. */
export interface BacktestRequest {
  from: Millis;
  to: Millis;
  policy: AlertPolicy;
  silences: readonly Silence[];
}

export interface BacktestResult {
  /** What happened before was too much to be looked at, and what came after; as a rule these are `from` and `to`. */
  completeFrom: Millis;
  completeTo: Millis;
  /** Oldest first. */
  deliveries: Delivery[];
}

/** What people change. Each resolves when it is stored and counts, and rejects, with nothing changed, while it cannot be stored. */
export interface AlertChanges {
  /** Null where no such alert is open. */
  acknowledge(alert: string, by: string, now: Millis): Promise<Alert | null>;
  /** False where no such alert is open and acknowledged. */
  unacknowledge(alert: string, now: Millis): Promise<boolean>;
  addSilence(silence: Omit<Silence, "id" | "source">, now: Millis): Promise<Silence>;
  /** Of the page. False where there is none of this id. */
  removeSilence(id: string, now: Millis): Promise<boolean>;
  /** Puts it in the place of one of the page that has its name. */
  putReceiver(receiver: EnteredReceiver, author: string | null, now: Millis): Promise<void>;
  removeReceiver(name: string): Promise<boolean>;
  /** Before the route of the page with that id; null: after all others. */
  addRoute(
    route: Omit<Route, "id" | "source">,
    before: string | null,
    author: string | null,
    now: Millis,
  ): Promise<Route>;
  removeRoute(id: string): Promise<boolean>;
  /** Puts a test message on its way. */
  test(receiver: string, now: Millis): Promise<Delivery>;
}

export interface AlertKeeper extends AlertChanges {
  /** Open ones, and ended ones of whose end somebody still has to be told. Of measures they have lag. */
  alerts(): readonly Alert[];
  /** An alert with all measures: for those that are sent, as it costs more. */
  shown(alert: Alert): Alert;
  policy(): AlertPolicy;
  /** The file's first. */
  receivers(): readonly ReceiverSettings[];
  /** The windows of the file and what was entered on the page, past ones too. */
  silences(): readonly Silence[];
  waiting(): readonly Delivery[];
  state(): DeliveryHealth;
  stored: StoredAlerts;
  /** As the receiver reads it, without signed links; null where its receiver is gone. */
  messageOf(delivery: Delivery): { subject: string; text: string } | null;
  /** `readLink` with the key of the settings; without a key all tokens are forged. */
  readLink(token: string, now: Millis): Promise<{ claim: LinkClaim } | { fault: LinkFault }>;
  /** @throws Error of the stored history; a run ends when the signal does */
  backtest(request: BacktestRequest, signal: AbortSignal): Promise<BacktestResult>;
}
