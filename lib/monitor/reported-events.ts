/** What was reported already, also before a restart: only what differs from it is news. */
import { verdictKey } from "@/lib/core/picture/assemble";
import type { Happening } from "@/lib/core/picture/changes";
import type { History } from "@/lib/history/history";
import type { Millis } from "@/lib/core/words/terms";

/** Records that were lost longer ago are reported again after a restart, if the group is still behind them. */
const LOST_RECALLED_MS = 7 * 86_400_000;

type Subject = Pick<Happening, "group" | "topic" | "partition">;

export class ReportedEvents {
  /**
   * By group: status last reported of it or of one of its partitions, and the loss last reported of the latter before this process
   * began.
   */
  private readonly reported = new Map<string, Map<string, string>>();

  /** Reads what earlier processes reported. @param statuses those last reported, by group name or `verdictKey` */
  async recall(statuses: ReadonlyMap<string, string>, history: History, cluster: string, now: Millis): Promise<void> {
    for (const [key, status] of statuses) this.of(groupIn(key)).set(key, status);
    // Beyond now, too: the clock may have been set back since.
    const range = { from: now - LOST_RECALLED_MS, to: now + LOST_RECALLED_MS };
    for (const event of await history.readEvents({ cluster, ...range, limit: 1000 })) {
      const key = lostKey(event);
      const reported = this.of(event.group ?? "");
      if (event.kind === "lag-lost" && event.after !== null && !reported.has(key)) reported.set(key, event.after);
    }
  }

  /** False of what was reported already; what is news counts as reported from now on. */
  isNews(happening: Happening): boolean {
    if (happening.kind === "lag-lost") return !this.wasLostBefore(happening);
    if (happening.kind !== "status" || happening.group === null || happening.after === null) return true;
    const key = statusKey(happening);
    const ofGroup = this.of(happening.group);
    const reported = ofGroup.get(key);
    ofGroup.set(key, happening.after);
    return reported !== happening.after;
  }

  /** Forgets what was reported of other groups than these. */
  keepOnly(groups: ReadonlySet<string>): void {
    for (const group of this.reported.keys()) if (!groups.has(group)) this.reported.delete(group);
  }

  private of(group: string): Map<string, string> {
    let reported = this.reported.get(group);
    if (!reported) this.reported.set(group, (reported = new Map<string, string>()));
    return reported;
  }

  /** True of records whose loss was reported before this process began: its first cycle finds them anew. */
  private wasLostBefore(happening: Happening): boolean {
    const key = lostKey(happening);
    const ofGroup = this.reported.get(happening.group ?? "");
    const reported = ofGroup?.get(key);
    ofGroup?.delete(key);
    return reported !== undefined && reported === happening.after && happening.before === "0";
  }
}

/** The group of a `verdictKey`, or of a key that is a group's name. */
const groupIn = (key: string): string => key.slice(0, key.indexOf("\0") >= 0 ? key.indexOf("\0") : undefined);

/** A group's own status, or that of one of its partitions. */
const statusKey = ({ group, topic, partition }: Subject): string =>
  topic === null || partition === null ? (group ?? "") : verdictKey(group ?? "", topic, partition);

const lostKey = (of: Subject) => `${statusKey(of)}\0lost`;
