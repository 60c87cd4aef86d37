/** Where a key takes the reading of a plot. Pure. */
import { nearest } from "./samples";

/** Samples that Page Up and Page Down skip. */
const PAGE = 10;

const STEPS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -PAGE,
  PageDown: PAGE,
  Home: -Infinity,
  End: Infinity,
};

/** The moment that a key leads to from `begin`; null for keys that mean something else. */
export function moveOf(
  { key, ctrlKey, metaKey, altKey }: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
  begin: number,
  moments: readonly number[],
): number | null {
  const step = STEPS[key];
  if (step === undefined || ctrlKey || metaKey || altKey || moments.length === 0) return null;
  const index = Math.min(moments.length - 1, Math.max(0, nearest(moments, begin) + step));
  return moments[index] ?? null;
}
