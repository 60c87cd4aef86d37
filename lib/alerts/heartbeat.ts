/**
 * Calls an address after good cycles, so that somebody notices when they end: a dead man's switch. One try each; a missed one is
 * what the other side is there for.
 */
import type { Millis } from "@/lib/core/words/terms";
import { answerOf, type Means } from "./notifier";
import { outgoing } from "./outgoing";
import { redact } from "./secrets";
import { valueOf, type Target } from "./target";

export interface HeartbeatSettings {
  url: Target;
  method: "GET" | "POST";
  /** At most so often, in ms. */
  everyMs: number;
}

export interface HeartbeatState {
  /** The host alone, as what follows it is often a secret; null: not known before the first call of an address that is one. */
  host: string | null;
  everyMs: number;
  lastGoodAt: Millis | null;
  lastTriedAt: Millis | null;
  /** To the last call; null before it. */
  answer: string | null;
}

interface HeartbeatMeans {
  secret: Means["secret"];
  now(): Millis;
}

export class Heartbeat {
  private known: HeartbeatState;
  private calling: Promise<void> | null = null;

  constructor(
    private readonly settings: HeartbeatSettings,
    private readonly means: HeartbeatMeans,
  ) {
    const { url, everyMs } = settings;
    const host = typeof url === "string" ? hostOf(url) : null;
    this.known = { host, everyMs, lastGoodAt: null, lastTriedAt: null, answer: null };
  }

  get state(): HeartbeatState {
    return this.known;
  }

  /** A cycle went well. Calls if it is time and no call is on its way; the cycle does not wait for it. Never rejects. */
  beat(): Promise<void> {
    const { lastTriedAt, everyMs } = this.known;
    const now = this.means.now();
    // A clock that was set back must not silence it.
    const early = lastTriedAt !== null && now >= lastTriedAt && now - lastTriedAt < everyMs;
    if (this.calling !== null || early) return Promise.resolve();
    this.known = { ...this.known, lastTriedAt: now };
    this.calling = this.call().finally(() => (this.calling = null));
    return this.calling;
  }

  private async call(): Promise<void> {
    const { method } = this.settings;
    let url = "";
    try {
      url = await valueOf(this.settings.url, this.means);
      const request = outgoing({ mayReachPrivate: true });
      const response = await request({ url, method, ...(method === "POST" && { body: "" }) });
      // Blanked first: what is cut would no longer be recognised.
      const answer = answerOf({ ...response, text: redact(response.text, [url]) }, 0);
      this.take(url, answer.detail, answer.outcome === "delivered");
    } catch (error) {
      this.take(url, error instanceof Error ? error.message : String(error), false);
    }
  }

  private take(url: string, detail: string, good: boolean): void {
    this.known = {
      ...this.known,
      host: hostOf(url) ?? this.known.host,
      answer: redact(detail, [url]).replace(/\p{Cc}+/gu, " "),
      lastGoodAt: good ? this.means.now() : this.known.lastGoodAt,
    };
  }
}

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);
