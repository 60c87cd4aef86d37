/** Steps through the stored past, tick by tick. It stays in sight while one reads what the tick says; the way back is in the header. */
"use client";

import type { ReactNode } from "react";
import { ArrowLeft, ArrowRight, ChevronsLeft, ChevronsRight, History, SkipBack, SkipForward } from "lucide-react";
import { useTranslations } from "use-intl";
import { useNow } from "@/lib/client/clock";
import { formatDuration, formatTime } from "@/lib/client/format";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import type { MomentControl } from "./use-moment";

export function MomentBar({ moment, children }: { moment: MomentControl; children?: ReactNode }) {
  const t = useTranslations("partition");
  const { at, steps, go } = moment;
  return (
    <div
      role="group"
      aria-label={t("steps")}
      className="sticky top-12 z-20 -mx-1 mb-3 flex flex-wrap items-center gap-1 bg-bg/95 px-1 py-1.5"
    >
      {at === null ? (
        <>
          <Button onClick={() => go(steps.previous)} disabled={!steps.previous}>
            <History size={14} aria-hidden /> {t("stepBack")} <Kbd>←</Kbd>
          </Button>
          <span className="ml-2 text-xs text-text-3 max-lg:hidden">{t("stepHint")}</span>
        </>
      ) : (
        <Stepping moment={moment} at={at} />
      )}
      <span className="ml-auto flex items-center gap-1">{children}</span>
    </div>
  );
}

function Stepping({ moment, at }: { moment: MomentControl; at: number }) {
  const t = useTranslations("partition");
  const now = useNow(1000);
  const { tick, steps, go } = moment;
  const here = tick?.at ?? at;
  const step = (to: number | null, label: string, icon: ReactNode) => (
    <Button icon variant="ghost" disabled={to === null} aria-label={label} title={label} onClick={() => go(to)}>
      {icon}
    </Button>
  );
  return (
    <>
      {step(steps.findingBefore, t("findingBefore"), <SkipBack size={14} aria-hidden />)}
      {step(steps.strideBack, t("minuteBack"), <ChevronsLeft size={16} aria-hidden />)}
      {step(steps.previous, t("tickBefore"), <ArrowLeft size={16} aria-hidden />)}
      <time
        dateTime={new Date(here).toISOString()}
        className="figures min-w-44 rounded-md border border-accent px-2 py-1 text-center text-sm font-medium"
        aria-live="polite"
      >
        {now === 0 ? "…" : formatTime(here)}
      </time>
      {step(steps.next, t("tickAfter"), <ArrowRight size={16} aria-hidden />)}
      {step(steps.strideOn, t("minuteOn"), <ChevronsRight size={16} aria-hidden />)}
      {step(steps.findingAfter, t("findingAfter"), <SkipForward size={14} aria-hidden />)}
      <span className="figures min-w-24 text-xs text-text-3 max-sm:hidden">
        {now > here ? t("ago", { age: formatDuration(now - here) }) : ""}
      </span>
    </>
  );
}
