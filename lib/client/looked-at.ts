/** Tells the server which rows stand on the screen, so that it reads them between the cycles, too. */
import { useEffect } from "react";
import type { LookedAtBody, LookedRow } from "@/lib/api/looked-at-contract";
import { LOOKED_AT_MS, MOST_LOOKED_AT } from "@/lib/api/looked-at-lease";
import { rowKey } from "@/lib/api/row-changes";
import { callApi } from "./api";
import { useStreamState } from "./live-stream";

/** Rows that are scrolled past are not looked at. */
const SETTLED_MS = 250;

/** While the component is mounted and the page is shown. What it changes comes with the stream: without one nothing is told. */
export function useLookedAt(rows: readonly LookedRow[]): void {
  const { connected, liveMs, scope } = useStreamState();
  const isReported = connected && liveMs !== null && scope === "groups" && rows.length > 0;
  const body = isReported ? bodyOf(rows) : null;
  useEffect(() => {
    if (body === null) return;
    // Whether or not it is heard: the next time it is said again.
    const report = () => {
      if (!document.hidden) void callApi("/looked-at", { method: "POST", body }).catch(() => undefined);
    };
    const first = window.setTimeout(report, SETTLED_MS);
    const again = window.setInterval(report, LOOKED_AT_MS / 2);
    document.addEventListener("visibilitychange", report);
    return () => {
      window.clearTimeout(first);
      window.clearInterval(again);
      document.removeEventListener("visibilitychange", report);
    };
  }, [body]);
}

/** The same text for the same rows, in whatever order they stand. */
export function bodyOf(rows: readonly LookedRow[]): string {
  const named = rows.slice(0, MOST_LOOKED_AT).map((row) => [rowKey(row), row] as const);
  named.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify({ rows: named.map(([, row]) => row) } satisfies LookedAtBody);
}
