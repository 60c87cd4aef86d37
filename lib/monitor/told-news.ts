/** What was told already, also before a restart: only what differs from it is news. */
import { verdictKey } from "@/lib/core/picture/assemble";
import type { Happening } from "@/lib/core/picture/changes";
import type { History } from "@/lib/history/history";
import type { Millis } from "@/lib/core/words/terms";

/** Records that were lost longer ago are told again after a restart, if the group still stands below them. */
const LOST_RECALLED_MS = 7 * 86_400_000;

type Subject = Pick<Happening, "group" | "topic" | "partition">;

export class ToldNews {
  /**
   * By group: status last told of it or of one of its partitions, and the loss last told of the latter before this process
   * began.
   */
  private readonly told = new Map<string, Map<string, string>>();

  /** Reads what earlier processes told. @param statuses those last told, by group name or `verdictKey` */
  async recall(statuses: ReadonlyMap<string, string>, history: History, cluster: string, now: Millis): Promise<void> {
    for (const [key, status] of statuses) this.of(groupIn(key)).set(key, status);
    // Beyond now, too: the clock may have been set back since.
    const range = { from: now - LOST_RECALLED_MS, to: now + LOST_RECALLED_MS };
    for (const event of await history.readEvents({ cluster, ...range, limit: 1000 })) {
      const key = lostKey(event);
      const told = this.of(event.group ?? "");
      if (event.kind === "lag-lost" && event.after !== null && !told.has(key)) told.set(key, event.after);
    }
  }

  /** False of what was told already; what is news counts as told from now on. */
  isNews(happening: Happening): boolean {
    if (happening.kind === "lag-lost") return !this.wasLostBefore(happening);
    if (happening.kind !== "status" || happening.group === null || happening.after === null) return true;
    const key = statusKey(happening);
    const ofGroup = this.of(happening.group);
    const told = ofGroup.get(key);
    ofGroup.set(key, happening.after);
    return told !== happening.after;
  }

  /** Forgets what was told of other groups than these. */
  keepOnly(groups: ReadonlySet<string>): void {
    for (const group of this.told.keys()) if (!groups.has(group)) this.told.delete(group);
  }

  private of(group: string): Map<string, string> {
    let told = this.told.get(group);
    if (!told) this.told.set(group, (told = new Map<string, string>()));
    return told;
  }

  /** True of records whose loss was told before this process began: its first cycle finds them anew. */
  private wasLostBefore(happening: Happening): boolean {
    const key = lostKey(happening);
    const ofGroup = this.told.get(happening.group ?? "");
    const told = ofGroup?.get(key);
    ofGroup?.delete(key);
    return told !== undefined && told === happening.after && happening.before === "0";
  }
}

/** The group of a `verdictKey`, or of a key that is a group's name. */
const groupIn = (key: string): string => key.slice(0, key.indexOf("\0") >= 0 ? key.indexOf("\0") : undefined);

/** A group's own status, or that of one of its partitions. */
const statusKey = ({ group, topic, partition }: Subject): string =>
  topic === null || partition === null ? (group ?? "") : verdictKey(group ?? "", topic, partition);

const lostKey = (of: Subject) => `${statusKey(of)}\0lost`;
