/** The bars of the strip. By mouse or finger: click or drag. By keyboard: arrows from step to step, Enter, n for a note. */
"use client";

import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslations } from "use-intl";
import { formatMoment, formatTime } from "@/lib/client/format";
import { StripBar } from "./strip-bar";
import type { Step } from "./steps";

export interface StripPlotProps {
  /** Those in which something happened, oldest first. */
  steps: Step[];
  stepMs: number;
  from: number;
  to: number;
  onZoom(from: number, to: number): void;
  onNote(at: number): void;
}

/** Less than this is a click. */
const DRAG_PX = 5;

export function StripPlot({ steps, stepMs, from, to, onZoom, onNote }: StripPlotProps) {
  const t = useTranslations("timeline");
  const plot = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ start: number; end: number } | null>(null);
  const [active, setActive] = useState<number | null>(null);
  const most = Math.max(1, ...steps.map(({ total }) => total));
  const inView = steps.filter(({ at }) => at + stepMs > from && at < to);
  const current = inView.some(({ at }) => at === active) ? active : (inView.at(-1)?.at ?? null);
  const xOf = (event: PointerEvent) => event.clientX - (plot.current?.getBoundingClientRect().left ?? 0);
  const timeAt = (x: number) => from + (x / (plot.current?.clientWidth ?? 1)) * (to - from);
  const begin = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ start: xOf(event), end: xOf(event) });
  };
  const finish = () => {
    if (!drag) return;
    setDrag(null);
    const [low, high] = [Math.min(drag.start, drag.end), Math.max(drag.start, drag.end)].map(timeAt) as [
      number,
      number,
    ];
    if (Math.abs(drag.end - drag.start) >= DRAG_PX) return onZoom(Math.max(low, from), Math.min(high, to));
    const step = inView.find(({ at }) => low >= at && low < at + stepMs);
    if (step) onZoom(step.at, step.at + stepMs);
  };
  const onKey = (event: KeyboardEvent) => {
    const index = inView.findIndex(({ at }) => at === current);
    const next = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: inView.length - 1 }[event.key];
    const step = next === undefined ? undefined : inView[next];
    if (event.key === "n" && current !== null) {
      event.stopPropagation();
      return onNote(current);
    }
    if (!step) return;
    event.preventDefault();
    setActive(step.at);
    plot.current?.querySelector<HTMLElement>(`[data-step="${step.at}"]`)?.focus();
  };
  return (
    <div
      ref={plot}
      role="group"
      aria-label={t("stripHelp")}
      title={t("stripHelp")}
      onPointerDown={begin}
      onPointerMove={(event) => drag && setDrag({ ...drag, end: xOf(event) })}
      onPointerUp={finish}
      onPointerCancel={() => setDrag(null)}
      onKeyDown={onKey}
      className="relative h-16 cursor-crosshair touch-pan-y border-b border-line select-none"
    >
      {inView.map((step) => (
        <StripBar
          key={step.at}
          {...{ step, most }}
          left={(step.at - from) / (to - from)}
          width={stepMs / (to - from)}
          tabIndex={step.at === current ? 0 : -1}
          label={t("stepLabel", {
            time: formatMoment(step.at, to),
            total: step.total,
            worst: t(`severity.${step.worst}`),
          })}
          title={formatTime(step.at)}
          onChoose={() => onZoom(step.at, step.at + stepMs)}
        />
      ))}
      {drag && Math.abs(drag.end - drag.start) >= DRAG_PX ? (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 border-x border-accent bg-accent/15"
          style={{ left: Math.min(drag.start, drag.end), width: Math.abs(drag.end - drag.start) }}
        />
      ) : null}
    </div>
  );
}
