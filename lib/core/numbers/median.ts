/** The middle of some numbers. Of an even count it is one of the two in the middle, never their mean: a value that was there. */

/** Where the lower middle of so many sorted values stands; -1 where there are none. */
export const lowerMiddle = (count: number): number => (count - 1) >> 1;

/** The middle, of an even count the lower one; NaN of nothing. */
export const lowerMedian = (values: readonly number[]): number => inOrder(values)[lowerMiddle(values.length)] ?? NaN;

/** The middle, of an even count the upper one; NaN of nothing. */
export const upperMedian = (values: readonly number[]): number => inOrder(values)[values.length >> 1] ?? NaN;

const inOrder = (values: readonly number[]) => [...values].sort((a, b) => a - b);
