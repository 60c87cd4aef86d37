/** Lies over a plot and takes what a person does there: the crosshair, the stretch being chosen, the reading. */
"use client";

import { useId, useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { formatTime } from "@/lib/client/format";
import { usePin } from "@/lib/client/page-moment";
import type { Inset } from "./axes";
import { useCrosshair } from "./crosshair";
import { ReadingBox, type Reading } from "./reading";
import { sampleAt, type Gap } from "./samples";
import { usePlotGestures, type Selection } from "./use-plot-gestures";

export interface PlotLayerProps {
  inset: Inset;
  from: number;
  to: number;
  moments: readonly number[];
  gaps: readonly Gap[];
  syncId?: string;
  ariaLabel: string;
  /** What is known at a sample. Called for the sample under the crosshair only. */
  read(index: number): Reading;
}

export function PlotLayer({ inset, from, to, moments, gaps, syncId, ariaLabel, read }: PlotLayerProps) {
  const t = useTranslations("charts");
  const id = useId();
  const [box, setBox] = useState<HTMLElement | null>(null);
  const group = syncId ?? id;
  const pin = usePin();
  const choose = pin ? () => at !== undefined && pin(at) : undefined;
  const { selection, handlers } = usePlotGestures({
    ...{ id, syncId: group, from, to, moments },
    // A finger taps to read.
    ...(choose && { onTap: (event) => event.pointerType !== "touch" && choose(), onEnter: choose }),
  });
  const crosshair = useCrosshair(group);
  const share = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
  const inRange = crosshair !== null && crosshair.at >= from && crosshair.at <= to;
  const index = inRange ? sampleAt(moments, crosshair.at, gaps) : -1;
  const at = index < 0 ? crosshair?.at : moments[index];
  const reading = index < 0 ? null : read(index);
  const mine = crosshair?.by === id;
  return (
    <div
      ref={setBox}
      role="group"
      tabIndex={0}
      aria-label={ariaLabel}
      aria-roledescription={t("plot")}
      className="absolute cursor-crosshair touch-pan-y select-none"
      style={inset}
      onFocus={(event) => event.currentTarget.matches(":focus-visible") && handlers.onFocus()}
      {...handlers.box}
    >
      {selection ? <Chosen selection={selection} share={share} /> : null}
      {inRange && at !== undefined ? (
        <Cursor share={share(at)}>{!mine && reading?.brief ? reading.brief : null}</Cursor>
      ) : null}
      {box && mine && inRange && at !== undefined ? (
        <ReadingBox
          box={box}
          share={share(at)}
          head={formatTime(at)}
          reading={reading}
          hint={selection ? t("releaseToZoom") : undefined}
        />
      ) : null}
    </div>
  );
}

export function Cursor({ share, children }: { share: number; children: ReactNode }) {
  return (
    <span
      aria-hidden
      data-cursor
      className="pointer-events-none absolute inset-y-0 w-0 border-l border-dashed border-text-3"
      style={{ left: `${share * 100}%` }}
    >
      {children ? (
        <span
          className="figures absolute top-0.5 rounded-sm bg-raised px-1 text-2xs whitespace-nowrap text-text-2"
          style={share > 0.5 ? { right: 4 } : { left: 4 }}
        >
          {children}
        </span>
      ) : null}
    </span>
  );
}

export function Chosen({ selection, share }: { selection: Selection; share(at: number): number }) {
  const [left, right] = selection.map(share).sort((a, b) => a - b) as [number, number];
  return (
    <span
      aria-hidden
      data-selection
      className="pointer-events-none absolute inset-y-0 border-x border-accent bg-accent/15"
      style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
    />
  );
}
