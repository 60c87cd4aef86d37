/** Round labels of an axis of values: steps of 1, 2 and 5 times a power of ten, durations in steps of clocks. Pure. */

/** What an axis counts: whole things, rates that have decimals, or milliseconds. */
export type AxisKind = "counts" | "rates" | "durations";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Below a tenth of a second every label would read "0 s". */
const CLOCK_STEPS = [
  ...[0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30].map((each) => each * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((each) => each * MINUTE),
  ...[1, 2, 3, 6, 12].map((each) => each * HOUR),
];

/** The least step of 1, 2 or 5 times a power of ten that is no less than `least`. */
function decimalStep(least: number): number {
  const power = Math.floor(Math.log10(least));
  for (const digit of [1, 2, 5]) {
    // Written so that a tenth stays a tenth.
    const step = power < 0 ? digit / 10 ** -power : digit * 10 ** power;
    if (step >= least) return step;
  }
  return power + 1 < 0 ? 1 / 10 ** (-power - 1) : 10 ** (power + 1);
}

function stepOf(least: number, kind: AxisKind): number {
  if (kind === "counts") return Math.max(1, decimalStep(least));
  if (kind === "rates") return Math.max(0.1, decimalStep(least));
  return CLOCK_STEPS.find((step) => step >= least) ?? DAY * decimalStep(Math.max(1, least / DAY));
}

/** Labels from at or below `least` to at or above `greatest`, in at most `steps` even steps; two at least. */
export function roundTicks(least: number, greatest: number, steps: number, kind: AxisKind = "counts"): number[] {
  let step = stepOf(Math.max(greatest - least, Number.MIN_VALUE) / steps, kind);
  const countOf = () => Math.ceil(greatest / step) - Math.floor(least / step);
  while (countOf() > steps) step = stepOf(step * 1.01, kind);
  const first = Math.floor(least / step);
  // A tenth times three is not three tenths.
  const value = (index: number) => Number(((first + index) * step).toPrecision(15));
  return Array.from({ length: Math.max(1, countOf()) + 1 }, (_, index) => value(index));
}

const SPACE = "\u00a0";
const COUNT_UNITS = ["", "k", "M", "G", "T", "P", "E"];

/** A round number without digits that say nothing: "10 k", "2.5 M", "5,000". */
function inUnit(value: number, unit: number): string {
  const number = Number((value / 1000 ** unit).toPrecision(6));
  const text = String(number).replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));
  return unit === 0 || value === 0 ? text : `${text}${SPACE}${COUNT_UNITS[unit]}`;
}

/** Up to 9,999 a number stands in full. */
function countUnit(greatest: number): number {
  if (greatest < 10_000) return 0;
  return Math.min(COUNT_UNITS.length - 1, Math.floor(Math.log10(greatest) / 3 + 1e-9));
}

const CLOCK_UNITS = [
  ["d", DAY],
  ["h", HOUR],
  ["min", MINUTE],
  ["s", SECOND],
] as const;

/** The greatest unit of which all labels are whole; of seconds also tenths. */
function clockUnit(ticks: readonly number[]): (typeof CLOCK_UNITS)[number] {
  return CLOCK_UNITS.find(([, each]) => ticks.every((tick) => tick % each === 0)) ?? CLOCK_UNITS[3];
}

/** Prints the labels of one axis, all in one unit: two do not fit beside a plot. */
export function tickPrinter(ticks: readonly number[], kind: AxisKind): (value: number) => string {
  if (kind === "durations") {
    const [unit, each] = clockUnit(ticks);
    return (ms) => `${Number((ms / each).toFixed(1))}${SPACE}${unit}`;
  }
  const unit = countUnit(ticks.reduce((most, tick) => Math.max(most, Math.abs(tick)), 0));
  return (value) => inUnit(value, unit);
}

/** Prints the labels of a logarithmic axis, each in a unit of its own: "0", "1", "100", "10 k", "1 M"; "1 s", "10 s", "2.8 h". */
export function logTickPrinter(kind: AxisKind): (value: number) => string {
  if (kind !== "durations") return (value) => inUnit(value, countUnit(Math.abs(value)));
  return (ms) => {
    const [unit, each] = CLOCK_UNITS.find(([, one]) => ms >= 2 * one) ?? CLOCK_UNITS[3];
    return `${Number((ms / each).toFixed(1))}${SPACE}${unit}`;
  };
}
