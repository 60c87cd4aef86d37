/**
 * The moment that a page's numbers stand for: one that is pinned (`?at=`), else the end of a range of the past; null: now. It stands
 * in the URL, so that a link shows the same and Back goes back.
 */
"use client";

import { createContext, useCallback, useContext, useMemo, type ReactNode } from "react";
import { createParser, useQueryState } from "nuqs";
import { useNow } from "./clock";
import { useServerNow } from "./server-clock";
import { useTimeRange } from "./time-range";
import { readMoment } from "./url-range";

export interface PageMoment {
  /** Null: the present. */
  at: number | null;
  /** True when it was chosen, rather than being the end of the range. */
  pinned: boolean;
  /** Pins a moment; the one that is pinned already is released. */
  pin(at: number): void;
  release(): void;
  /** Shows a moment in the place of the one that is pinned, without an entry in the browser's history; null: of none. */
  step(at: number | null): void;
  /** Back to the present, in the same width. */
  leave(): void;
}

const AT = createParser({ parse: readMoment, serialize: String }).withOptions({ history: "push", scroll: false });

/** A second press within this share of the range is on the same moment. */
const SAME_SHARE = 1 / 200;

/** The moment that the address names, and the ways to change it. */
export function useUrlMoment(): PageMoment {
  const range = useTimeRange();
  const [pinned, setPinned] = useQueryState("at", AT);
  const { live, to, goLive } = range;
  const near = (range.to - range.from) * SAME_SHARE;
  const end = live || to === 0 ? null : to;
  const release = useCallback(() => void setPinned(null), [setPinned]);
  return useMemo(
    () => ({
      at: pinned ?? end,
      pinned: pinned !== null,
      pin: (at) => void setPinned(pinned !== null && Math.abs(at - pinned) <= near ? null : Math.round(at)),
      release,
      step: (at) => void setPinned(at === null ? null : Math.round(at), { history: "replace" }),
      leave: () => {
        release();
        goLive();
      },
    }),
    [pinned, end, near, setPinned, release, goLive],
  );
}

/** True where the page shows the past: then what is of the present is tagged. */
export function useIsPast(): boolean {
  const { live } = useTimeRange();
  const [pinned] = useQueryState("at", AT);
  return pinned !== null || !live;
}

const MomentContext = createContext<number | null>(null);

/** What is below it tells ages as they were at `at`; null: as they are. */
export function PageMomentProvider({ at, children }: { at: number | null; children: ReactNode }) {
  return <MomentContext value={at}>{children}</MomentContext>;
}

/** The moment of the past that what is above stands for; null: the present. */
export const useShownMoment = (): number | null => useContext(MomentContext);

/** The moment up to which ages count: that of the page, else the present on the server's clock. 0 on the server. */
export function usePageNow(stepMs = 1000): number {
  const at = useContext(MomentContext);
  const now = useServerNow(stepMs);
  const drawn = useNow(stepMs) > 0;
  return at === null || !drawn ? now : at;
}

const PinContext = createContext<((at: number) => void) | null>(null);

/** What is below it pins moments by `pin`. */
export function PinProvider({ pin, children }: { pin: (at: number) => void; children: ReactNode }) {
  return <PinContext value={pin}>{children}</PinContext>;
}

/** Pins a moment that was pressed on; null where the page pins none. */
export const usePin = () => useContext(PinContext);
