/** The past moment that the page shows: the one in the URL (`?at=`), else the end of a range of the past; and the ways to move it. */
"use client";

import { useCallback, useEffect, useRef } from "react";
import type { PastAnswer } from "@/lib/api/past-contract";
import { useUrlMoment } from "@/lib/client/page-moment";
import { useMomentOf, type PartitionPlace } from "@/lib/client/past-query";
import type { TimeRange } from "@/lib/client/time-range";
import { useKey } from "../shell/hotkeys";

/** A stride: twelve ticks of the usual cycle. */
const STRIDE_MS = 60_000;

export function useMoment(place: PartitionPlace, range: TimeRange, past: PastAnswer | undefined) {
  const { at, pinned, pin, step, leave } = useUrlMoment();
  /** Whoever steps back from the present leaves to it. */
  const fromNow = useRef(false);
  useEffect(() => {
    if (at === null) fromNow.current = false;
  }, [at]);
  const query = useMomentOf(place, at);
  const { tick = null, previousAt = null, nextAt = null } = at === null ? {} : (query.data ?? {});
  const here = tick?.at ?? at;

  const go = useCallback(
    (moment: number | null) => {
      if (moment === null) return;
      // The axis stands still while one steps, and follows when one steps off it.
      const width = range.to - range.from;
      const end = Math.min(moment + width / 2, Date.now());
      if (moment < range.from || moment > range.to) range.setAbsolute(end - width, end);
      else if (range.live) range.pause();
      if (range.live) fromNow.current = true;
      step(moment);
    },
    [range, step],
  );
  /** To what was shown before a moment was chosen. */
  const release = () => (fromNow.current ? leave() : step(null));

  const edges = (past?.findings ?? []).flatMap(({ from, to }) => [from, to]);
  const steps = {
    previous: at === null ? range.to : previousAt,
    next: nextAt,
    strideBack: here === null ? null : here - STRIDE_MS,
    strideOn: here === null || nextAt === null ? null : here + STRIDE_MS,
    findingBefore: edges.findLast((edge) => here !== null && edge < here) ?? null,
    findingAfter: edges.find((edge) => here !== null && edge > here) ?? null,
  };
  const stepping = at !== null;
  useKey("left", () => isArrowFree() && go(steps.previous));
  useKey("right", () => stepping && isArrowFree() && go(steps.next));
  useKey("shift+left", () => stepping && go(steps.strideBack));
  useKey("shift+right", () => stepping && go(steps.strideOn));
  useKey("escape", () => pinned && release());
  return {
    at,
    tick,
    steps,
    go,
    pin,
    error: query.error,
    retry: () => void query.refetch(),
    loading: query.isFetching,
  };
}

export type MomentControl = ReturnType<typeof useMoment>;

/** False where the arrows move what has the focus. */
const isArrowFree = () => !document.activeElement?.closest("[role=radio], [role=tab], [role=slider]");
