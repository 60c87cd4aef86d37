/**
 * Who is told what: the file's part, and what people entered on the pages, held in memory. A change counts once it is stored.
 */
import { NOTIFIERS } from "@/lib/alerts/notifiers/list";
import type { Addressee } from "@/lib/alerts/one-try";
import { receiversOf, toPolicy, windowsOf } from "@/lib/alerts/policy";
import { readEntered, type EnteredReceiver, type ReceiverSettings } from "@/lib/alerts/receiver-settings";
import type { AlertSettings } from "@/lib/alerts/settings";
import type { AlertPolicy, Route, Silence } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import type { AlertStore, PageRoute } from "@/lib/history/alerts/model";
import { logger } from "@/lib/log/log";

/** Silences that ended longer ago are not shown any more. */
const SHOWN_AFTER_MS = 30 * 86_400_000;
const MOST_SILENCES = 1_000;

export class AlertEntries {
  private receivers = new Map<string, ReceiverSettings>();
  private entered: ReceiverSettings[] = [];
  private routes: PageRoute[] = [];
  private pageSilences: Silence[] = [];
  private readonly windows: Silence[];
  private held: AlertPolicy;

  constructor(
    private readonly settings: AlertSettings,
    private readonly store: AlertStore,
  ) {
    this.windows = windowsOf(settings);
    this.held = this.remake();
  }

  /** Reads what people entered. @throws Error while the database is away */
  async load(now: Millis): Promise<void> {
    const [receivers, routes, silences] = await Promise.all([
      this.store.readReceivers(),
      this.store.readRoutes(),
      this.store.readSilences(now - SHOWN_AFTER_MS, MOST_SILENCES),
    ]);
    this.entered = receivers.flatMap(({ name, settings }) => {
      const read = readEntered({ ...(settings as EnteredReceiver), name });
      if ("receiver" in read) return [read.receiver];
      const fields = read.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
      logger("alerts").warn({ receiver: name, fields }, "a receiver that was entered on the page cannot be used");
      return [];
    });
    this.routes = routes;
    this.pageSilences = silences;
    this.held = this.remake();
  }

  policy(): AlertPolicy {
    return this.held;
  }

  allReceivers(): readonly ReceiverSettings[] {
    return [...this.receivers.values()];
  }

  receiver(name: string): ReceiverSettings | null {
    return this.receivers.get(name) ?? null;
  }

  /** Where a receiver's messages go; null where there is none of this name. */
  addressee(name: string): Addressee | null {
    const receiver = this.receivers.get(name);
    const notifier = receiver && NOTIFIERS.find(({ kind }) => kind === receiver.kind);
    if (!receiver || !notifier) return null;
    const mayReachPrivate = receiver.source === "file";
    return { notifier, settings: receiver.settings, mayReachPrivate, allowed: this.settings.allowPrivateTargets };
  }

  silences(): readonly Silence[] {
    return [...this.windows, ...this.pageSilences];
  }

  async addSilence(silence: Omit<Silence, "id" | "source">): Promise<Silence> {
    const stored = await this.store.addSilence(silence);
    this.pageSilences = [stored, ...this.pageSilences];
    return stored;
  }

  /** Ends one that is in force, and takes one away that is not yet: what has muted something is shown afterwards. */
  async endSilence(id: string, now: Millis): Promise<boolean> {
    const silence = this.pageSilences.find((one) => one.id === id);
    if (!silence) return false;
    if (silence.startsAt >= now) {
      await this.store.removeSilence(id);
      this.pageSilences = this.pageSilences.filter((one) => one.id !== id);
      return true;
    }
    const { id: _id, source: _source, ...rest } = silence;
    const ended = { ...rest, endsAt: now };
    if (!(await this.store.changeSilence(id, ended))) return false;
    this.pageSilences = this.pageSilences.map((one) => (one.id === id ? { ...one, endsAt: now } : one));
    return true;
  }

  async putReceiver(receiver: EnteredReceiver, author: string | null, at: Millis): Promise<void> {
    const read = readEntered(receiver);
    if (!("receiver" in read)) throw new Error(`The receiver ${receiver.name} was not checked before it was put.`);
    const row = { name: receiver.name, settings: receiver, author, at };
    if (!(await this.store.changeReceiver(row))) await this.store.addReceiver(row);
    this.entered = [...this.entered.filter(({ name }) => name !== receiver.name), read.receiver];
    this.held = this.remake();
  }

  async removeReceiver(name: string): Promise<boolean> {
    if (!(await this.store.removeReceiver(name))) return false;
    this.entered = this.entered.filter((receiver) => receiver.name !== name);
    this.held = this.remake();
    return true;
  }

  async addRoute(route: Omit<Route, "id" | "source">, before: string | null, author: string | null, at: Millis) {
    const stored = await this.store.addRoute({ ...route, author, at }, before);
    // Others may have come meanwhile: what is known by now counts.
    const index = this.routes.findIndex(({ id }) => id === before);
    this.routes = this.routes.toSpliced(index < 0 ? this.routes.length : index, 0, stored);
    this.held = this.remake();
    return stored;
  }

  async removeRoute(id: string): Promise<boolean> {
    if (!(await this.store.removeRoute(id))) return false;
    this.routes = this.routes.filter((route) => route.id !== id);
    this.held = this.remake();
    return true;
  }

  private remake(): AlertPolicy {
    this.receivers = receiversOf(this.settings, this.entered);
    return toPolicy(this.settings, this.entered, this.routes);
  }
}
