/** Posts to addresses that are secrets themselves (who knows the URL of a webhook may write to it): no answer repeats them. */
import type { Answer, Means } from "../notifier";

export type Reply = Awaited<ReturnType<Means["request"]>>;

interface Post {
  url: string;
  body: unknown;
  headers?: Record<string, string>;
  /** What besides the address must not be seen. */
  secrets?: string[];
}

/**
 * Posts JSON. The answer's text, and what an error says, come without the address.
 * @throws Error when no answer came
 */
export async function postSecretly(means: Means, { url, body, headers = {}, secrets = [] }: Post): Promise<Reply> {
  const { pathname, search } = new URL(url);
  const hidden = [url, `${pathname}${search}`, pathname, ...secrets].filter((text) => text.length > 3);
  const clean = (text: string) => hidden.reduce((rest, secret) => rest.replaceAll(secret, "…"), text);
  try {
    const reply = await means.request({
      url,
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", ...headers },
      body: JSON.stringify(body),
    });
    return { ...reply, text: clean(reply.text) };
  } catch (error) {
    // Without its cause: that names the address as well.
    throw new Error(clean(error instanceof Error ? error.message : String(error)));
  }
}

/** What to answer when a secret that should be an address is none; null when it is one. Whether http is allowed `Means` knows. */
export function refusedAddress(url: string): Answer | null {
  const isAddress = URL.canParse(url) && ["https:", "http:"].includes(new URL(url).protocol);
  return isAddress
    ? null
    : { outcome: "refused", detail: "The secret of `url` holds no address: it must begin with https://" };
}

/** The object that a text is the JSON of; null where it is none. */
export function jsonObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
