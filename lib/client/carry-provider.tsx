/** Knows the part of the page's URL that links carry on. One reader for all links: they change with that part alone. */
"use client";

import { createContext, useCallback, useContext, type ReactNode } from "react";
import { useSearchParams } from "next/navigation";
import { carriedPart, carryTo } from "./carry";

const CarryContext = createContext("");

export function CarryProvider({ children }: { children: ReactNode }) {
  const search = useSearchParams();
  return <CarryContext value={carriedPart(search)}>{children}</CarryContext>;
}

/** Makes the address of another page carry the range and the zone of this one. `Link` does so by itself. */
export function useCarry(): (href: string) => string {
  const carried = useContext(CarryContext);
  return useCallback((href: string) => carryTo(href, carried), [carried]);
}
