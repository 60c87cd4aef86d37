/** What every page stands in: query cache, live stream, theme and URL state. */
"use client";

import { useEffect, useState, type ReactNode } from "react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { ApiError } from "./api";
import { LiveStream, StreamContext } from "./live-stream";

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

export function Providers({ children }: { children: ReactNode }) {
  const [cache] = useState(createCache);
  const [stream] = useState(() => new LiveStream(cache));
  useEffect(() => stream.start(), [stream]);
  return (
    <QueryClientProvider client={cache}>
      <StreamContext value={stream}>
        <ThemeProvider attribute="data-theme" enableSystem disableTransitionOnChange scriptProps={SCRIPT}>
          <NuqsAdapter>{children}</NuqsAdapter>
        </ThemeProvider>
      </StreamContext>
    </QueryClientProvider>
  );
}
