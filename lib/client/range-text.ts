/** Ranges as people type and links carry them: "5min", "1h", "3 d", "90d". */

export const MIN_RANGE_MS = 60_000;
export const MAX_RANGE_MS = 400 * 86_400_000;

const UNITS: [pattern: RegExp, ms: number][] = [
  [/^(s|sec|seconds?)$/, 1000],
  [/^(m|min|mins|minutes?)$/, 60_000],
  [/^(h|hr|hours?)$/, 3_600_000],
  [/^(d|days?)$/, 86_400_000],
  [/^(w|weeks?)$/, 7 * 86_400_000],
  [/^(mo|months?)$/, 30 * 86_400_000],
];

/** Milliseconds of "90min", "3h", "1 h 30 m"; null when it is no range, or outside one minute to 400 days. */
export function parseRange(text: string): number | null {
  const parts = [
    ...text
      .trim()
      .toLowerCase()
      .matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/g),
  ];
  if (
    parts.length === 0 ||
    parts.map(([part]) => part).join("") !==
      text
        .trim()
        .toLowerCase()
        .replace(/(?<=[a-z])\s+/g, "")
  )
    return null;
  let total = 0;
  for (const [, amount, unit] of parts) {
    const scale = UNITS.find(([pattern]) => pattern.test(unit ?? ""))?.[1];
    if (scale === undefined) return null;
    total += Number(amount) * scale;
  }
  return total >= MIN_RANGE_MS && total <= MAX_RANGE_MS ? total : null;
}

/** The shortest text that `parseRange` reads back: "1h", "90min", "7d". */
export function printRange(ms: number): string {
  if (ms % 86_400_000 === 0) return `${ms / 86_400_000}d`;
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000}h`;
  if (ms % 60_000 === 0) return `${ms / 60_000}min`;
  return `${Math.round(ms / 1000)}s`;
}
