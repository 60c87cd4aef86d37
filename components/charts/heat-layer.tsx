/** Lies over a heat map: reads a cell, chooses a row, zooms in time. Arrow keys move by row and by moment. */
"use client";

import { useId, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslations } from "use-intl";
import { formatExact, formatTime } from "@/lib/client/format";
import type { Inset } from "./axes";
import { useCrosshair } from "./crosshair";
import { rowHeight } from "./heat";
import { extremes } from "./chart-data";
import type { HeatMapProps, HeatRow } from "./chart-props";
import { Chosen, Cursor } from "./plot-layer";
import { ReadingBox } from "./reading";
import { sampleAt } from "./samples";
import { usePlotGestures } from "./use-plot-gestures";

const ROW_KEYS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

export function HeatLayer(props: HeatMapProps & { inset: Inset }) {
  const { at, rows, from, to, gaps, syncId, ariaLabel, onPick, inset } = props;
  const t = useTranslations("charts");
  const id = useId();
  const group = syncId ?? id;
  const [box, setBox] = useState<HTMLElement | null>(null);
  const [row, setRow] = useState(0);
  const each = rowHeight(rows.length);
  const crosshair = useCrosshair(group);
  const current = rows[Math.min(row, rows.length - 1)];
  const { selection, handlers } = usePlotGestures({
    ...{ id, syncId: group, from, to, moments: at },
    onTap: ({ ctrlKey, metaKey, shiftKey }) => current && onPick(current.key, ctrlKey || metaKey || shiftKey),
  });
  const follow = (event: PointerEvent<HTMLElement>) => {
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    setRow(Math.min(rows.length - 1, Math.max(0, Math.floor(y / each))));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = ROW_KEYS[event.key];
    const picks = (event.key === "Enter" && !selection) || event.key === " ";
    if (step === undefined && !picks) return handlers.box.onKeyDown(event);
    event.preventDefault();
    if (step !== undefined) setRow(Math.min(rows.length - 1, Math.max(0, row + step * (event.shiftKey ? 10 : 1))));
    else if (current) onPick(current.key, event.ctrlKey || event.metaKey || event.shiftKey);
  };
  const share = (moment: number) => Math.min(1, Math.max(0, (moment - from) / (to - from)));
  const inRange = crosshair !== null && crosshair.at >= from && crosshair.at <= to;
  const mine = inRange && crosshair.by === id;
  const index = inRange ? sampleAt(at, crosshair.at, gaps) : -1;
  const moment = index < 0 ? crosshair?.at : at[index];
  return (
    <div
      ref={setBox}
      role="group"
      tabIndex={0}
      aria-label={ariaLabel}
      aria-roledescription={t("heatMap")}
      className="absolute cursor-crosshair touch-pan-y select-none"
      style={inset}
      onFocus={(event) => event.currentTarget.matches(":focus-visible") && handlers.onFocus()}
      {...handlers.box}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        follow(event);
        handlers.box.onPointerDown(event);
      }}
      onPointerMove={(event) => {
        follow(event);
        handlers.box.onPointerMove(event);
      }}
    >
      {selection ? <Chosen selection={selection} share={share} /> : null}
      {inRange && moment !== undefined ? <Cursor share={share(moment)}>{null}</Cursor> : null}
      {box && mine && current && moment !== undefined ? (
        <>
          <span
            aria-hidden
            className="pointer-events-none absolute inset-x-0 border-y border-accent"
            style={{ top: row * each - 1, height: each + 2 }}
          />
          <ReadingBox
            box={box}
            share={share(moment)}
            top={row * each}
            head={`${current.name}  ${formatTime(moment)}`}
            reading={index < 0 ? null : { lines: linesOf(current, index, moment, t) }}
            hint={selection ? t("releaseToZoom") : t("pickHint")}
          />
        </>
      ) : null}
    </div>
  );
}

function linesOf(row: HeatRow, index: number, moment: number, t: ReturnType<typeof useTranslations<"charts">>) {
  const value = row.values[index] ?? null;
  const band = row.bands.find((one) => moment >= one.from && moment <= one.to);
  return [
    { key: "lag", label: t("lag"), value: value === null ? t("unknown") : formatExact(value) },
    { key: "most", label: t("greatest"), value: formatExact(extremes(row.values)?.high ?? 0) },
    ...(band ? [{ key: "status", label: t("status"), value: band.status }] : []),
  ];
}
