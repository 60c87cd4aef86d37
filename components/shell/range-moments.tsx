/** A range between two moments, each with its date and clock. */
"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { formatClock, formatDay } from "@/lib/client/format";
import { useZone } from "@/lib/client/format-provider";
import type { TimeRange } from "@/lib/client/time-range";
import type { TypedRange } from "@/lib/client/typed-range";
import { readClock } from "@/lib/client/zone";
import { Button } from "../ui/button";

const toField = (ms: number) => (ms === 0 ? "" : `${formatDay(ms)}T${formatClock(ms)}`);

export interface RangeMomentsProps {
  range: TimeRange;
  onChoose(range: TypedRange): void;
}

export function RangeMoments({ range, onChoose }: RangeMomentsProps) {
  const { zone } = useZone();
  // In another zone the same moments read differently.
  return <Fields key={zone} range={range} onChoose={onChoose} />;
}

function Fields({ range, onChoose }: RangeMomentsProps) {
  const t = useTranslations("time");
  const [from, setFrom] = useState(() => toField(range.from));
  const [to, setTo] = useState(() => toField(range.to));
  const [start, end] = [readClock(from), readClock(to)];
  const wrong = Number.isNaN(start) || Number.isNaN(end) || start >= end;
  return (
    <form
      className="flex flex-col gap-2 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onChoose({ kind: "absolute", from: start, to: end });
      }}
    >
      <Moment label={t("from")} value={from} onChange={setFrom} />
      <Moment label={t("to")} value={to} onChange={setTo} />
      {wrong ? (
        <p role="status" className="text-xs text-warning">
          {t("wrongOrder")}
        </p>
      ) : null}
      <Button type="submit" variant="solid" disabled={wrong}>
        {t("show")}
      </Button>
    </form>
  );
}

function Moment({ label, value, onChange }: { label: string; value: string; onChange(value: string): void }) {
  return (
    <label className="grid grid-cols-[3rem_minmax(0,1fr)] items-center text-xs text-text-2">
      {label}
      <input
        type="datetime-local"
        step={1}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="figures h-8 rounded-md border border-line-strong bg-surface px-2 text-xs text-text"
      />
    </label>
  );
}
