/** Posts to addresses that are secrets themselves (who knows the URL of a webhook may write to it): no answer repeats them. */
import type { Answer, Means } from "../notifier";
import { reworded } from "../send-error";

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
 * @throws Error when no answer came, of the kind and with the `code` that it had
 */
export async function postSecretly(means: Means, { url, body, headers = {}, secrets = [] }: Post): Promise<Reply> {
  if (!URL.canParse(url)) throw new Error("The address is none: it must begin with https://");
  const clean = (text: string) => withoutAddress(text, url, secrets);
  try {
    const reply = await means.request({
      url,
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8", ...headers },
      body: JSON.stringify(body),
    });
    return { ...reply, text: clean(reply.text) };
  } catch (error) {
    throw reworded(error, clean);
  }
}

/** A text in which neither the address stands nor what follows its host, which is what servers repeat ("nothing at /…"). */
export function withoutAddress(text: string, url: string, secrets: string[] = []): string {
  const { pathname, search } = new URL(url);
  const hidden = [url, `${pathname}${search}`, pathname, search, ...secrets].filter((secret) => secret.length > 3);
  return hidden.reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
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
