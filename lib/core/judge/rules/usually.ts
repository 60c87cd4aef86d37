/** What is usual among times that were seen, and what among them is an accident. */
import { lowerMiddle } from "../../numbers/median";
import { valuesOf, type Factors } from "../factors";

export const FACTORS = {
  MANY: [4, "moves", "fewer values have no longest but usual one"],
  RARE: [
    10,
    "moves",
    "what happened less often than in one of so many is no habit: two stalls among hundreds of quick moves teach nothing",
  ],
  MOST_MEDIANS: [2, "times", "the median is usual still, however rarely it happens"],
} satisfies Factors;
const { MANY, RARE, MOST_MEDIANS } = valuesOf(FACTORS);

/** Sorted as numbers; arrays of doubles are sorted without a box for each. */
export const sorted = (values: readonly number[]) => new Float64Array(values).sort();

/** The lower median; null of none. */
export const median = (values: Float64Array): number | null => values[lowerMiddle(values.length)] ?? null;

/** A long but usual value: of many the longest that is not rare, or at most doubled median, so that accidents teach nothing. */
export function usually(values: Float64Array): number {
  const longest = values[values.length - 1]!;
  if (values.length < MANY) return longest;
  const longestUsual = values[values.length - 1 - Math.max(1, Math.floor(values.length / RARE))]!;
  return Math.max(longestUsual, Math.min(longest, MOST_MEDIANS * median(values)!));
}

/** As `usually`, but never the longest alone: trouble that has been is no habit until it was there again. */
export function recurring(values: Float64Array): number {
  if (values.length < 2) return 0;
  return values.length < MANY ? values[values.length - 2]! : usually(values);
}
