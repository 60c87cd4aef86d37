/** The words of the language that the present request is answered in, for what the server alone writes: page titles. */
import { cookies, headers } from "next/headers";
import { messagesOf, pickLanguage } from "@/lib/client/language";
import { LANGUAGE_COOKIE, LANGUAGE_HEADER } from "@/lib/client/languages";
import type { Messages } from "@/lib/client/messages/en";
import type { Language } from "@/lib/core/words/languages";

/** The language that the present request is answered in. */
export async function requestLanguage(): Promise<Language> {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const asked = await headers();
  return pickLanguage(asked.get(LANGUAGE_HEADER), chosen, asked.get("accept-language"));
}

export const requestWords = async (): Promise<Messages> => messagesOf(await requestLanguage());
