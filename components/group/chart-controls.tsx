/** How the waterlines are ordered, what their axis counts, whether a heat map leads, and all of it as a file. */
"use client";

import { useTranslations } from "use-intl";
import { formatClock, formatTime } from "@/lib/client/format";
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
    <div className="flex flex-wrap items-center gap-2">
      <h2 className="text-sm font-semibold">{t("waterlines")}</h2>
      <div className="mr-auto">
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

/** A chart that starts later than asked for says so. */
export function Begins({ at }: { at: number | null }) {
  const t = useTranslations("group");
  if (at === null) return null;
  return (
    <p className="text-xs text-text-3" title={formatTime(at)}>
      {t.rich("begins", { at: () => <span className="figures">{formatClock(at, false)}</span> })}
    </p>
  );
}

export interface AxisChoiceProps {
  absolute: boolean;
  setAbsolute(absolute: boolean): void;
}

export function AxisChoice({ absolute, setAbsolute }: AxisChoiceProps) {
  const t = useTranslations("group");
  return (
    <Segmented
      ariaLabel={t("axis")}
      value={absolute ? "absolute" : "relative"}
      onChange={(value) => setAbsolute(value === "absolute")}
      options={[
        { value: "relative", label: t("axisRecords"), title: t("axisRecordsTitle") },
        { value: "absolute", label: t("axisOffsets"), title: t("axisOffsetsTitle") },
      ]}
    />
  );
}
