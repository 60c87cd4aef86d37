/** The picture that a mail shows: the worst place of its first alert about a group, around the moment. Never made within a cycle. */
import type { MessagePicture } from "@/lib/alerts/notifier";
import { rangeOf } from "@/lib/core/alerts/message-address";
import type { Message, MessageAlert } from "@/lib/core/alerts/message";
import { offsetOf } from "@/lib/core/alerts/message-time";
import type { Millis } from "@/lib/core/words/terms";
import { drawPicture, pointsOf } from "@/lib/drawing/draw";
import { toPng } from "@/lib/drawing/png";
import { readPast, type PictureQuery, type PictureSources } from "@/lib/drawing/read-past";
import { inWords } from "@/lib/drawing/words";
import { logger } from "@/lib/log/log";

/** A mail waits for it no longer. */
const MOST_MS = 5_000;

export interface AlertPicturesOptions {
  sources: PictureSources;
  /** IANA name of a receiver's zone. */
  timeZoneOf(receiver: string): string;
  now(): Millis;
  mostMs?: number;
}

export class AlertPictures {
  constructor(private readonly options: AlertPicturesOptions) {}

  /** Null where the message is about no group, nothing is stored of it, or the picture is not there in time. Never throws. */
  async of(message: Message): Promise<MessagePicture | null> {
    const alert = message.kind === "test" ? undefined : message.alerts.find(({ subject }) => subject.kind === "group");
    if (!alert) return null;
    const { mostMs = MOST_MS } = this.options;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), mostMs);
    const inTime = new Promise<null>((resolve) => late.signal.addEventListener("abort", () => resolve(null)));
    const drawn = this.draw(alert, message, late.signal).catch((err: unknown) => {
      logger("alerts").warn({ err }, "a mail goes out without its picture");
      return null;
    });
    try {
      return await Promise.race([drawn, inTime]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async draw(alert: MessageAlert, message: Message, late: AbortSignal): Promise<MessagePicture | null> {
    const { sources, timeZoneOf, now } = this.options;
    const query = queryOf(alert, now());
    const size = "medium";
    const past = query && (await readPast(sources, query, pointsOf({ size })));
    // Nobody waits for it any more.
    if (!past || late.aborted) return null;
    const utcOffset = offsetOf(past.to, timeZoneOf(message.receiver));
    const png = await toPng(drawPicture(past, { theme: "light", size, utcOffset, language: message.language }));
    return { png, inWords: inWords(past, message.language) };
  }
}

/** Without a place that the message names, the worst of the group is looked for. */
function queryOf({ subject, labels, startsAt, endsAt }: MessageAlert, now: Millis): PictureQuery | null {
  if (subject.kind !== "group") return null;
  const { from, to } = rangeOf({ openedAt: startsAt, endedAt: endsAt }, now);
  const { cluster, group } = subject;
  const { topic, partition } = labels;
  const place = topic !== undefined && partition !== undefined ? { topic, partition: Number(partition) } : {};
  return { cluster, group, from, to: Math.min(to, Math.max(now, from + 1)), ...place };
}
