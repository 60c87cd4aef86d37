/** The cells of a heat map as one picture: a pixel per moment and row, stretched to the rows' height. */
"use client";

import { memo, useEffect, useRef } from "react";
import { useTheme } from "next-themes";
import { cellsOf, EMPTY } from "./heat";
import type { HeatRow } from "./chart-props";
import type { Gap } from "./samples";

export interface HeatCanvasProps {
  at: number[];
  rows: HeatRow[];
  from: number;
  to: number;
  gaps: Gap[];
  width: number;
  height: number;
  /** A sample stands for this long at most. */
  holdMs: number;
}

/** Hundreds of rows at full brightness would outshine the statuses. */
const BRIGHTEST = 0.8;

export const HeatCanvas = memo(function HeatCanvas(props: HeatCanvasProps) {
  const { at, rows, from, to, gaps, width, height, holdMs } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const { resolvedTheme } = useTheme();
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || width < 1 || rows.length === 0) return;
    const style = getComputedStyle(document.documentElement);
    const [low, high] = [style.getPropertyValue("--sunken"), style.getPropertyValue("--water")].map(toRgb);
    const image = context.createImageData(width, rows.length);
    rows.forEach(({ values }, row) => {
      const cells = cellsOf(at, values, { from, to, width, gaps, holdMs });
      cells.forEach((level, x) => {
        if (level === EMPTY) return;
        const place = (row * width + x) * 4;
        const share = level * BRIGHTEST;
        for (let channel = 0; channel < 3; channel++) {
          image.data[place + channel] = (low?.[channel] ?? 0) * (1 - share) + (high?.[channel] ?? 255) * share;
        }
        image.data[place + 3] = 255;
      });
    });
    context.putImageData(image, 0, 0);
    // The theme's colours are read from the page, so a change of theme is a reason to paint.
  }, [at, rows, from, to, gaps, width, holdMs, resolvedTheme]);
  return (
    <canvas
      ref={canvas}
      width={width}
      height={rows.length}
      aria-hidden
      className="hatch absolute top-0 left-0 [image-rendering:pixelated]"
      style={{ width, height }}
    />
  );
});

/** "#rrggbb", as colours stand in app/globals.css. */
function toRgb(hex: string): [number, number, number] {
  const number = Number.parseInt(hex.trim().slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}
