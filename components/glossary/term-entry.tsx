/** A term in the glossary: its name, which is a link to it, what it means, Kafka's names, and terms beside it. */
import clsx from "clsx";
import type { GlossaryWords, TermName } from "@/lib/client/glossary-words";
import { StatusBadge } from "../status/status-badge";
import { KafkaNames } from "./kafka-names";
import { TERMS } from "./terms";

export interface TermEntryProps {
  name: TermName;
  words: GlossaryWords;
  /** The address leads to it. */
  marked: boolean;
}

export function TermEntry({ name, words, marked }: TermEntryProps) {
  const { name: title, text } = words.terms[name];
  const { status, see = [] } = TERMS[name];
  return (
    // What is sought must not come to lie under the page's head.
    <div
      id={name}
      className={clsx(
        "scroll-mt-16 bg-surface px-4 py-3 lg:last:odd:col-span-2",
        marked && "shadow-[inset_3px_0_0_var(--accent)]",
      )}
    >
      <dt className="flex flex-wrap items-center gap-x-2 text-sm font-semibold">
        <a href={`#${name}`} aria-current={marked ? "location" : undefined} className="min-h-6 hover:underline">
          {title}
        </a>
        {status ? <StatusBadge status={status} /> : null}
      </dt>
      <dd className="max-w-[75ch] text-sm leading-5 text-text-2">
        <p>{text}</p>
        <KafkaNames name={name} label={words.kafka} />
        {see.length > 0 ? (
          <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-text-3">
            {words.see}
            {see.map((other) => (
              <a key={other} href={`#${other}`} className="min-h-6 text-accent underline underline-offset-2">
                {words.terms[other].name}
              </a>
            ))}
          </p>
        ) : null}
      </dd>
    </div>
  );
}
