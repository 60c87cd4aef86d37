/** The axes of waterlines: what the upright one counts, and that a time axis begins later than was asked for. */
"use client";

import { useTranslations } from "use-intl";
import { formatClock, formatTime } from "@/lib/client/format";
import { Segmented } from "../ui/segmented";

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
