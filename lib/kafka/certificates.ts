/** When certificates expire, and the problem that tells it in time. */
import type { TLSSocket } from "node:tls";
import type { Socket } from "node:net";
import type { CollectionProblem } from "@/lib/core/words/collection";
import { messageOf } from "@/lib/core/words/sentences/english";
import { say } from "@/lib/core/words/sentences/facts";
import type { Millis } from "@/lib/core/words/terms";

const DAY_MS: Millis = 86_400_000;
/** So long before its end a certificate is told of. */
const WARN_BEFORE_MS: Millis = 14 * DAY_MS;
/** An authority that signs itself ends the chain; this many are followed at most. */
const LONGEST_CHAIN = 10;

/** When the first certificate of the broker's chain expires, its authority's included; null on a plain connection. */
export function chainExpiry(socket: Socket | TLSSocket): Millis | null {
  if (!("getPeerX509Certificate" in socket)) return null;
  let earliest = Infinity;
  let certificate = socket.getPeerX509Certificate();
  for (let depth = 0; certificate && depth < LONGEST_CHAIN; depth++) {
    earliest = Math.min(earliest, Date.parse(certificate.validTo));
    certificate = certificate.issuerCertificate;
  }
  return Number.isFinite(earliest) ? earliest : null;
}

/** How long until a certificate that is valid until `end` has to be told of; 0 or less when it has to be now. */
export const untilWarning = (end: Millis, now: Millis): Millis => end - WARN_BEFORE_MS - now;

/**
 * The problem of a certificate that has expired or is about to; null of one that has time.
 *
 * @param whose the setting that names it, or the broker that shows it
 * @param validTo ms, or as X.509 certificates in Node tell it
 */
export function expiryProblem(whose: string, validTo: Millis | string, now: Millis): CollectionProblem | null {
  const end = typeof validTo === "string" ? Date.parse(validTo) : validTo;
  if (untilWarning(end, now) > 0) return null;
  const date = new Date(end).toISOString().slice(0, 10);
  const days = Math.floor((end - now) / DAY_MS);
  const said =
    end <= now ? say("problem.certificate-expired", { date }) : say("problem.certificate-expires", { date, days });
  return { what: "certificate", subject: whose, ...messageOf(said) };
}
