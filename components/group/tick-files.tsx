/** Every stored tick of the group in the page's range, as a file that another instance takes in. */
"use client";

import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { exportPath, type ExportFormat } from "@/lib/client/paths";
import { useTimeRange } from "@/lib/client/time-range";
import { buttonClass } from "../ui/button";

const FORMATS: [format: ExportFormat, label: string][] = [
  ["csv", "CSV"],
  ["parquet", "Parquet"],
];

export function TickFiles({ cluster, group }: { cluster: string; group: string }) {
  const t = useTranslations("group");
  const { from, to } = useTimeRange();
  return (
    <div role="group" aria-label={t("tickFiles")} className="flex items-center">
      {FORMATS.map(([format, label]) => (
        <a
          key={format}
          href={exportPath({ cluster, group, from, to, format })}
          download
          title={t("tickFileTitle", { format: label })}
          className={buttonClass({ size: "sm", variant: "ghost" })}
        >
          <Download size={14} aria-hidden /> {label}
        </a>
      ))}
    </div>
  );
}
