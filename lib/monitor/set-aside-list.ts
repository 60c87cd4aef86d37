/** Which groups people set aside: the stored list, held in memory, for the cycles to ask. */
import { setTimeout as wait } from "node:timers/promises";
import { isSetAside, type SetAside } from "@/lib/core/words/set-aside";
import type { History } from "@/lib/history/history";
import { logger } from "@/lib/log/log";

/** People write it, and every group of a cycle may be held against all of it. */
export const MOST_ENTRIES = 200;

const RETRY_MS = 5_000;

export class SetAsideList {
  private entries: SetAside[] | null = null;
  /** Whether a group is set aside, by cluster and group: a cycle asks for every group. */
  private readonly answers = new Map<string, Map<string, boolean>>();
  private closed = false;

  constructor(private readonly history: Pick<History, "readSetAside" | "addSetAside" | "removeSetAside">) {}

  /** Newest first; null while history could not be asked. */
  all(): readonly SetAside[] | null {
    return this.entries;
  }

  /** Reads the list once history is open, again and again until that succeeds. Until then nothing is set aside. */
  async load(opened: Promise<void>, retryMs = RETRY_MS): Promise<void> {
    try {
      await opened;
    } catch {
      return; // it is told where history is opened
    }
    while (!this.closed && this.entries === null) {
      try {
        this.take(await this.history.readSetAside());
      } catch (error) {
        logger("monitor").warn({ err: error }, "who is set aside could not be read; it is tried again");
        await wait(retryMs, undefined, { ref: false });
      }
    }
  }

  close(): void {
    this.closed = true;
  }

  /** @throws Error when it cannot be stored; then nothing changes */
  async add(entry: Omit<SetAside, "id">): Promise<SetAside> {
    const stored = await this.history.addSetAside(entry);
    this.take([stored, ...(this.entries ?? [])]);
    return stored;
  }

  /** @throws Error when it cannot be deleted; then nothing changes */
  async remove(id: string): Promise<void> {
    await this.history.removeSetAside(id);
    this.take((this.entries ?? []).filter((entry) => entry.id !== id));
  }

  /** What the cycles of one cluster ask. */
  ofCluster(cluster: string) {
    const answers = new Map<string, boolean>();
    this.answers.set(cluster, answers);
    const has = (group: string): boolean => {
      if (this.entries === null || this.entries.length === 0) return false;
      const known = answers.get(group);
      if (known !== undefined) return known;
      const found = isSetAside(this.entries, cluster, group);
      answers.set(group, found);
      return found;
    };
    /** Forgets groups that are gone. */
    const keepOnly = (groups: { has(group: string): boolean }) => {
      for (const group of answers.keys()) if (!groups.has(group)) answers.delete(group);
    };
    return { has, keepOnly };
  }

  private take(entries: SetAside[]): void {
    this.entries = entries;
    for (const answers of this.answers.values()) answers.clear();
  }
}

/** What the cycles of one cluster ask. */
export type AsideGroups = ReturnType<SetAsideList["ofCluster"]>;
