/** What the store of alerts takes in and gives back. */
import type { Happening } from "@/lib/core/picture/changes";
import type { Alert, Attempt, Delivery, DeliveryState, Route, Silence } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import type { HistoryEvent } from "../model";

/** Somebody else began to decide about messages: what this process decides is stored no more. */
export class Superseded extends Error {
  override name = "Superseded";

  constructor(readonly epoch: number) {
    super(
      `Alerts of epoch ${epoch} are not stored: another Tidemark on this database has taken over. Stop one of them.`,
    );
  }
}

/** What one decision changed, stored whole or not at all. Rows are given as they are now; the same row given again is one row. */
export interface AlertChange {
  /** From `takeEpoch`. */
  epoch: number;
  /**
   * Happenings of the cycle, which go with what they owe. Given again after a failure as the same objects, they are stored
   * once, also where it is not known whether the first try got through.
   */
  events?: readonly Happening[];
  /** Once each. */
  alerts?: readonly Alert[];
  /** Ids of alerts that ended, and of which nobody is owed anything any more: they are not read back at a start. */
  settled?: readonly string[];
  /**
   * Once each. One that has ended (delivered, expired, superseded) never waits again, whatever is given later. With what is
   * delivered or expired for the first time its happening (`lib/core/alerts/sent.ts`) is stored.
   */
  deliveries?: readonly Delivery[];
  /** Of deliveries that are stored, before or with this change; others are left out. */
  attempts?: readonly Attempt[];
}

/** A place in a list that goes from new to old: what comes after it is asked for. */
export interface Before {
  at: Millis;
  id: string;
}

/** Which deliveries of the log, newest first by `madeAt`; what is left out does not restrict. */
export interface DeliveryQuery {
  limit: number;
  /** `next` of the page before. */
  before?: Before;
  receiver?: string;
  state?: DeliveryState;
  cluster?: string;
  /** With `cluster`: those that tell of this group, or of what it follows from. */
  group?: string;
  /** Those that tell of one of these alerts, by their ids. */
  about?: readonly string[];
  /** Made between these; both ends belong to the range. */
  from?: Millis;
  to?: Millis;
}

/** A page of the log. */
export interface DeliveryPage {
  /** Fewer than were asked for also where some cannot be read. */
  deliveries: Delivery[];
  /** Where the next page begins; null: there is no more. */
  next: Before | null;
}

export type DeliveryMade = Pick<Delivery, "madeAt" | "alertIds">;

/** Which alerts, newest first by `openedAt`; what is left out does not restrict. */
export interface AlertQuery {
  limit: number;
  /** `next` of the page before. */
  before?: Before;
  cluster?: string;
  /** With `cluster`. */
  group?: string;
  /** Those that were open at some time between these. */
  from?: Millis;
  to?: Millis;
  /** Those that ended then or later, the latest end first instead. */
  endedSince?: Millis;
}

/** A page of alerts. */
export interface AlertPage {
  /** Fewer than were asked for also where some cannot be read. */
  alerts: Alert[];
  /** Where the next page begins; null: there is no more. */
  next: Before | null;
}

/** A receiver that was entered on a page. Its settings are checked where they are used. */
export interface PageReceiver {
  name: string;
  /** With references to secrets, never secrets. */
  settings: unknown;
  author: string | null;
  at: Millis;
}

/** A route as it is entered on a page. */
export type NewRoute = Omit<Route, "id" | "source"> & { author: string | null; at: Millis };
export type PageRoute = NewRoute & { id: string; source: "page" };

export type NewSilence = Omit<Silence, "id" | "source">;

/**
 * Alerts and what people are told of them, in Postgres. Everything rejects while the database is away. Ids of silences and
 * routes are decimal; another text is the id of none.
 */
export interface AlertStore {
  /** Takes over: from now on nothing is stored under an earlier epoch. Waits for a write that is under way. */
  takeEpoch(): Promise<number>;
  /**
   * Stores what a decision changed; returns its happenings with their ids. To be asked once the answer before has come, so
   * that nothing older lands on what is newer.
   * @throws Superseded when a later epoch was taken: then nothing of it is stored
   */
  write(change: AlertChange): Promise<HistoryEvent[]>;
  /**
   * What a start goes on from: alerts that are open or still owed, oldest first, and waiting deliveries. A row that cannot be
   * read is logged and left out. Alerts that the book does not keep are to be given as `settled` with the next write.
   */
  read(): Promise<{ alerts: Alert[]; deliveries: Delivery[] }>;
  alerts(query: AlertQuery): Promise<AlertPage>;
  /** One alert, ended or not; null where there is none of this id. */
  alert(id: string): Promise<Alert | null>;
  deliveries(query: DeliveryQuery): Promise<DeliveryPage>;
  /** Of deliveries made in a range, newest first: when, and about which alerts. */
  madeOf(query: Required<Pick<DeliveryQuery, "from" | "to" | "limit">>): Promise<DeliveryMade[]>;
  /** One delivery; null where there is none of this id. */
  delivery(id: string): Promise<Delivery | null>;
  /** The tries of a delivery, oldest first. */
  attempts(delivery: string): Promise<Attempt[]>;
  /** Silences of the pages that had not ended by `since`, those without an end first, then the one that ends last; at most `limit`. */
  readSilences(since: Millis, limit?: number): Promise<Silence[]>;
  addSilence(silence: NewSilence): Promise<Silence>;
  /** Puts another one in its place, also to end it now; false where there is none of this id. */
  changeSilence(id: string, silence: NewSilence): Promise<boolean>;
  removeSilence(id: string): Promise<boolean>;
  /** By name. */
  readReceivers(): Promise<PageReceiver[]>;
  /** False where there is one of this name: nothing is stored then. */
  addReceiver(receiver: PageReceiver): Promise<boolean>;
  /** False where there is none of this name. */
  changeReceiver(receiver: PageReceiver): Promise<boolean>;
  removeReceiver(name: string): Promise<boolean>;
  /** In the order in which they are asked. */
  readRoutes(): Promise<PageRoute[]>;
  /** Adds one before the one of that id; null, or where there is none of it: as the last. */
  addRoute(route: NewRoute, before: string | null): Promise<PageRoute>;
  /** Puts another one in its place; false where there is none of this id. */
  changeRoute(id: string, route: NewRoute): Promise<boolean>;
  removeRoute(id: string): Promise<boolean>;
}
