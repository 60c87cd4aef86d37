/** What a chart of lines says at a moment, and over all of its range. */
import { useTranslations } from "use-intl";
import { formatCount, formatExact } from "@/lib/client/format";
import { extremes } from "./chart-data";
import type { LagChartProps } from "./chart-props";
import { marksNear } from "./marks";
import { seriesColor } from "./palette";
import type { Reading } from "./reading";

/** More lines than this do not fit beside the pointer; the table has all of them. */
const LINES = 14;
/** Share of the range within which a mark belongs to the moment being read. */
const NEAR = 0.008;

export function useLineReading(props: LagChartProps): { summary: string; read(index: number): Reading } {
  const { at, series, unit, from, to, marks = [], bands = [] } = props;
  const t = useTranslations("charts");
  // Beside the pointer there is room for every digit.
  const exact =
    props.format ?? ((value: number) => (Number.isInteger(value) ? formatExact(value) : formatCount(value)));
  const print = (value: number | null | undefined) => (value == null ? t("unknown") : exact(value));
  const read = (index: number): Reading => {
    const moment = at[index] ?? 0;
    const lines = series.slice(0, LINES).map(({ key, label, values, color }, place) => {
      return { key, label, value: print(values[index]), color: color ?? seriesColor(place) };
    });
    const band = bands.find((one) => moment >= one.from && moment <= one.to);
    if (band) lines.push({ key: "status", label: t("status"), value: band.status, color: "transparent" });
    const brief = series.length <= 2 ? series.map(({ values }) => print(values[index])).join(" / ") : undefined;
    return { lines, notes: marksNear(marks, moment, (to - from) * NEAR), brief };
  };
  const parts = series.slice(0, LINES).flatMap(({ label, values }) => {
    const found = extremes(values);
    if (!found) return [t("summaryUnknown", { name: label })];
    const { low, high, last } = found;
    return [t("summaryLine", { name: label, low: exact(low), high: exact(high), last: exact(last) })];
  });
  return { summary: `${unit}. ${parts.join(" ")}`, read };
}
