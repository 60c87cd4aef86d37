import type { Metadata } from "next";
import { WallLanguage } from "@/components/wall/wall-language";
import { WallView } from "@/components/wall/wall-view";
import { messagesOf } from "@/lib/client/language";
import { isLanguage } from "@/lib/client/languages";

export const metadata: Metadata = { title: "Wall" };

/** A screen for the team's wall. */
export default async function WallPage({ searchParams }: { searchParams: Promise<{ lang?: string | string[] }> }) {
  const { lang } = await searchParams;
  if (!isLanguage(lang)) return <WallView />;
  return (
    <WallLanguage language={lang} messages={messagesOf(lang)}>
      <WallView />
    </WallLanguage>
  );
}
