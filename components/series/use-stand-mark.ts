/** The mark of a partition on which nothing is committed any more, or the same again and again: since when. */
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { PartitionWire } from "@/lib/api/contract";
import { formatMoment } from "@/lib/client/format";
import type { Mark } from "../charts/backdrop";
import { toStandMark } from "./backdrop";

/** None for a partition that moves, or is not there any more. */
export function useStandMark(row: PartitionWire | undefined, from: number, to: number): Mark[] {
  const t = useTranslations("group");
  const { status } = row ?? {};
  const stands = status === "STOPPED" || status === "STALLED";
  const [lastCommitAt, finding] = stands && row ? [row.lastCommitAt, row.finding] : [null, null];
  // Not hung on the row, of which numbers change with each second: a chart is drawn anew with its marks.
  return useMemo(() => {
    if (!status) return [];
    return toStandMark(
      { status, lastCommitAt, finding },
      { from, to },
      {
        lastCommit: t("lastCommitMark"),
        stalledSince: (at) => t("stalledSince", { at: formatMoment(at, to) }),
        stalledBefore: (at) => t("stalledBefore", { at: formatMoment(at, to) }),
      },
    );
  }, [status, lastCommitAt, finding, from, to, t]);
}
