/** How the waterlines are ordered, what their axis counts, whether a heat map leads, and all of it as a file. */
"use client";

import { useTranslations } from "use-intl";
import { AxisChoice, Begins } from "../series/chart-axes";
import { Segmented } from "../ui/segmented";
import { TickFiles } from "./tick-files";
import { ChartNote } from "./chart-note";
import type { GroupUrl } from "./use-group-url";

export interface ChartControlsProps {
  cluster: string;
  group: string;
  url: GroupUrl;
  /** Whether a heat map is shown now. */
  heat: boolean;
  /** Said when history is younger than the range. */
  begins: number | null;
}

export function ChartControls({ cluster, group, url, heat, begins }: ChartControlsProps) {
  const t = useTranslations("group");
  return (
    <div className="flex flex-wrap items-center gap-2 lg:justify-end">
      {/* Two lines whether history is younger than the range or not: it grows, and nothing is to move then. */}
      <div className="mr-auto flex min-h-10 flex-col justify-center">
        <h2 className="text-sm font-semibold">{t("waterlines")}</h2>
        <Begins at={begins} />
      </div>
      <ChartNote cluster={cluster} group={group} syncId="group" />
      <TickFiles cluster={cluster} group={group} />
      <Segmented
        ariaLabel={t("heat")}
        value={heat ? "on" : "off"}
        onChange={(value) => url.setHeat(value === "on")}
        options={[
          { value: "off", label: t("heatOff"), title: t("heatOffTitle") },
          { value: "on", label: t("heatOn"), title: t("heatOnTitle") },
        ]}
      />
      <Segmented
        ariaLabel={t("order")}
        value={url.order}
        onChange={url.setOrder}
        options={[
          { value: "worst", label: t("worstFirst") },
          { value: "number", label: t("byNumber") },
        ]}
      />
      <AxisChoice absolute={url.absolute} setAbsolute={url.setAbsolute} />
    </div>
  );
}
