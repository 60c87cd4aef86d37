/** A word of the glossary where it stands on a page: its card says what it means. The glossary is fetched when somebody asks. */
"use client";

import { useState, type ComponentType, type ReactNode } from "react";
import { useLocale } from "use-intl";
import { loadGlossary, type GlossaryWords, type TermName } from "@/lib/client/glossary-words";
import type { Language } from "@/lib/core/words/languages";
import { HoverCard } from "../ui/hover-card";
import type { TermTextProps } from "./term-text";

export interface TermProps {
  name: TermName;
  /** The word as the page has it. */
  children: ReactNode;
  className?: string;
}

/** The words, and what makes a card of them. */
interface Known {
  language: Language;
  words: GlossaryWords;
  Text: ComponentType<TermTextProps>;
}

export function Term({ name, children, className }: TermProps) {
  const language = useLocale();
  const [known, setKnown] = useState<Known | null>(null);
  const fetchWords = () =>
    void Promise.all([loadGlossary(language), import("./term-text")]).then(
      ([words, { TermText }]) => setKnown({ language, words, Text: TermText }),
      () => undefined,
    );
  const { words, Text } = known?.language === language ? known : {};
  return (
    <HoverCard
      label={words?.terms[name].name ?? ""}
      card={words && Text ? <Text {...{ name, words }} /> : null}
      onNear={fetchWords}
      className={className}
    >
      {children}
    </HoverCard>
  );
}
