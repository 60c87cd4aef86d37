/** Where HTTP notifiers send to, as settings say it: an address, or the secret that is one. */
import { z } from "zod";
import type { Means, SecretReference } from "./notifier";
import { secretReference } from "./secret-reference";

const address = z
  .string()
  .max(2000)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: "must be a URL of http or https, for example https://example.org/hook",
  })
  .refine((text) => !URL.canParse(text) || new URL(text).password === "", {
    error: "must hold no password: use the settings that refer to a secret, or refer to the whole URL as a secret",
  });

/** A URL, or a reference to the secret that holds it (many webhooks are known by their URL alone). */
export const target = z.union([address, secretReference]);
export type Target = z.infer<typeof target>;

/** The URL itself. @throws Error naming the reference, never the value */
export function urlOf(setting: Target, means: Pick<Means, "secret">): Promise<string> {
  return valueOf(setting, means);
}

/** A value that stands in the settings, or in a secret that they name. */
export async function valueOf(setting: string | SecretReference, means: Pick<Means, "secret">): Promise<string> {
  return typeof setting === "string" ? setting : means.secret(setting);
}
