/** What a card of the glossary says: the term, its meaning, Kafka's names for it, and the way to its place in the glossary. */
"use client";

import type { GlossaryWords, TermName } from "@/lib/client/glossary-words";
import { Link } from "../ui/link";
import { KafkaNames } from "./kafka-names";
import { termPath } from "./terms";

export interface TermTextProps {
  name: TermName;
  words: GlossaryWords;
}

export function TermText({ name, words }: TermTextProps) {
  const { name: title, text } = words.terms[name];
  return (
    <>
      <p className="font-semibold">{title}</p>
      <p className="mt-1 leading-5 text-text-2">{text}</p>
      <KafkaNames name={name} label={words.kafka} />
      <p className="mt-2">
        <Link href={termPath(name)} className="inline-block min-h-6 text-accent underline underline-offset-2">
          {words.open}
        </Link>
      </p>
    </>
  );
}
