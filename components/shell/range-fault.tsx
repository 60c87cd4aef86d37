/** Says that the address asks for a range that cannot be shown: which value, what is shown instead, and the way out. */
"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { useTimeRange, type TimeRange } from "@/lib/client/time-range";
import type { RangeFault } from "@/lib/client/url-range";
import { Button } from "../ui/button";

/** Without `range` it speaks of the page's own. */
export function RangeFaultNotice({ range: given }: { range?: TimeRange }) {
  const t = useTranslations("time");
  const own = useTimeRange();
  const { fault, label, mend } = given ?? own;
  const words = useFaultWords();
  if (!fault) return null;
  return (
    <div
      role="alert"
      data-range-fault={fault.key}
      className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-warning-line px-3 py-1.5 text-sm"
    >
      <CircleAlert size={16} aria-hidden className="shrink-0 text-warning" />
      <p className="min-w-0 flex-1 wrap-anywhere">
        {words(fault)} {t("faultShown", { range: label })}
      </p>
      {fault.meant ? (
        <Button size="sm" variant="solid" onClick={() => mend(fault.meant)}>
          {t("faultSwap")}
        </Button>
      ) : null}
      <Button size="sm" onClick={() => mend()}>
        {t("faultDefault", { range: label })}
      </Button>
    </div>
  );
}

function useFaultWords(): (fault: RangeFault) => string {
  const t = useTranslations("time");
  return ({ key, field, value }) => {
    // An address may hold anything, of any length.
    const values = { field, value: value.length > 60 ? `${value.slice(0, 60)}…` : value };
    switch (key) {
      case "unreadable":
        return t(field === "range" ? "faultUnreadableRange" : "faultUnreadable", values);
      case "swapped":
        return t("faultSwapped", values);
      case "empty":
        return t("faultEmpty", values);
      case "missing":
        return t("faultMissing", values);
      case "mixed":
        return t("faultMixed", values);
      case "tooLong":
        return t("faultTooLong", values);
    }
  };
}
