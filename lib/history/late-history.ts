/**
 * A history whose database may come later than this program: watching Kafka need not wait for PostgreSQL to start. What is
 * asked of it before rejects with the reason; it opens by itself as soon as the database can be used.
 */
import { setTimeout as wait } from "node:timers/promises";
import { logger } from "@/lib/log/log";
import type { AlertStore } from "./alerts/model";
import { DatabaseError } from "./connection";
import { openHistory, type History } from "./history";

/** Pauses between the tries, in ms; the last one repeats. */
const PAUSES_MS = [500, 1_000, 2_000, 5_000];

export interface LateHistory {
  history: History;
  /** Resolves once it is open; never when it is closed before. Rejects when the database can never be used. */
  opened: Promise<void>;
  /** Why it is not open; null once it is. */
  waitsFor(): { reason: string; since: number } | null;
}

/**
 * Opens a history now, or whenever its database comes.
 * @throws DatabaseError when the database answers and cannot be used: the wrong password, a release that is too old
 */
export async function openLateHistory(options: Parameters<typeof openHistory>[0]): Promise<LateHistory> {
  const closing = new AbortController();
  let open: History | null = null;
  let waiting: { reason: string; since: number } | null = null;

  /** True once it is open. Rejects when waiting is of no use. */
  async function tryOnce(): Promise<boolean> {
    try {
      open = await openHistory(options);
      waiting = null;
      return true;
    } catch (error) {
      if (!(error instanceof DatabaseError) || !error.passes) throw error;
      if (waiting === null) logger("history").warn(`${error.message} Kafka is watched meanwhile.`);
      waiting = { reason: error.message, since: waiting?.since ?? Date.now() };
      return false;
    }
  }

  async function keepTrying(): Promise<void> {
    for (let turn = 0; ; turn++) {
      await wait(PAUSES_MS[Math.min(turn, PAUSES_MS.length - 1)], undefined, { signal: closing.signal });
      if (await tryOnce()) break;
    }
    if (closing.signal.aborted) await open?.close();
    else logger("history").info("the database is there: history is open");
  }

  const isOpen = await tryOnce();
  const opened = isOpen ? Promise.resolve() : keepTrying();
  const settled = opened.catch((error: unknown) => {
    if (closing.signal.aborted) return;
    waiting = { reason: error instanceof Error ? error.message : String(error), since: waiting?.since ?? Date.now() };
    logger("history").error({ err: error }, "history cannot be opened");
  });
  const close = async () => {
    closing.abort();
    await settled;
    await open?.close();
  };
  const notOpen = () =>
    new DatabaseError(`History is not open yet: ${waiting?.reason ?? "its database is away."}`, true);
  const alerts = new Proxy({} as AlertStore, {
    get(_, name) {
      // No promise, also where an async function answers it.
      if (name === "then") return undefined;
      return async (...given: never[]) => {
        if (!open) throw notOpen();
        return (open.alerts[name as keyof AlertStore] as (...given: never[]) => Promise<unknown>)(...given);
      };
    },
  });
  const history = new Proxy({} as History, {
    get(_, name) {
      if (name === "close") return close;
      // Whoever holds it from before goes on with it once it is open.
      if (name === "alerts") return alerts;
      if (open) return open[name as keyof History];
      return () => {
        throw notOpen();
      };
    },
  });
  return { history, opened, waitsFor: () => waiting };
}
