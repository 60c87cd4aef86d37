/** /glossary: every word that the pages use, and how a status is decided. */
import type { Metadata } from "next";
import { GlossaryView } from "@/components/glossary/glossary-view";
import { compiled } from "@/lib/client/compiled-messages";
import { loadGlossary } from "@/lib/client/glossary-words";
import { requestLanguage } from "../request-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await loadGlossary(await requestLanguage())).title,
});

export default async function GlossaryPage() {
  return <GlossaryView words={compiled(await loadGlossary(await requestLanguage()))} />;
}
