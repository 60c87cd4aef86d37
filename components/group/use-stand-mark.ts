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
  return useMemo(() => {
    if (!row) return [];
    return toStandMark(
      row,
      { from, to },
      {
        lastCommit: t("lastCommitMark"),
        stalledSince: (at) => t("stalledSince", { at: formatMoment(at, to) }),
        stalledBefore: (at) => t("stalledBefore", { at: formatMoment(at, to) }),
      },
    );
  }, [row, from, to, t]);
}
