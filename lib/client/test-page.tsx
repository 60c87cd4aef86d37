/** For tests: components drawn as the server draws a page, with what was asked before them. */
import type { ReactNode } from "react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { LiveStream, StreamContext } from "./live-stream";
import { en } from "./messages/en";

export interface TestPage {
  /** Answers by the name under which they are kept. */
  known?: readonly (readonly [key: readonly unknown[], answer: unknown])[];
  /** What stands in the address. */
  search?: string;
}

/** The English HTML of `children`, and the cache with what they ask for. */
export function drawPage(
  children: ReactNode,
  { known = [], search = "" }: TestPage,
): [html: string, cache: QueryClient] {
  const cache = new QueryClient();
  for (const [key, answer] of known) cache.setQueryData(key, answer);
  const html = renderToStaticMarkup(
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <QueryClientProvider client={cache}>
        <StreamContext value={new LiveStream(cache)}>
          <NuqsTestingAdapter searchParams={search}>{children}</NuqsTestingAdapter>
        </StreamContext>
      </QueryClientProvider>
    </IntlProvider>,
  );
  return [html, cache];
}
