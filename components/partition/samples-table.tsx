/** Samples as rows: exact numbers, unknown where unknown. */
"use client";

import { useTranslations } from "use-intl";
import clsx from "clsx";
import { formatClock, formatExact } from "@/lib/client/format";
import { Card } from "../ui/card";
import { CsvButton } from "../ui/csv-button";
import { Table, Td, Th } from "../ui/table";
import type { Sample } from "./samples";

export interface SamplesTableProps {
  samples: Sample[];
  /** Of what, for the name of the file. */
  name: string;
  /** True when a finding saw them; else they are what led up to the moment. */
  seen: boolean;
  /** The tick that the page shows. */
  here?: number;
}

export function SamplesTable({ samples, name, seen, here }: SamplesTableProps) {
  const t = useTranslations("partition.samples");
  const rows = () =>
    samples.map(({ at, logEnd, committed, lag }) => ({
      time: new Date(at).toISOString(),
      "log end": logEnd === null ? null : String(logEnd),
      committed: committed === null ? null : String(committed),
      lag: lag === null ? null : String(lag),
    }));
  const print = (value: bigint | null) => (value === null ? t("unknown") : formatExact(value));
  return (
    <Card
      title={t(seen ? "title" : "before")}
      note={t("stored", { count: samples.length })}
      actions={samples.length > 0 ? <CsvButton name={`samples of ${name}`} rows={rows} /> : null}
      padded={false}
    >
      {samples.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">{t("none")}</p>
      ) : (
        <div className="max-h-80 overflow-y-auto" tabIndex={0} role="group" aria-label={t("label")}>
          <Table aria-label={t("label")}>
            <thead>
              <tr>
                <Th>{t("time")}</Th>
                <Th align="right">{t("logEnd")}</Th>
                <Th align="right">{t("committed")}</Th>
                <Th align="right">{t("lag")}</Th>
              </tr>
            </thead>
            <tbody>
              {samples.map(({ at, logEnd, committed, lag, moved }) => (
                <tr key={at} className={clsx(at === here && "bg-selected")}>
                  <Td className="figures text-text-3">{formatClock(at)}</Td>
                  <Td align="right">{print(logEnd)}</Td>
                  <Td align="right" className={moved ? undefined : "text-text-3"}>
                    {print(committed)}
                  </Td>
                  <Td align="right">{print(lag)}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Card>
  );
}
