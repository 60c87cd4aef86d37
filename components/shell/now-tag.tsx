/** Says of a part of the page that it is of the present, where the page shows a range of the past. */
"use client";

import { useTranslations } from "use-intl";
import { useIsPast } from "@/lib/client/page-moment";

export function NowTag() {
  const t = useTranslations("shell");
  return useIsPast() ? (
    <span
      data-now
      title={t("nowTitle")}
      className="inline-block w-fit rounded-sm border border-line-strong px-1 text-2xs font-normal text-text-2"
    >
      {t("now")}
    </span>
  ) : null;
}
