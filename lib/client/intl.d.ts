/** Makes `useTranslations` know its keys. */
import type { Language } from "@/lib/core/words/languages";
import type { Messages } from "./messages/en";

declare module "use-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Messages;
  }
}
