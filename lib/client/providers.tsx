/** What every page stands in: language, query cache, live stream, theme and URL state. */
"use client";

import { useEffect, useState, type ReactNode } from "react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { IntlProvider } from "use-intl";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { ApiError } from "./api";
import { CarryProvider } from "./carry-provider";
import { FormatProvider } from "./format-provider";
import type { Language } from "@/lib/core/words/languages";
import { LiveStream, StreamContext } from "./live-stream";
import type { Messages } from "./messages/en";
import { SpokenGate } from "./spoken";
import type { Zone } from "./zone";

function createCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // What is not there, or refused, is not there a second later either.
        retry: (count, error) => !(error instanceof ApiError && error.status >= 400 && error.status < 500) && count < 2,
        retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
      },
    },
  });
}

// The theme's script runs from the server's HTML; drawn anew in the browser it would only be complained about.
const SCRIPT = typeof window === "undefined" ? undefined : { type: "application/json" };

export interface ProvidersProps {
  language: Language;
  messages: Messages;
  /** The time zone that was chosen on an earlier visit. */
  zone: Zone;
  /** With it the page's policy lets the theme's script run. */
  nonce?: string;
  children: ReactNode;
}

export function Providers({ language, messages, zone, nonce, children }: ProvidersProps) {
  const [cache] = useState(createCache);
  const [stream] = useState(() => new LiveStream(cache));
  useEffect(() => stream.start(), [stream]);
  return (
    // Times are printed by lib/client/format.ts in the chosen zone; this one only has to be the same on both sides.
    <IntlProvider locale={language} messages={messages} timeZone="UTC">
      <QueryClientProvider client={cache}>
        <StreamContext value={stream}>
          <ThemeProvider
            attribute="data-theme"
            enableSystem
            disableTransitionOnChange
            scriptProps={SCRIPT}
            nonce={nonce}
          >
            <NuqsAdapter>
              <FormatProvider remembered={zone}>
                <SpokenGate language={language}>
                  <CarryProvider>{children}</CarryProvider>
                </SpokenGate>
              </FormatProvider>
            </NuqsAdapter>
          </ThemeProvider>
        </StreamContext>
      </QueryClientProvider>
    </IntlProvider>
  );
}
