/**
 * What a person does on a plot: point to read, drag to zoom in, double-click to zoom out; with a finger slide to read
 * and press long to zoom; by keyboard arrows to read, Shift with arrows and Enter to zoom in, Ctrl+Z to zoom out.
 */
"use client";

import { useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from "react";
import { useTimeRange } from "@/lib/client/time-range";
import { releaseCrosshair, setCrosshair } from "./crosshair";
import { moveOf } from "./plot-keys";

export interface PlotGestures {
  /** Identifies this plot within its `syncId`. */
  id: string;
  syncId: string;
  from: number;
  to: number;
  /** Moments that the keyboard stops at. */
  moments: readonly number[];
  /** A press that chose no stretch. */
  onTap?(event: PointerEvent<HTMLElement>): void;
  /** Enter while no stretch is chosen. */
  onEnter?(): void;
}

/** Two moments, in the order in which they were chosen. */
export type Selection = [start: number, end: number];

/** Less is a click of an unsteady hand. */
const LEAST_PX = 6;
const LONG_PRESS_MS = 400;

export function usePlotGestures({ id, syncId, from, to, moments, onTap, onEnter }: PlotGestures) {
  const range = useTimeRange();
  const [selection, setSelection] = useState<Selection | null>(null);
  const press = useRef<{ at: number; x: number; selects: boolean; timer: number } | null>(null);
  const cursor = useRef<number | null>(null);

  const point = (at: number) => {
    cursor.current = at;
    setCrosshair(syncId, { at, by: id });
  };
  const momentOf = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return from + Math.min(1, Math.max(0, (clientX - left) / width)) * (to - from);
  };
  const zoom = ([start, end]: Selection) => {
    setSelection(null);
    if (start !== end) range.setAbsolute(start, end);
  };
  const drop = () => {
    window.clearTimeout(press.current?.timer);
    press.current = null;
  };

  const box = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      const at = momentOf(event);
      const begin = { at, x: event.clientX, selects: event.pointerType !== "touch", timer: 0 };
      const { currentTarget, pointerId } = event;
      if (begin.selects) currentTarget.setPointerCapture(pointerId);
      else
        begin.timer = window.setTimeout(() => {
          begin.selects = true;
          currentTarget.setPointerCapture(pointerId);
          setSelection([at, at]);
        }, LONG_PRESS_MS);
      press.current = begin;
      point(at);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const at = momentOf(event);
      point(at);
      const began = press.current;
      if (!began) return;
      const far = Math.abs(event.clientX - began.x) >= LEAST_PX;
      if (began.selects && (far || selection)) setSelection([began.at, at]);
      // A finger that moves at once reads; it does not choose.
      else if (far) window.clearTimeout(began.timer);
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const began = press.current;
      drop();
      const far = began !== null && Math.abs(event.clientX - began.x) >= LEAST_PX;
      if (far && selection) return zoom(selection);
      setSelection(null);
      if (began && !far) onTap?.(event);
    },
    onPointerCancel() {
      drop();
      setSelection(null);
    },
    // A long press would also open the browser's menu, which takes the finger away from the plot.
    onContextMenu(event: MouseEvent<HTMLElement>) {
      if (press.current) event.preventDefault();
    },
    onPointerLeave() {
      if (!press.current) releaseCrosshair(syncId, id);
    },
    onDoubleClick: () => range.zoomOut(),
    onBlur() {
      setSelection(null);
      releaseCrosshair(syncId, id);
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const begin = cursor.current ?? moments.at(-1) ?? to;
      const next = moveOf(event, begin, moments);
      if (next !== null) {
        setSelection(event.shiftKey ? [selection?.[0] ?? begin, next] : null);
        point(next);
      } else if (event.key === "Enter" && selection) zoom(selection);
      else if (event.key === "Enter" && onEnter) onEnter();
      else if (event.key === "Escape" && selection) setSelection(null);
      else if ((event.ctrlKey || event.metaKey) && event.key === "z") range.zoomOut();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
  const onFocus = () => point(moments.at(-1) ?? to);
  return { selection, handlers: { box, onFocus } };
}
