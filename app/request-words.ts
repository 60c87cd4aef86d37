/** The words of the language that the present request is answered in, for what the server alone writes: page titles. */
import { cookies, headers } from "next/headers";
import { messagesOf, pickLanguage } from "@/lib/client/language";
import { LANGUAGE_COOKIE, LANGUAGE_HEADER } from "@/lib/client/languages";
import type { Messages } from "@/lib/client/messages/en";

export async function requestWords(): Promise<Messages> {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const asked = await headers();
  return messagesOf(pickLanguage(asked.get(LANGUAGE_HEADER), chosen, asked.get("accept-language")));
}
