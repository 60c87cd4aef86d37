/** The signature of our webhooks, by which a receiver knows that a request is ours, whole, and of now. */
import { createHmac } from "node:crypto";
import type { Millis } from "@/lib/core/words/terms";

export const SIGNATURE_HEADER = "X-Tidemark-Signature";

/**
 * `t=<seconds since the epoch>,v1=<hex>`: HMAC-SHA-256 with the secret over the seconds, a dot and the body as it was sent. Whoever
 * checks it works it out again, compares in constant time, and refuses what is older than some minutes.
 */
export function signatureOf(body: string, secret: string, now: Millis): string {
  const seconds = Math.floor(now / 1000);
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`, "utf8").digest("hex")}`;
}
