/** The time control: quick ranges, a typed one, two fixed moments, shift, zoom out, and the way back to live. */
"use client";

import { useState } from "react";
import { CalendarClock, ChevronDown, ChevronLeft, ChevronRight, Pause, Play, ZoomOut } from "lucide-react";
import { useTranslations } from "use-intl";
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
  const [open, setOpen] = useState(false);
  useIsTimeControl();
  useKey("t", () => setOpen(true));
  useKey("l", range.live ? range.pause : range.goLive);
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
