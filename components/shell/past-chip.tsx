/** Beside the age of the data: that the page shows a moment of the past, which, and the way back. */
"use client";

import { History } from "lucide-react";
import { useTranslations } from "use-intl";
import { useNow } from "@/lib/client/clock";
import { formatMoment, formatTime } from "@/lib/client/format";
import { useUrlMoment } from "@/lib/client/page-moment";
import { Button } from "../ui/button";
import { useHasTimeControl } from "./time-control";

export function PastChip() {
  const t = useTranslations("shell");
  const time = useTranslations("time");
  const { at, leave } = useUrlMoment();
  const now = useNow(5000);
  const timed = useHasTimeControl();
  if (at === null || !timed) return null;
  return (
    <span className="inline-flex items-center gap-1.5" data-past={at}>
      <span title={t("pastTitle")} className="text-xs font-medium whitespace-nowrap text-accent max-md:sr-only">
        {t.rich("past", {
          time: () => (
            <time
              className="figures"
              dateTime={new Date(at).toISOString()}
              title={now === 0 ? undefined : formatTime(at)}
            >
              {now === 0 ? "…" : formatMoment(at, now)}
            </time>
          ),
        })}
      </span>
      {/* A phone's header has no room for words. */}
      <Button
        size="sm"
        variant="solid"
        onClick={leave}
        title={time("liveTitle")}
        aria-keyshortcuts="l"
        className="whitespace-nowrap"
      >
        <History size={14} aria-hidden className="shrink-0 md:hidden" />
        <span className="max-md:sr-only">{t("backToNow")}</span>
      </Button>
    </span>
  );
}
