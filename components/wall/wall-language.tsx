/** The language that the wall's own URL asks for, whatever the browser's other pages speak. */
"use client";

import type { ReactNode } from "react";
import { IntlProvider } from "use-intl";
import { FormatProvider, useZone } from "@/lib/client/format-provider";
import type { Language } from "@/lib/core/words/languages";
import type { Messages } from "@/lib/client/messages/en";
import { SpokenGate } from "@/lib/client/spoken";

export interface WallLanguageProps {
  language: Language;
  messages: Messages;
  children: ReactNode;
}

export function WallLanguage({ language, messages, children }: WallLanguageProps) {
  const { zone } = useZone();
  return (
    <IntlProvider locale={language} messages={messages} timeZone="UTC">
      <FormatProvider remembered={zone}>
        <div lang={language}>
          <SpokenGate language={language}>{children}</SpokenGate>
        </div>
      </FormatProvider>
    </IntlProvider>
  );
}
