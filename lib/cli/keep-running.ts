/** What must go on: a child of a command that ended by itself is started again, later and later while it keeps ending. */
import { setTimeout as wait } from "node:timers/promises";
import type { Exit } from "@/lib/lab/child";
import { Refusal } from "./refusal";
import type { Shutdown } from "./shutdown";

/** Pauses before the starts, in ms; the last one repeats. */
const PAUSES_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000];
/** Who has run this long counts as well again. */
const WELL_AFTER_MS = 60_000;
/** EX_CONFIG of sysexits.h: the settings or the database are at fault, and another start would find them the same. */
const UNUSABLE = 78;

/** A process as this file needs to know it. */
export interface Kept {
  pid: number;
  /** Settles once the process is gone. Never rejects. */
  exited: Promise<Exit>;
  stop(): Promise<void>;
}

/** What of a run is needed here; see `Run`. */
export interface Keeper {
  shutdown: Shutdown;
  progress: { say(line: string): void };
  fail(error: Error): void;
}

export interface KeepOptions<T extends Kept> {
  name: string;
  /** Until this resolves an end ends the run, as there is nothing yet to go back to; left out: from the start. */
  ready?: Promise<unknown>;
  /** Starts it once more; it is to be found where the one before was. */
  again: () => Promise<T>;
  /** How its end is told, with its last words. */
  describeEnd: (ended: T, exit: Exit) => string;
  /** In tests: other pauses. */
  pausesMs?: readonly number[];
}

/**
 * Keeps `first` running until the run is stopped: each end that nobody asked for is told, and it is started again after a
 * pause. An end before it was ready, or with status 78, which says that the settings are at fault, ends the run.
 */
export function keepRunning<T extends Kept>(
  { shutdown, progress, fail }: Keeper,
  first: T,
  options: KeepOptions<T>,
): void {
  const { name, ready, again, describeEnd, pausesMs = PAUSES_MS } = options;
  let isReady = !ready;
  ready?.then(
    () => (isReady = true),
    () => {}, // whoever waits for it is told
  );
  let current: T | null = first;
  let starting: Promise<T> | null = null;
  shutdown.add(name, async () => {
    const last = current ?? (await starting?.catch(() => null));
    await last?.stop();
  });

  async function watch(): Promise<void> {
    let failures = 0;
    for (;;) {
      const startedAt = performance.now();
      const exit = await current!.exited;
      if (shutdown.begun) return;
      const words = describeEnd(current!, exit);
      if (!isReady || exit.code === UNUSABLE) return fail(new Refusal(words));
      if (performance.now() - startedAt > WELL_AFTER_MS) failures = 0;
      progress.say(`\n${words}`);
      current = null;
      while (!current) {
        const pauseMs = pausesMs[Math.min(failures++, pausesMs.length - 1)]!;
        progress.say(`${name} is started again in ${pauseMs / 1000} s.`);
        // A shutdown meanwhile ends the pause: nothing is to be started any more.
        await wait(pauseMs, undefined, { signal: shutdown.signal }).catch(() => {});
        if (shutdown.begun) return;
        starting = again();
        current = await starting.catch((error: unknown) => {
          progress.say(error instanceof Error ? error.message : String(error));
          return null;
        });
      }
      progress.say(`${name} runs again.`);
    }
  }
  void watch();
}
