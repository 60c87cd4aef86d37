/** What a viewer chose on a group's page, in the URL: a link shows a colleague the same, and Back goes back. */
"use client";

import { useMemo } from "react";
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { EVENT_KINDS, type EventKind } from "./event-kinds";
import type { PartitionOrder } from "../status/rank";

const parsers = {
  order: parseAsStringLiteral(["worst", "number"]).withDefault("worst"),
  axis: parseAsStringLiteral(["relative", "absolute"]).withDefault("relative"),
  scale: parseAsStringLiteral(["linear", "log"]).withDefault("linear"),
  heat: parseAsStringLiteral(["on", "off"]),
  lines: parseAsArrayOf(parseAsString).withDefault([]),
  open: parseAsArrayOf(parseAsString).withDefault([]),
  kinds: parseAsArrayOf(parseAsStringLiteral(EVENT_KINDS)).withDefault([]),
};

export interface GroupUrl {
  order: PartitionOrder;
  setOrder(order: PartitionOrder): void;
  /** Offsets as they are in Kafka, instead of records since the start of the range. */
  absolute: boolean;
  setAbsolute(absolute: boolean): void;
  log: boolean;
  setLog(log: boolean): void;
  /** Whether the heat map is wanted; null: where there are many partitions. */
  heat: boolean | null;
  setHeat(heat: boolean): void;
  /** Chosen partitions as "topic/partition"; see selection.ts. A step of its own in the browser's history. */
  lines: string[];
  setLines(lines: string[]): void;
  /** Kinds of events to list; empty for all. */
  kinds: EventKind[];
  setKinds(kinds: EventKind[]): void;
  /** Sections that show all of their rows. */
  isOpen(section: string): boolean;
  setOpen(section: string, open: boolean): void;
}

export function useGroupUrl(): GroupUrl {
  const [url, set] = useQueryStates(parsers, { history: "replace", scroll: false });
  return useMemo(
    () => ({
      order: url.order,
      setOrder: (order) => void set({ order }),
      absolute: url.axis === "absolute",
      setAbsolute: (absolute) => void set({ axis: absolute ? "absolute" : "relative" }),
      log: url.scale === "log",
      setLog: (log) => void set({ scale: log ? "log" : "linear" }),
      heat: url.heat === null ? null : url.heat === "on",
      setHeat: (heat) => void set({ heat: heat ? "on" : "off" }),
      lines: url.lines,
      setLines: (lines) => void set({ lines: lines.length > 0 ? lines : null }, { history: "push" }),
      kinds: url.kinds,
      setKinds: (kinds) => void set({ kinds: kinds.length > 0 ? kinds : null }),
      isOpen: (section) => url.open.includes(section),
      setOpen: (section, open) => {
        const others = url.open.filter((one) => one !== section);
        const next = open ? [...others, section] : others;
        void set({ open: next.length > 0 ? next : null });
      },
    }),
    [url, set],
  );
}
