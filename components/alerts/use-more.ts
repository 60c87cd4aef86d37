/** The first of a long list, and more of it by a press: what nobody looks at need not tick. */
import { useState } from "react";

export function useMore<T>(all: readonly T[], step: number): { shown: readonly T[]; left: number; more(): void } {
  const [count, setCount] = useState(step);
  return {
    shown: all.slice(0, count),
    left: Math.max(all.length - count, 0),
    more: () => setCount(count + step),
  };
}
