/** Keys by which other systems recognise what they were told before: dedup_key, fingerprint, alias, Message-ID. */
import { createHash } from "node:crypto";

/** SHA-256 of an id in hex: 64 characters of `[0-9a-f]` whatever stands in the id, and the same after any restart. */
export function keyOf(id: string): string {
  return createHash("sha256").update(id, "utf8").digest("hex");
}
