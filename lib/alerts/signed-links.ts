/**
 * Links in messages by which whoever got one may acknowledge or silence its alert without more. Mail programs and chats look at
 * links before people do: so a GET shows a page with a button, and only the POST of that button does what the token asks for.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Millis } from "@/lib/core/words/terms";

export const LINK_ACTIONS = ["acknowledge", "silence"] as const;
export type LinkAction = (typeof LINK_ACTIONS)[number];

export interface LinkClaim {
  action: LinkAction;
  /** `Alert.id`. */
  alert: string;
  /** Who was told: the author of what the link does. */
  receiver: string;
  expiresAt: Millis;
}

/** Why a token is not taken. `expired` is said of tokens that are ours only. */
export type LinkFault = "malformed" | "forged" | "expired";

/** Names percent-encoded, twice. */
const MOST_TOKEN = 8_000;
const LEAST_KEY = 16;
/** A key that signs other things signs nothing that could stand for a link. */
const PURPOSE = "tidemark-link-1.";

/**
 * A token that can stand in a URL as it is.
 * @throws Error when the key could be guessed
 */
export function linkToken(claim: LinkClaim, key: string): string {
  const { action, alert, receiver, expiresAt } = claim;
  const body = Buffer.from(JSON.stringify([action, alert, receiver, expiresAt]), "utf8").toString("base64url");
  return `${body}.${macOf(body, key).toString("base64url")}`;
}

/** What a token asks for, if it was signed with this key and has not expired. */
export function readLink(token: string, key: string, now: Millis): { claim: LinkClaim } | { fault: LinkFault } {
  const [body = "", mac = "", ...rest] = token.length > MOST_TOKEN ? [] : token.split(".");
  if (!/^[\w-]+$/.test(body) || !/^[\w-]{43}$/.test(mac) || rest.length > 0) return { fault: "malformed" };
  if (!timingSafeEqual(Buffer.from(mac, "base64url"), macOf(body, key))) return { fault: "forged" };
  const claim = claimOf(Buffer.from(body, "base64url").toString("utf8"));
  if (claim === null) return { fault: "malformed" };
  return now < claim.expiresAt ? { claim } : { fault: "expired" };
}

function macOf(body: string, key: string): Buffer {
  if (key.length < LEAST_KEY)
    throw new Error(`The key that signs links has ${key.length} characters; make it at least ${LEAST_KEY}, at random.`);
  return createHmac("sha256", key).update(PURPOSE).update(body).digest();
}

function claimOf(text: string): LinkClaim | null {
  let parts: unknown;
  try {
    parts = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(parts)) return null;
  const [named, alert, receiver, expiresAt] = parts as unknown[];
  const action = LINK_ACTIONS.find((one) => one === named);
  if (action === undefined || typeof alert !== "string" || typeof receiver !== "string") return null;
  return typeof expiresAt === "number" ? { action, alert, receiver, expiresAt } : null;
}
