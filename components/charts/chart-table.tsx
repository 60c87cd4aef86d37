/** A chart's numbers as a table, newest first: for who cannot see the lines, and for who wants to read one exactly. */
"use client";

import { useTranslations } from "use-intl";
import { formatTime } from "@/lib/client/format";
import { Table, Td, Th } from "../ui/table";
import type { ChartData } from "./chart-data";

/** More cells than these nobody reads, and the browser would take its time. */
const ROWS = 200;
const COLUMNS = 16;

export interface ChartTableProps {
  data: ChartData;
  label: string;
  format(value: bigint | number): string;
}

export function ChartTable({ data: { head, at, columns }, label, format }: ChartTableProps) {
  const t = useTranslations("charts");
  const newest = at
    .map((moment, index) => ({ moment, index }))
    .slice(-ROWS)
    .reverse();
  const print = (value: bigint | number | null | undefined) => (value == null ? t("unknown") : format(value));
  return (
    <div className="mt-2 max-h-72 overflow-y-auto rounded-md border border-line" data-aside>
      <Table aria-label={t("tableOf", { chart: label })}>
        <thead className="sticky top-0 bg-surface">
          <tr>
            <Th>{t("time")}</Th>
            {head.slice(0, COLUMNS).map((name) => (
              <Th key={name} align="right">
                {name}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newest.map(({ moment, index }) => (
            <tr key={moment}>
              <Td className="figures text-text-3">{formatTime(moment)}</Td>
              {columns.slice(0, COLUMNS).map((column, place) => (
                <Td key={head[place]} align="right">
                  {print(column[index])}
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      {at.length > ROWS ? (
        <p className="border-t border-line px-3 py-2 text-xs text-text-3">
          {t("newestRows", { shown: ROWS, all: at.length })}
        </p>
      ) : null}
      {head.length > COLUMNS ? (
        <p className="border-t border-line px-3 py-2 text-xs text-text-3">
          {t("columnsCut", { shown: COLUMNS, all: head.length })}
        </p>
      ) : null}
    </div>
  );
}
