/** What a waterline says at a moment, in exact offsets, and over all of its range. */
import { useTranslations } from "use-intl";
import { formatCount, formatDuration, formatExact, moreThan } from "@/lib/client/format";
import { nextOffset, plainLag } from "@/lib/core/numbers/lag";
import { waitAt } from "@/lib/core/numbers/written-at";
import { marksNear } from "./marks";
import { CHART, statusLine } from "./palette";
import type { Reading } from "./reading";
import type { WaterlineChartProps } from "./chart-props";

/** Share of the range within which a mark belongs to the moment being read. */
const NEAR = 0.008;

export function useWaterReading(props: WaterlineChartProps): { summary: string; read(index: number): Reading } {
  const { at, logEnd, committed, logStart = [], status, from, to, marks = [], bands = [] } = props;
  const t = useTranslations("charts");
  const lagAt = (index: number) => plainLag(committed[index] ?? null, logStart[index] ?? null, logEnd[index] ?? null);
  const print = (value: bigint | null | undefined) => (value == null ? t("unknown") : formatExact(value));
  const read = (index: number): Reading => {
    const moment = at[index] ?? 0;
    const [end, mark] = [logEnd[index] ?? null, committed[index] ?? null];
    const lag = lagAt(index);
    const next = mark === null ? null : nextOffset(mark, logStart[index] ?? null, 0n);
    const { ms, atLeast } = waitAt(at, logEnd, next, index);
    const band = bands.find((one) => moment >= one.from && moment <= one.to);
    const then = bands.length > 0 ? (band?.status ?? "UNKNOWN") : status;
    const lines = [
      { key: "end", label: t("logEnd"), value: print(end), color: CHART.water },
      { key: "committed", label: t("committed"), value: print(mark), color: statusLine(then) },
      { key: "lag", label: t("lag"), value: print(lag), color: "transparent" },
      {
        ...{ key: "behind", label: t("behind"), color: "transparent" },
        value:
          ms !== null
            ? formatDuration(ms)
            : atLeast !== null
              ? moreThan(formatDuration(atLeast, "down"))
              : t("unknown"),
      },
    ];
    if (band) lines.push({ key: "status", label: t("status"), value: band.status, color: "transparent" });
    const brief = t("briefLag", { lag: lag === null ? t("unknown") : formatCount(lag) });
    return { lines, notes: marksNear(marks, moment, (to - from) * NEAR), brief };
  };
  const last = at.length - 1;
  const summary = t("waterSummary", {
    status,
    logEnd: print(logEnd[last]),
    committed: print(committed[last]),
    lag: print(lagAt(last)),
  });
  return { summary, read };
}
