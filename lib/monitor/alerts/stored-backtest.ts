/** Which messages routes would have sent over what is stored. */
import { setImmediate } from "node:timers/promises";
import { isActive, nextChange } from "@/lib/alerts/recurrence";
import { backtesting } from "@/lib/core/alerts/backtest";
import { inTurns } from "@/lib/core/in-turns";
import type { Millis } from "@/lib/core/words/terms";
import type { History, HistoryEvent } from "@/lib/history/history";
import type { BacktestRequest, BacktestResult } from "../alert-keeper-port";

/** How things stood at the beginning is told by what happened in the day before. */
const BEFORE_MS = 86_400_000;
const PAGE = 5_000;
const MOST_EVENTS = 100_000;
const TURN_MS = 15;

/** @throws Error of the history, or the signal's reason */
export async function backtestStored(
  history: Pick<History, "readEvents">,
  { from, to, policy, silences }: BacktestRequest,
  signal: AbortSignal,
): Promise<BacktestResult> {
  const events = await readPast(history, from - BEFORE_MS, to, signal);
  const clock = { isActive, nextChange };
  const pause = async () => {
    await setImmediate();
    signal.throwIfAborted();
  };
  const work = backtesting({ events, policy, silences, clock, from, to });
  const { deliveries, until } = await inTurns(work, { turnMs: TURN_MS, pause });
  const completeFrom = events.length >= MOST_EVENTS ? Math.max(from, events[0]!.at) : from;
  return { completeFrom, completeTo: until, deliveries };
}

/** The newest that there is room for, oldest first. */
async function readPast(
  history: Pick<History, "readEvents">,
  from: Millis,
  to: Millis,
  signal: AbortSignal,
): Promise<HistoryEvent[]> {
  const found: HistoryEvent[] = [];
  const kinds = ["status", "collection-gap", "group-deleted"] as const;
  for (let cursor: { at: Millis; id: string } | undefined; ;) {
    signal.throwIfAborted();
    const page = await history.readEvents({ from, to, kinds, limit: PAGE, ...(cursor && { cursor }) });
    found.push(...page);
    const last = page.at(-1);
    if (page.length < PAGE || !last || found.length >= MOST_EVENTS) break;
    cursor = { at: last.at, id: last.id };
  }
  return found.slice(0, MOST_EVENTS).reverse();
}
