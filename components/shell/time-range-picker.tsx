/** The time control: quick ranges, a typed one, two fixed moments, shift, zoom out, and the way back to live. */
"use client";

import { useState } from "react";
import { Popover } from "radix-ui";
import { CalendarClock, ChevronDown, ChevronLeft, ChevronRight, Pause, Play, ZoomOut } from "lucide-react";
import { formatDay, formatClock } from "@/lib/client/format";
import { parseRange } from "@/lib/client/range-text";
import { useTimeRange, type TimeRange } from "@/lib/client/time-range";
import { Button } from "../ui/button";
import { Input } from "../ui/input";

const QUICK = ["5min", "15min", "30min", "1h", "3h", "6h", "12h", "24h", "2d", "7d", "30d", "90d"];

/** Without `range` it shows and sets the page's own, which lives in the URL. */
export function TimeRangePicker({ range: given }: { range?: TimeRange }) {
  const own = useTimeRange();
  const range = given ?? own;
  const [open, setOpen] = useState(false);
  return (
    <div className="flex items-center gap-1" role="group" aria-label="Time range">
      <Button variant="ghost" icon aria-label="Earlier" title="Earlier by half" onClick={() => range.shift(-0.5)}>
        <ChevronLeft size={16} aria-hidden />
      </Button>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger asChild>
          <Button className="figures">
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
            className="z-50 w-80 rounded-lg border border-line-strong bg-raised p-3 shadow-lg"
          >
            <RangeForm range={range} onDone={() => setOpen(false)} />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <Button
        variant="ghost"
        icon
        aria-label="Later"
        title="Later by half"
        disabled={range.live}
        onClick={() => range.shift(0.5)}
      >
        <ChevronRight size={16} aria-hidden />
      </Button>
      <Button variant="ghost" icon aria-label="Zoom out" title="Twice the range" onClick={range.zoomOut}>
        <ZoomOut size={16} aria-hidden />
      </Button>
      {range.live ? (
        <Button variant="ghost" icon aria-label="Pause" title="Stop following the present" onClick={range.pause}>
          <Pause size={16} aria-hidden />
        </Button>
      ) : (
        <Button variant="solid" onClick={range.goLive}>
          <Play size={14} aria-hidden /> Live
        </Button>
      )}
    </div>
  );
}

function RangeForm({ range, onDone }: { range: TimeRange; onDone(): void }) {
  const [typed, setTyped] = useState("");
  const [from, setFrom] = useState(() => toField(range.from));
  const [to, setTo] = useState(() => toField(range.to));
  const typedMs = parseRange(typed);
  const [start, end] = [new Date(from).getTime(), new Date(to).getTime()];
  const wrong = Number.isNaN(start) || Number.isNaN(end) || start >= end;
  return (
    <div className="flex flex-col gap-3 text-sm">
      <div className="grid grid-cols-4 gap-1" role="group" aria-label="Quick ranges">
        {QUICK.map((text) => (
          <Button
            key={text}
            size="sm"
            className="figures"
            onClick={() => {
              range.setRelative(parseRange(text) ?? 3_600_000);
              onDone();
            }}
          >
            {text}
          </Button>
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typedMs === null) return;
          range.setRelative(typedMs);
          onDone();
        }}
      >
        <Input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          placeholder="or type: 45min, 3h, 2d"
          aria-label="Length of the range"
          aria-invalid={typed !== "" && typedMs === null}
        />
      </form>
      <form
        className="flex flex-col gap-2 border-t border-line pt-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong) return;
          range.setAbsolute(start, end);
          onDone();
        }}
      >
        <Moment label="From" value={from} onChange={setFrom} />
        <Moment label="To" value={to} onChange={setTo} />
        <p role="status" className="text-xs text-text-3">
          {wrong ? "The start must be before the end." : `Times in ${Intl.DateTimeFormat().resolvedOptions().timeZone}`}
        </p>
        <Button type="submit" variant="solid" disabled={wrong}>
          Show
        </Button>
      </form>
    </div>
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

const toField = (ms: number) => (ms === 0 ? "" : `${formatDay(ms)}T${formatClock(ms)}`);
