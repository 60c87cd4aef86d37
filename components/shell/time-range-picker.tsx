/** The time control: quick ranges, a typed one, two fixed moments, shift, zoom out, pause. The way back to now is in the header. */
"use client";

import { useState } from "react";
import { CalendarClock, ChevronDown, ChevronLeft, ChevronRight, Pause, ZoomOut } from "lucide-react";
import { useTranslations } from "use-intl";
import { useUrlMoment } from "@/lib/client/page-moment";
import { useTimeRange, type TimeRange } from "@/lib/client/time-range";
import { Button, THUMB } from "../ui/button";
import { loadOnUse } from "../ui/load-on-use";
import { useKey } from "./hotkeys";
import { useIsTimeControl } from "./time-control";

const Panel = loadOnUse<{ range: TimeRange }>("dialog", () => import("./range-panel"));

/** Without `range` it shows and sets the page's own, which lives in the URL. Stands in the actions of `PageHeader`. */
export function TimeRangePicker({ range: given }: { range?: TimeRange }) {
  const t = useTranslations("time");
  const own = useTimeRange();
  const range = given ?? own;
  const { at, leave } = useUrlMoment();
  const [open, setOpen] = useState(false);
  useIsTimeControl();
  useKey("t", () => setOpen(true));
  // In the past it does what the button in the header does.
  useKey("l", at === null ? range.pause : leave);
  return (
    <div
      className={`flex flex-wrap items-center gap-1 ${THUMB}`}
      role="group"
      aria-label={t("range")}
      data-time-control
    >
      <Button variant="ghost" icon aria-label={t("earlier")} title={t("earlierBy")} onClick={() => range.shift(-0.5)}>
        <ChevronLeft size={16} aria-hidden />
      </Button>
      <Panel
        range={range}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button className="figures" aria-keyshortcuts="t">
            <CalendarClock size={14} aria-hidden />
            {range.label}
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      />
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
      <Button
        variant="ghost"
        icon
        aria-label={t("pause")}
        title={t("pauseTitle")}
        // Whoever has just pressed it keeps the focus.
        aria-disabled={!range.live}
        onClick={range.live ? range.pause : undefined}
      >
        <Pause size={16} aria-hidden />
      </Button>
    </div>
  );
}
