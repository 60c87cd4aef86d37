/** Arrow keys from one happening to the next, also to those that are not drawn yet. */
import type { KeyboardEvent } from "react";

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, j: 1, k: -1 };

/** Handles a key pressed inside the list of `count` events; `scrollTo` brings an event into view. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, count: number, scrollTo: (index: number) => void): void {
  const list = event.currentTarget;
  const row = (event.target as HTMLElement).closest<HTMLElement>("[data-event]");
  const step = STEPS[event.key];
  if (!row || step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const index = Math.min(Math.max(Number(row.dataset.event) + step, 0), count - 1);
  scrollTo(index);
  focusWhenDrawn(list, index, 10);
}

/** A row far away is drawn a frame or two after it was scrolled to. */
function focusWhenDrawn(list: HTMLElement, index: number, tries: number): void {
  const row = list.querySelector<HTMLElement>(`[data-event="${index}"]`);
  if (row) return row.focus({ preventScroll: true });
  if (tries > 0) requestAnimationFrame(() => focusWhenDrawn(list, index, tries - 1));
}
