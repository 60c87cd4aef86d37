/** The messages of deliveries: in the receiver's language and zone, with links that the file's key signs. */
import { keyOf } from "@/lib/alerts/keys";
import { secret } from "@/lib/alerts/secrets";
import { linkToken, readLink, type LinkAction } from "@/lib/alerts/signed-links";
import type { AlertSettings } from "@/lib/alerts/settings";
import { subjectedOf } from "@/lib/core/alerts/fits";
import type { Message } from "@/lib/core/alerts/message";
import { addressOf } from "@/lib/core/alerts/message-address";
import { messageOf } from "@/lib/core/alerts/message-of";
import { ownerOf } from "@/lib/core/alerts/owners";
import type { Delivery, NotifiedAlert } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import { logger } from "@/lib/log/log";
import type { AlertEntries } from "./alert-entries";

/** A link that lies in a mailbox for longer acts on nothing. */
const LINK_MS = 7 * 86_400_000;

export class AlertMessages {
  private key: string | null = null;

  constructor(
    private readonly settings: AlertSettings,
    private readonly entries: AlertEntries,
    private readonly publicUrl: string | null,
  ) {}

  /** Reads the key that signs links. Without it messages have links to pages alone. */
  async loadKey(): Promise<void> {
    if (!this.settings.linkKey) return;
    try {
      const key = await secret(this.settings.linkKey);
      // What it signs is thrown away: a key that is too short says so now.
      linkToken({ action: "acknowledge", alert: "", receiver: "", expiresAt: 0 }, key);
      this.key = key;
    } catch (error) {
      logger("alerts").error({ err: error }, "links in messages are not signed");
    }
  }

  get signs(): boolean {
    return this.key !== null && this.publicUrl !== null;
  }

  /** @param signed false: for a page, which must not hand out what a link may do */
  of(delivery: Delivery, isUpdate: boolean, now: Millis, signed = true): Message {
    const { language, timeZone } = this.entries.receiver(delivery.receiver) ?? { language: "en", timeZone: "UTC" };
    return messageOf(delivery, {
      ...{ language, timeZone, publicUrl: this.publicUrl, keyOf, isUpdate, now },
      ownerOf: (alert) => ownerOf(this.entries.policy().owners, subjectedOf(alert)),
      linkFor: (action, alert) => (signed ? this.linkFor(action, alert, delivery.receiver, now) : null),
    });
  }

  /** Without a key nothing was signed by us. */
  read(token: string, now: Millis): ReturnType<typeof readLink> {
    return this.key === null ? { fault: "forged" } : readLink(token, this.key, now);
  }

  private linkFor(action: LinkAction, alert: NotifiedAlert, receiver: string, now: Millis): string | null {
    if (this.key === null || this.publicUrl === null) return null;
    const token = linkToken({ action, alert: alert.id, receiver, expiresAt: now + LINK_MS }, this.key);
    return addressOf(this.publicUrl, `/alerts/act?token=${token}`);
  }
}
