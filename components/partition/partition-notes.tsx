/** What one must know to read the partition's numbers aright: records lost, offsets beyond the log, nobody who reads it. */
"use client";

import { Info } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PartitionWire } from "@/lib/api/contract";
import { useSentences } from "@/lib/client/sentences";

export function PartitionNotes({ row }: { row: PartitionWire }) {
  const t = useTranslations("partition");
  const notes = useSentences().notes(row);
  if (notes.length === 0) return null;
  return (
    <ul aria-label={t("notes")} className="mt-4 flex flex-col gap-1">
      {notes.map((note) => (
        <li key={note} className="flex gap-2 rounded-md border border-line bg-surface px-3 py-2 text-sm">
          <Info size={16} aria-hidden className="mt-0.5 shrink-0 text-accent" />
          <p className="max-w-[110ch] min-w-0 wrap-anywhere">{note}</p>
        </li>
      ))}
    </ul>
  );
}
