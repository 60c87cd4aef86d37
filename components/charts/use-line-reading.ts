/** What a chart of lines says at a moment, and over all of its range. */
import { useTranslations } from "use-intl";
import { formatCount, formatExact, moreThan } from "@/lib/client/format";
import { extremes } from "./chart-data";
import type { LagChartProps, LagSeries } from "./chart-props";
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
  const tell = ({ values, atLeast }: LagSeries, index: number) => {
    const [value, least] = [values[index] ?? null, atLeast?.[index] ?? null];
    return value !== null ? exact(value) : least !== null ? moreThan(exact(least)) : t("unknown");
  };
  const read = (index: number): Reading => {
    const moment = at[index] ?? 0;
    const lines = series.slice(0, LINES).map((one, place) => {
      return { key: one.key, label: one.label, value: tell(one, index), color: one.color ?? seriesColor(place) };
    });
    const band = bands.find((one) => moment >= one.from && moment <= one.to);
    if (band) lines.push({ key: "status", label: t("status"), value: band.status, color: "transparent" });
    const brief = series.length <= 2 ? series.map((one) => tell(one, index)).join(" / ") : undefined;
    return { lines, notes: marksNear(marks, moment, (to - from) * NEAR), brief };
  };
  const parts = series.slice(0, LINES).map((one) => {
    const [name, last] = [one.label, tell(one, at.length - 1)];
    const found = extremes(one.values);
    if (found) return t("summaryLine", { name, low: exact(found.low), high: exact(found.high), last });
    const bound = one.atLeast?.some((value) => value !== null);
    return bound ? t("summaryAtLeast", { name, last }) : t("summaryUnknown", { name });
  });
  return { summary: `${unit}. ${parts.join(" ")}`, read };
}
