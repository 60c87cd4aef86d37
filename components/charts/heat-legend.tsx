/** What the brightness, the hatch and the outlines of a heat map mean. */
"use client";

import { useTranslations } from "use-intl";

export function HeatLegend() {
  const t = useTranslations("charts");
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-2xs text-text-3">
      <span className="flex items-center gap-1.5">
        {t("heatLow")}
        <span
          aria-hidden
          className="h-2.5 w-16 rounded-xs border border-line"
          style={{
            background: "linear-gradient(90deg, var(--sunken), color-mix(in srgb, var(--water) 80%, var(--sunken)))",
          }}
        />
        {t("heatHigh")}
      </span>
      <span className="flex items-center gap-1.5">
        <span aria-hidden className="hatch h-2.5 w-4 rounded-xs border border-line" />
        {t("noData")}
      </span>
    </span>
  );
}
