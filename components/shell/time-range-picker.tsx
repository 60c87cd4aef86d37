/** The time control: quick ranges, a typed one, two fixed moments, shift, zoom out, and the way back to live. */
"use client";

import { useState } from "react";
import { Popover } from "radix-ui";
import { CalendarClock, ChevronDown, ChevronLeft, ChevronRight, Pause, Play, ZoomOut } from "lucide-react";
import { useTranslations } from "use-intl";
import { useTimeRange, type TimeRange } from "@/lib/client/time-range";
import { Button } from "../ui/button";
import { useKey } from "./hotkeys";
import { RangeForm } from "./range-form";

/** Without `range` it shows and sets the page's own, which lives in the URL. Stands in the actions of `PageHeader`. */
export function TimeRangePicker({ range: given }: { range?: TimeRange }) {
  const t = useTranslations("time");
  const own = useTimeRange();
  const range = given ?? own;
  const [open, setOpen] = useState(false);
  useKey("t", () => setOpen(true));
  useKey("l", range.live ? range.pause : range.goLive);
  return (
    <div className="flex flex-wrap items-center gap-1" role="group" aria-label={t("range")} data-time-control>
      <Button variant="ghost" icon aria-label={t("earlier")} title={t("earlierBy")} onClick={() => range.shift(-0.5)}>
        <ChevronLeft size={16} aria-hidden />
      </Button>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <Button className="figures" aria-keyshortcuts="t">
            <CalendarClock size={14} aria-hidden />
            {range.label}
            <ChevronDown size={14} aria-hidden />
          </Button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="end"
            sideOffset={4}
            collisionPadding={8}
            aria-label={t("choose")}
            className="z-50 max-h-(--radix-popover-content-available-height) w-84 max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg border border-line-strong bg-raised p-3 shadow-lg"
          >
            <RangeForm range={range} onDone={() => setOpen(false)} />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <Button
        variant="ghost"
        icon
        aria-label={t("later")}
        title={t("laterBy")}
        disabled={range.live}
        onClick={() => range.shift(0.5)}
      >
        <ChevronRight size={16} aria-hidden />
      </Button>
      <Button variant="ghost" icon aria-label={t("zoomOut")} title={t("zoomOutBy")} onClick={range.zoomOut}>
        <ZoomOut size={16} aria-hidden />
      </Button>
      {range.live ? (
        <Button variant="ghost" icon aria-label={t("pause")} title={t("pauseTitle")} onClick={range.pause}>
          <Pause size={16} aria-hidden />
        </Button>
      ) : (
        <Button variant="solid" onClick={range.goLive} title={t("liveTitle")}>
          <Play size={14} aria-hidden /> {t("live")}
        </Button>
      )}
    </div>
  );
}
