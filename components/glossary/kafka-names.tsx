/** The names under which Kafka's tools, metrics and settings have a term; nothing where Kafka has none. */
import type { TermName } from "@/lib/client/glossary-words";
import { TERMS } from "./terms";

export function KafkaNames({ name, label }: { name: TermName; label: string }) {
  const { kafka } = TERMS[name];
  if (!kafka) return null;
  return (
    <p className="mt-1 flex flex-wrap items-baseline gap-x-2 text-xs text-text-3">
      {label}
      {kafka.map((one) => (
        <code key={one} className="font-mono wrap-anywhere">
          {one}
        </code>
      ))}
    </p>
  );
}
