/** Median and 95th percentile of measured values, and how they are written. */

export interface Spread {
  p50: number;
  p95: number;
  most: number;
  count: number;
}

/** Nearest rank, so that each figure is one that was measured. Null where nothing was. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
  return { p50: at(0.5), p95: at(0.95), most: sorted[sorted.length - 1]!, count: sorted.length };
}

/** "12 / 19" for p50 and p95 in a unit that `digits` decimals suit; a dash where nothing was measured. */
export function formatSpread(spread: Spread | null, digits = 0): string {
  return spread ? `${formatNumber(spread.p50, digits)} / ${formatNumber(spread.p95, digits)}` : "-";
}

/** With thousands separators. */
export const formatNumber = (value: number, digits = 0) =>
  value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
