/**
 * Runs alerting: pictures of clusters go into the book, what it says is owed is written down and delivered, and answers go back
 * into the book. One for the process. A cycle waits for nothing of it but the book.
 */
import { setTimeout as wait } from "node:timers/promises";
import { Deliverer } from "@/lib/alerts/deliverer";
import { realClock } from "@/lib/alerts/deliverer-clock";
import type { Outcome } from "@/lib/alerts/deliverer-port";
import { Heartbeat } from "@/lib/alerts/heartbeat";
import type { EnteredReceiver } from "@/lib/alerts/receiver-settings";
import { isActive, nextChange } from "@/lib/alerts/recurrence";
import { secret } from "@/lib/alerts/secrets";
import type { AlertSettings } from "@/lib/alerts/settings";
import { AlertBook } from "@/lib/core/alerts/book";
import type { Alert, Delivery, Route, Silence } from "@/lib/core/alerts/terms";
import { viewOf } from "@/lib/core/alerts/view";
import type { Happening } from "@/lib/core/picture/changes";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import type { Millis } from "@/lib/core/words/terms";
import type { PictureSources } from "@/lib/drawing/read-past";
import type { History, HistoryEvent } from "@/lib/history/history";
import { logger } from "@/lib/log/log";
import type { AlertKeeper, BacktestRequest, BacktestResult, DeliveryHealth } from "./alert-keeper-port";
import { AlertEntries } from "./alerts/alert-entries";
import { AlertMessages } from "./alerts/alert-messages";
import { AlertPictures } from "./alerts/alert-pictures";
import { AlertThreads } from "./alerts/alert-threads";
import { AlertWriter, type Decided } from "./alerts/alert-writer";
import { backtestStored } from "./alerts/stored-backtest";
import { ReceiverCounts } from "./alerts/receiver-counts";

export interface AlertKeeperOptions {
  settings: AlertSettings;
  /** Where links in messages lead; null: messages have none. */
  publicUrl: string | null;
  history: Pick<History, "alerts" | "writeEvents" | "readEvents">;
  /** Where the pictures in mails are read from; null: they have none. */
  pictures: PictureSources | null;
  now: () => Millis;
}

/** So long a message waits to be written down; people are told all the same. */
const WRITE_FIRST_MS = 3_000;
/** What changes by time alone is looked at no more rarely than this. */
const MOST_PAUSE_MS = 60_000;
const RETRY_MS = 5_000;

const log = logger("alerts");

export class RunningAlerts implements AlertKeeper {
  readonly stored: AlertKeeper["stored"];
  private readonly book = new AlertBook({ isActive, nextChange });
  private readonly entries: AlertEntries;
  private readonly messages: AlertMessages;
  private readonly threads: AlertThreads;
  private readonly deliverer: Deliverer;
  private readonly heartbeat: Heartbeat | null;
  private readonly counts = new ReceiverCounts();
  private writer: AlertWriter | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;
  private isMistaken = false;

  constructor(private readonly options: AlertKeeperOptions) {
    const { settings, history, publicUrl, pictures: sources, now } = options;
    const timeZoneOf = (receiver: string) => this.entries.receiver(receiver)?.timeZone ?? "UTC";
    const pictures = sources && new AlertPictures({ sources, timeZoneOf, now });
    this.stored = history.alerts;
    this.entries = new AlertEntries(settings, history.alerts);
    this.messages = new AlertMessages(settings, this.entries, publicUrl);
    this.threads = new AlertThreads({ book: this.book, entries: this.entries, messages: this.messages, now });
    this.heartbeat = settings.heartbeat ? new Heartbeat(settings.heartbeat, { secret, now }) : null;
    this.deliverer = new Deliverer({
      addressee: (receiver) => this.entries.addressee(receiver),
      begins: (delivery) => this.book.beginTry(delivery) !== null,
      message: (delivery) => this.messages.of(delivery, this.threads.isUpdate(delivery), now()),
      picture: (message) => pictures?.of(message) ?? Promise.resolve(null),
      threadRef: (delivery) => this.threads.refOf(delivery),
      answered: (outcome) => this.takeAnswer(outcome),
      clock: realClock,
    });
  }

  /** True once alerts have been read back: before, nothing is decided, so that nothing is told twice. */
  get isReady(): boolean {
    return this.writer !== null;
  }

  /** Takes over from whoever decided before, and goes on where they ended. Tried until the database answers. */
  async start(opened: Promise<void>): Promise<void> {
    await this.messages.loadKey();
    try {
      await opened;
    } catch {
      return; // it is told where history is opened
    }
    while (!this.stopped && !this.isReady) {
      try {
        await this.restore();
      } catch (error) {
        log.warn({ err: error }, "alerts could not be read; nobody is told of anything until they are");
        await wait(RETRY_MS, undefined, { ref: false });
      }
    }
  }

  private async restore(): Promise<void> {
    const { history, now } = this.options;
    await this.entries.load(now());
    const epoch = await history.alerts.takeEpoch();
    const { alerts, deliveries } = await history.alerts.read();
    this.book.restore(alerts, deliveries);
    const gone = alerts.filter(({ id }) => !this.book.isOwed(id)).map(({ id }) => id);
    this.writer = new AlertWriter(history.alerts, epoch, log, now, () => void this.deliverer.stop());
    this.writer.take({ settled: gone });
    this.deliverer.put(this.book.waiting());
    this.turn();
  }

  /** Takes a cluster's new picture, also one that says that it cannot be read. */
  take(snapshot: ClusterSnapshot): void {
    this.guard(() => {
      if (!this.decides) return;
      const now = this.options.now();
      this.decide({ alerts: this.book.takeCluster(viewOf(snapshot), now) });
      this.takeDatabase(now);
      this.turn();
      if (snapshot.health.reachable) void this.heartbeat?.beat();
    });
  }

  /** A mistake in alerting ends no cycle and no process: clusters are watched all the same. It is logged once in a row. */
  private guard(work: () => void): void {
    try {
      work();
      this.isMistaken = false;
    } catch (error) {
      if (!this.isMistaken) log.error({ err: error }, "alerts could not be worked out");
      this.isMistaken = true;
    }
  }

  /**
   * Stores happenings of a cycle, and in the same transaction what they owe. Where somebody else decides about alerts, history
   * goes on all the same.
   */
  writeEvents(events: readonly Happening[]): Promise<HistoryEvent[]> {
    return this.writer && !this.writer.isSuperseded
      ? this.writer.flush(events)
      : this.options.history.writeEvents(events);
  }

  /** Not before alerts were read back, nor after somebody else has taken over. */
  private get decides(): boolean {
    return this.writer !== null && !this.writer.isSuperseded && !this.stopped;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.threads.stop();
    if (this.timer) clearTimeout(this.timer);
    await this.deliverer.stop();
    await this.writer?.close();
  }

  private decide(decided: Decided): void {
    this.writer?.take(decided);
  }

  private takeDatabase(now: Millis): void {
    const unstored = this.writer?.unstored ?? null;
    this.decide({ alerts: this.book.takeDatabase(unstored && { ...unstored, said: null }, now) });
  }

  /** Works out what is owed, writes it down and sends it. */
  private turn(): void {
    if (this.writer === null || !this.decides) return;
    const now = this.options.now();
    const owed = this.book.owe(this.entries.policy(), this.entries.silences(), now);
    const { made, superseded, expired, changed, settled } = owed;
    this.decide({ alerts: changed, settled, deliveries: [...made, ...superseded, ...expired] });
    this.deliverer.drop([...superseded, ...expired].map(({ id }) => id));
    for (const { id } of owed.endedSilences)
      void this.entries.endSilence(id, now).catch((err: unknown) => log.warn({ err }));
    void this.send(made, this.writer);
    this.wakeAt(owed.nextAt, now);
  }

  /** Written down first, where that can be done soon. */
  private async send(made: Delivery[], writer: AlertWriter): Promise<void> {
    if (made.length === 0) return writer.flushSoon();
    const written = writer.flush().catch(() => undefined);
    await (writer.unstored ? undefined : Promise.race([written, wait(WRITE_FIRST_MS, undefined, { ref: false })]));
    this.deliverer.put(made);
  }

  private wakeAt(at: Millis | null, now: Millis): void {
    if (this.timer) clearTimeout(this.timer);
    const pause = at === null ? MOST_PAUSE_MS : Math.min(Math.max(at - now, 50), MOST_PAUSE_MS);
    this.timer = setTimeout(() => this.guard(() => this.turn()), pause).unref();
  }

  private async takeAnswer({ delivery: tried, attempt, acknowledged, isUncertain }: Outcome): Promise<void> {
    const now = this.options.now();
    const { receiver, answer, ref, nextTryAt, state } = tried;
    if (attempt) this.counts.take(receiver, attempt);
    const outcome = attempt && {
      ...{ outcome: attempt.outcome, detail: answer ?? "", ref, alerts: acknowledged, isUncertain },
      nextTryAt: state === "delivered" ? null : nextTryAt,
    };
    const refs = this.threads.refsOf(tried);
    const taken = outcome ? this.book.takeAnswer(tried.id, outcome, now) : { delivery: null, changed: [] };
    const { failures, failingSince } = this.deliverer.health.of(receiver);
    const health = failingSince === null ? null : { since: failingSince, failures, answer: answer ?? "" };
    const alerts = [...taken.changed, ...this.book.takeReceiver(receiver, health, now)];
    this.decide({ alerts, deliveries: [taken.delivery ?? tried], attempts: attempt ? [attempt] : [] });
    if (state === "delivered") this.threads.arrived(tried, refs);
    this.turn();
    await this.writer?.flush().catch(() => undefined);
  }

  alerts(): readonly Alert[] {
    return this.book.all();
  }

  shown(alert: Alert): Alert {
    return this.book.shown(alert);
  }

  policy() {
    return this.entries.policy();
  }

  receivers() {
    return this.entries.allReceivers();
  }

  silences(): readonly Silence[] {
    return this.entries.silences();
  }

  waiting(): readonly Delivery[] {
    return this.book.waiting();
  }

  state(): DeliveryHealth {
    const { unstored } = this.writer ?? { unstored: null };
    const known = this.entries.allReceivers().map(({ name }) => name);
    return {
      unstored: unstored?.why ?? null,
      links: this.messages.signs,
      heartbeat: this.heartbeat?.state ?? null,
      receivers: known.map((receiver) => this.counts.stateOf(receiver, this.deliverer.health.of(receiver))),
    };
  }

  messageOf(delivery: Delivery) {
    if (!this.entries.receiver(delivery.receiver)) return null;
    const { subject, text } = this.messages.of(delivery, this.threads.isUpdate(delivery), this.options.now(), false);
    return { subject, text };
  }

  readLink(token: string, now: Millis) {
    return Promise.resolve(this.messages.read(token, now));
  }

  async acknowledge(id: string, by: string, now: Millis): Promise<Alert | null> {
    const before = this.book.get(id)?.acknowledged ?? null;
    const alert = this.book.acknowledge(id, by, now);
    if (!alert) return null;
    await this.keep(alert, () =>
      before ? this.book.acknowledge(id, before.by, before.at) : this.book.unacknowledge(id),
    );
    return alert;
  }

  async unacknowledge(id: string): Promise<boolean> {
    const before = this.book.get(id)?.acknowledged ?? null;
    const alert = before && this.book.unacknowledge(id);
    if (!alert) return false;
    await this.keep(alert, () => this.book.acknowledge(id, before.by, before.at));
    return true;
  }

  /** Stores what a person decided, or takes it back. */
  private async keep(alert: Alert, takeBack: () => Alert | null): Promise<void> {
    this.decide({ alerts: [alert] });
    try {
      await this.writer?.flush();
    } catch (error) {
      const back = takeBack();
      this.decide({ alerts: back ? [back] : [] });
      throw error;
    }
    this.threads.acknowledged(alert);
    this.turn();
  }

  async addSilence(silence: Omit<Silence, "id" | "source">): Promise<Silence> {
    const stored = await this.entries.addSilence(silence);
    this.turn();
    return stored;
  }

  removeSilence(id: string, now: Millis): Promise<boolean> {
    return this.andTurn(this.entries.endSilence(id, now));
  }

  async putReceiver(receiver: EnteredReceiver, author: string | null, now: Millis): Promise<void> {
    await this.entries.putReceiver(receiver, author, now);
    this.forgetReceiver(receiver.name, now);
  }

  async removeReceiver(name: string): Promise<boolean> {
    const isRemoved = await this.entries.removeReceiver(name);
    if (isRemoved) this.forgetReceiver(name, this.options.now());
    return isRemoved;
  }

  /** What the former one answered is nothing that the one of this name has answered. */
  private forgetReceiver(name: string, now: Millis): void {
    this.decide({ alerts: this.book.takeReceiver(name, null, now) });
    // What is owed to nobody any more is dropped before what waits is tried.
    this.turn();
    this.deliverer.forget(name);
  }

  addRoute(
    route: Omit<Route, "id" | "source">,
    before: string | null,
    author: string | null,
    now: Millis,
  ): Promise<Route> {
    return this.andTurn(this.entries.addRoute(route, before, author, now));
  }

  removeRoute(id: string): Promise<boolean> {
    return this.andTurn(this.entries.removeRoute(id));
  }

  private async andTurn<T>(change: Promise<T>): Promise<T> {
    const done = await change;
    this.turn();
    return done;
  }

  async test(receiver: string, now: Millis): Promise<Delivery> {
    const policy = this.entries.policy().receivers.find(({ name }) => name === receiver);
    if (!policy) throw new Error(`There is no receiver ${receiver}.`);
    const delivery = this.book.makeTest(policy, now);
    this.decide({ deliveries: [delivery] });
    await this.send([delivery], this.writer!);
    return delivery;
  }

  backtest(request: BacktestRequest, signal: AbortSignal): Promise<BacktestResult> {
    return backtestStored(this.options.history, request, signal);
  }
}
