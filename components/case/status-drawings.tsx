/** Statuses beside each other that are easily taken for one another: how each looks, and what tells it apart. */
"use client";

import { useTranslations } from "use-intl";
import { StatusBadge } from "../status/status-badge";
import { StatusDrawing } from "./status-drawing";
import { SHAPED, type Shaped } from "./status-shapes";

export interface StatusDrawingsProps {
  /** Absent: all. */
  only?: readonly Shaped[];
}

export function StatusDrawings({ only = SHAPED }: StatusDrawingsProps) {
  const t = useTranslations("cases.apart");
  return (
    <ul className="grid grid-cols-1 gap-x-6 gap-y-5 sm:grid-cols-[repeat(auto-fit,minmax(240px,1fr))]">
      {only.map((status) => (
        <li key={status} className="flex min-w-0 flex-col gap-2">
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <StatusBadge status={status} /> {t(`${status}.name`)}
          </p>
          <StatusDrawing status={status} />
          <p className="max-w-[60ch] text-sm text-text-2">{t(`${status}.shape`)}</p>
        </li>
      ))}
    </ul>
  );
}
