/** A list's rows, in an order that stays while a finger or a pointer is on them. */
"use client";

import { useState, useSyncExternalStore } from "react";
import { HeldOrder } from "./held-order";

/** `choice`: what else decides the order, in a fixed number of values; a change of it is shown at once. */
export function useHeldOrder<T>(rows: T[], keyOf: (row: T) => string, choice: readonly unknown[]): T[] {
  const [order] = useState(() => new HeldOrder(keyOf));
  const [watch] = useState(() => (notify: () => void) => order.watch(notify));
  return useSyncExternalStore(
    watch,
    () => order.arrange(rows, choice),
    () => rows,
  );
}
