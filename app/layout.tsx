import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { cookies, headers } from "next/headers";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import { Shell } from "@/components/shell/shell";
import { messagesOf, pickLanguage } from "@/lib/client/language";
import { LANGUAGE_COOKIE, LANGUAGE_HEADER } from "@/lib/client/languages";
import { Providers } from "@/lib/client/providers";
import { isZone, ZONE_COOKIE } from "@/lib/client/zone";
import { COLOURS } from "@/lib/core/words/palette";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Tidemark", template: "%s · Tidemark" },
  description: "Consumer lag of Apache Kafka: who is falling behind, who is stuck, since when, and why.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: COLOURS.light.surface },
    { media: "(prefers-color-scheme: dark)", color: COLOURS.dark.surface },
  ],
};

// Filters and time ranges live in the URL; rendered per request, the first paint shows them already.
export const dynamic = "force-dynamic";

export default async function Layout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const asked = await headers();
  const language = pickLanguage(
    asked.get(LANGUAGE_HEADER),
    jar.get(LANGUAGE_COOKIE)?.value,
    asked.get("accept-language"),
  );
  const zone = jar.get(ZONE_COOKIE)?.value;
  return (
    // The theme is set on <html> before hydration, which React would report otherwise.
    <html lang={language} className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <Providers
          language={language}
          messages={messagesOf(language)}
          zone={isZone(zone) ? zone : "local"}
          nonce={asked.get("x-nonce") ?? undefined}
        >
          <Shell>{children}</Shell>
        </Providers>
      </body>
    </html>
  );
}
