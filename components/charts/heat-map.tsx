/**
 * Lag of many partitions over time: a row each, bright where the lag is near the greatest of that row, outlined where
 * its status is not OK. Rows grow thin when there are many.
 */
"use client";

import { memo } from "react";
import { useTranslations } from "use-intl";
import { formatExact } from "@/lib/client/format";
import { useAxisWidth } from "./axis-width";
import { insetOf, MARGIN, X_HEIGHT } from "./axes";
import type { ChartData } from "./chart-data";
import { Frame } from "./frame";
import { rowHeight } from "./heat";
import { HeatCanvas } from "./heat-canvas";
import { HeatLayer } from "./heat-layer";
import { HeatLegend } from "./heat-legend";
import { HeatOutlines } from "./heat-outlines";
import { RowLabels, TimeLabels } from "./heat-labels";
import type { HeatMapProps } from "./chart-props";

/** Distance of samples where every tick is stored, at most; with some slack for a late one. */
const TICK_MS = 15_000;

export const HeatMap = memo(function HeatMap(props: HeatMapProps) {
  const { at, rows, from, to, gaps, stepMs, title, ariaLabel } = props;
  const t = useTranslations("charts");
  const yWidth = useAxisWidth();
  const height = rowHeight(rows.length) * rows.length;
  const data = (): ChartData => ({
    head: rows.map(({ name }) => t("lagOf", { name })),
    at,
    columns: rows.map(({ values }) => values),
  });
  return (
    <Frame
      {...{ title, ariaLabel, from, to, data }}
      unit={t("heatUnit")}
      legend={<HeatLegend />}
      height={MARGIN.top + height + X_HEIGHT}
      format={formatExact}
    >
      {(width) => {
        const plotWidth = Math.max(1, width - yWidth - MARGIN.right);
        const inset = insetOf(yWidth);
        return (
          <>
            <div className="absolute overflow-hidden" style={inset}>
              <HeatCanvas
                {...{ at, rows, from, to, gaps, height }}
                width={plotWidth}
                holdMs={Math.max(TICK_MS, 2 * stepMs)}
              />
              <HeatOutlines {...{ rows, from, to, height }} width={plotWidth} />
            </div>
            <RowLabels rows={rows} top={inset.top} width={yWidth} />
            <TimeLabels {...{ from, to, plotWidth }} left={inset.left} />
            <HeatLayer {...props} inset={inset} />
          </>
        );
      }}
    </Frame>
  );
});
