/**
 * Tries what waits to be delivered until it is taken or its deadline has passed: a few at once, one at a time for each receiver, so
 * that one that is slow holds up no other. It decides nothing about what is told: it says what came of each try.
 */
import type { Delivery } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import { logger } from "@/lib/log/log";
import type { DelivererPort, Outcome } from "./deliverer-port";
import { nextTry } from "./next-try";
import type { Answer } from "./notifier";
import { tryOnce, type Addressee } from "./one-try";
import { ReceiversHealth } from "./receiver-health";

const AT_ONCE = 4;
/** Receivers that failed last time may hang again: they leave room for the others. */
const FAILING_AT_ONCE = 2;
const TRY_MS = 30_000;
const STOP_MS = 3_000;

interface Running {
  delivery: Delivery;
  /** Its receiver failed last time. */
  failing: boolean;
  /** Its receiver was changed since it began. */
  outdated: boolean;
  done: Promise<void>;
}

const log = logger("alerts");

export class Deliverer {
  readonly health = new ReceiversHealth();
  private readonly waiting = new Map<string, Delivery>();
  /** By receiver. */
  private readonly running = new Map<string, Running>();
  /** Alerts that a receiver of single events has acknowledged, by delivery. */
  private readonly parts = new Map<string, Set<string>>();
  private readonly reports = new Set<Promise<void>>();
  private readonly dropped = new Set<string>();
  private readonly ending = new AbortController();
  private stopped = false;
  private cancelWake: () => void = () => undefined;

  constructor(
    private readonly port: DelivererPort,
    private readonly limits: { readonly tryMs: number } = { tryMs: TRY_MS },
  ) {}

  /** Takes deliveries that wait, new ones or those of before a restart. One that is known or on its way stays as it is. */
  put(deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries)
      if (delivery.state === "waiting" && !this.isKnown(delivery.id)) this.waiting.set(delivery.id, delivery);
    this.pump();
  }

  /** Forgets deliveries that others have taken the place of. One on its way ends its try, and says what came of it. */
  drop(ids: Iterable<string>): void {
    for (const id of ids) {
      this.waiting.delete(id);
      if (this.isKnown(id)) this.dropped.add(id);
      else this.parts.delete(id);
    }
    this.pump();
  }

  /** A receiver was changed: what it said before counts no more, and what it did not take then is tried at once. */
  forget(receiver: string): void {
    this.health.forget(receiver);
    const now = this.port.clock.now();
    for (const [id, delivery] of this.waiting)
      if (delivery.receiver === receiver && delivery.attempts > 0)
        this.waiting.set(id, { ...delivery, nextTryAt: Math.min(delivery.nextTryAt, now) });
    const running = this.running.get(receiver);
    if (running) running.outdated = true;
    this.pump();
  }

  /** Until nothing is on its way and all answers were taken. What waits for its time still waits. */
  async idle(): Promise<void> {
    while (this.running.size > 0 || this.reports.size > 0)
      await Promise.all([...[...this.running.values()].map(({ done }) => done), ...this.reports]);
  }

  /**
   * Begins nothing more. What is on its way has a moment to end, then it is cut off and stays waiting for the next start; answers
   * that cannot be written down have a moment more.
   */
  async stop(graceMs = STOP_MS): Promise<void> {
    this.stopped = true;
    this.cancelWake();
    const timers: NodeJS.Timeout[] = [];
    const late = new Promise<void>((resolve) => {
      timers.push(setTimeout(() => this.ending.abort(new Error("Tidemark stops.")), graceMs));
      timers.push(setTimeout(resolve, 2 * graceMs + 10));
    });
    await Promise.race([this.idle(), late]);
    timers.forEach(clearTimeout);
  }

  private isKnown(id: string): boolean {
    return this.waiting.has(id) || [...this.running.values()].some(({ delivery }) => delivery.id === id);
  }

  /** Begins what is due and has room, and wakes when the next is due. */
  private pump(): void {
    if (this.stopped) return;
    const now = this.port.clock.now();
    for (const delivery of [...this.waiting.values()].sort(byTurn)) {
      if (delivery.deadline < now) this.expire(delivery);
      else if (this.dueAt(delivery) <= now && this.hasRoomFor(delivery.receiver)) this.begin(delivery);
    }
    this.cancelWake();
    const next = Math.min(...this.later(now));
    this.cancelWake = Number.isFinite(next) ? this.port.clock.wake(next, () => this.pump()) : () => undefined;
  }

  /** Times at which something is to be done; what only lacks room is looked at when a try ends. */
  private later(now: Millis): Millis[] {
    return [...this.waiting.values()]
      .map((delivery) => Math.min(this.dueAt(delivery), delivery.deadline + 1))
      .filter((at) => at > now);
  }

  private dueAt({ nextTryAt, receiver }: Delivery): Millis {
    return Math.max(nextTryAt, this.health.pausedUntil(receiver));
  }

  private hasRoomFor(receiver: string): boolean {
    const running = [...this.running.values()];
    if (this.running.has(receiver) || running.length >= AT_ONCE) return false;
    return this.health.of(receiver).failures === 0 || running.filter(({ failing }) => failing).length < FAILING_AT_ONCE;
  }

  private begin(delivery: Delivery): void {
    this.waiting.delete(delivery.id);
    if (!this.port.begins(delivery.id)) return void this.parts.delete(delivery.id);
    const failing = this.health.of(delivery.receiver).failures > 0;
    const done = this.attempt(delivery).finally(() => {
      this.running.delete(delivery.receiver);
      this.dropped.delete(delivery.id);
      this.pump();
    });
    this.running.set(delivery.receiver, { delivery, failing, outdated: false, done });
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const at = this.port.clock.now();
    const answer = await this.send(delivery);
    // Cut off: nobody knows whether it arrived, so it is tried again after the start.
    if (this.ending.signal.aborted && answer.outcome !== "delivered") return;
    const now = this.port.clock.now();
    const isNewAnswer = answer.outcome === "delivered" || this.running.get(delivery.receiver)?.outdated !== true;
    if (isNewAnswer) this.health.take(delivery.receiver, answer, now);
    const after = { ...this.after(delivery, answer, now), ...(!isNewAnswer && { nextTryAt: now }) };
    const attempt = { delivery: delivery.id, at, tookMs: Math.max(0, now - at), ...said(answer) };
    const acknowledged = this.acknowledgedOf(delivery, answer);
    if (after.state === "waiting" && !this.dropped.has(delivery.id)) this.waiting.set(delivery.id, after);
    else this.parts.delete(delivery.id);
    const isUncertain = answer.outcome === "retry" && answer.isUncertain === true;
    this.report({ delivery: after, attempt, acknowledged, isUncertain });
  }

  private after(delivery: Delivery, answer: Answer, now: Millis): Delivery {
    const attempts = delivery.attempts + 1;
    const tried = { ...delivery, attempts, answer: answer.detail };
    if (answer.outcome === "delivered") return { ...tried, state: "delivered", deliveredAt: now, ref: answer.ref };
    const { deadline } = delivery;
    return { ...tried, nextTryAt: nextTry(answer, { attempts, now, deadline, random: this.port.clock.random() }) };
  }

  private acknowledgedOf(delivery: Delivery, answer: Answer): string[] {
    const parts = this.parts.get(delivery.id);
    if (parts !== undefined) return [...parts];
    return answer.outcome === "delivered" ? delivery.alertIds : [];
  }

  private async send(delivery: Delivery): Promise<Answer> {
    try {
      const addressee = this.port.addressee(delivery.receiver);
      if (addressee === null) return { outcome: "refused", detail: "The settings name no such receiver any more." };
      return addressee.notifier.perAlert
        ? await this.sendEach(delivery, addressee)
        : await this.sendWhole(delivery, addressee);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { outcome: "retry", detail: `The message could not be made: ${why}`, afterMs: null };
    }
  }

  private sendWhole(delivery: Delivery, addressee: Addressee): Promise<Answer> {
    const { ending } = this;
    const { tryMs } = this.limits;
    const threadRef = this.port.threadRef(delivery);
    const { picture } = this.port;
    const trying = { addressee, threadRef, signal: ending.signal, tryMs, picture, now: () => this.port.clock.now() };
    return tryOnce(this.port.message(delivery), trying);
  }

  /** One event for each alert; what was acknowledged before is not sent again. A receiver that is down is not asked for the rest. */
  private async sendEach(delivery: Delivery, addressee: Addressee): Promise<Answer> {
    const done = this.parts.get(delivery.id) ?? new Set<string>();
    this.parts.set(delivery.id, done);
    let refused: Answer | null = null;
    let last: Answer = { outcome: "delivered", detail: "There was nothing to tell.", ref: null };
    for (const alert of delivery.alerts.filter(({ id }) => !done.has(id))) {
      const count = { ...NONE, [alert.state]: 1 };
      last = await this.sendWhole({ ...delivery, alerts: [alert], alertIds: [alert.id], count }, addressee);
      if (last.outcome === "delivered") done.add(alert.id);
      if (last.outcome === "refused") refused = last;
      if (last.outcome === "retry") return last;
    }
    return refused ?? last;
  }

  private expire(delivery: Delivery): void {
    this.waiting.delete(delivery.id);
    const acknowledged = [...(this.parts.get(delivery.id) ?? [])];
    this.parts.delete(delivery.id);
    log.warn({ receiver: delivery.receiver, delivery: delivery.id, answer: delivery.answer }, "a message was given up");
    this.report({ delivery: { ...delivery, state: "expired" }, attempt: null, acknowledged, isUncertain: false });
  }

  /** Not waited for: where answers are written down slowly, messages go out all the same. */
  private report(outcome: Outcome): void {
    const report = Promise.resolve()
      .then(() => this.port.answered(outcome))
      .catch((err: unknown) => log.error({ err, delivery: outcome.delivery.id }, "an answer could not be taken"))
      .finally(() => this.reports.delete(report));
    this.reports.add(report);
  }
}

const NONE = { firing: 0, resolved: 0, flapping: 0, passed: 0 };

const said = ({ outcome, detail }: Answer) => ({ outcome, answer: detail });

const byTurn = (a: Delivery, b: Delivery) => a.nextTryAt - b.nextTryAt || a.madeAt - b.madeAt;
