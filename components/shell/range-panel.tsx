/** What the time control opens: the ways to choose a range. Loaded when somebody comes near it. */
"use client";

import { useTranslations } from "use-intl";
import { useDurationUnits } from "@/lib/client/duration-units";
import { parseRange } from "@/lib/client/range-text";
import { useRecentRanges } from "@/lib/client/recent-ranges";
import { printLength, printMoments, type TimeRange } from "@/lib/client/time-range";
import type { TypedRange } from "@/lib/client/typed-range";
import { Button, THUMB } from "../ui/button";
import type { PopupProps } from "../ui/load-on-use";
import { PopupPanel } from "../ui/popup-panel";
import { RangeMoments } from "./range-moments";
import { RangeTyped } from "./range-typed";
import { useZoneChoice } from "./zone-switch";

const QUICK = ["5min", "15min", "30min", "1h", "3h", "6h", "12h", "24h", "2d", "7d", "30d", "90d"];

export default function RangePanel({ range, ...popup }: { range: TimeRange } & PopupProps) {
  const t = useTranslations("time");
  const units = useDurationUnits();
  const { recent, remember } = useRecentRanges();
  const onDone = () => popup.onOpenChange(false);
  const apply = (chosen: TypedRange) => {
    if (chosen.kind === "relative") range.setRelative(chosen.ms);
    else range.setAbsolute(chosen.from, chosen.to);
    onDone();
  };
  const applyAndRemember = (chosen: TypedRange) => {
    remember(chosen);
    apply(chosen);
  };
  return (
    <PopupPanel {...popup} label={t("choose")} className={`flex w-84 flex-col gap-3 p-3 ${THUMB}`}>
      <RangeTyped range={range} onChoose={applyAndRemember} onDone={onDone} />
      <div className="grid grid-cols-4 gap-1" role="group" aria-label={t("quick")}>
        {QUICK.map((text) => {
          const ms = parseRange(text) ?? 0;
          return (
            <Button key={text} size="sm" className="figures" onClick={() => apply({ kind: "relative", ms })}>
              {printLength(ms, units)}
            </Button>
          );
        })}
      </div>
      {recent.length > 0 ? (
        <div role="group" aria-label={t("recent")} className="border-t border-line pt-2">
          <p className="mb-1 text-xs text-text-3">{t("recent")}</p>
          {recent.map((one) => (
            <Button
              key={JSON.stringify(one)}
              variant="ghost"
              size="sm"
              className="figures w-full justify-start"
              onClick={() => applyAndRemember(one)}
            >
              {one.kind === "relative"
                ? t("last", { length: printLength(one.ms, units) })
                : printMoments(one.from, one.to)}
            </Button>
          ))}
        </div>
      ) : null}
      <RangeMoments range={range} onChoose={applyAndRemember} />
      <ZoneLine />
    </PopupPanel>
  );
}

/** In which zone the times above are, and the way to the other. */
function ZoneLine() {
  const t = useTranslations("time");
  const { place, other, only, toggle } = useZoneChoice();
  return (
    <p className="flex items-center justify-between gap-2 border-t border-line pt-2 text-xs text-text-3">
      {t("zone", { place })}
      {only ? null : (
        <Button size="sm" variant="ghost" onClick={toggle}>
          {t("zoneOther", { other })}
        </Button>
      )}
    </p>
  );
}
