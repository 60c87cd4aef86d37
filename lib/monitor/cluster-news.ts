/** What happened on a cluster from one picture of it to the next, and of that what is news. */
import { changesOfGroup, changesOfTransactions, deletedGroups, type Happening } from "@/lib/core/picture/changes";
import { Rebalances } from "@/lib/core/picture/rebalances";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { lacksGroups } from "@/lib/core/picture/vanished";
import { messageOf } from "@/lib/core/words/sentences/english";
import { say } from "@/lib/core/words/sentences/facts";
import type { Millis } from "@/lib/core/words/terms";
import type { History } from "@/lib/history/history";
import { ReportedEvents } from "./reported-events";

/** Something that happened to the whole cluster. */
export function clusterHappening(
  cluster: string,
  at: Millis,
  [before, after]: readonly [before: string, after: string],
  words: Pick<Happening, "message" | "said">,
): Happening {
  const where = { cluster, group: null, topic: null, partition: null };
  return { at, ...where, kind: "collection-gap", before, after, ...words };
}

export class ClusterNews {
  private reported = new ReportedEvents();
  private readonly rebalances = new Rebalances();

  constructor(private readonly cluster: string) {}

  /** Reads what earlier processes reported. @param statuses those last reported, by group name or `verdictKey` */
  recall(statuses: ReadonlyMap<string, string>, history: History, now: Millis): Promise<void> {
    return this.reported.recall(statuses, history, this.cluster, now);
  }

  /** The same after the first cycles. @param sift takes out of what they found all that is no news */
  async recallLate(
    statuses: ReadonlyMap<string, string>,
    history: History,
    now: Millis,
    sift: (isNews: (event: Happening) => boolean) => void,
  ): Promise<void> {
    const reported = new ReportedEvents();
    await reported.recall(statuses, history, this.cluster, now);
    sift((event) => reported.isNews(event));
    this.reported = reported;
  }

  /** What is news between two pictures, the later one of this moment. */
  between(before: ClusterSnapshot, after: ClusterSnapshot, at: Millis): Happening[] {
    const old = new Map(before.groups.map((group) => [group.group, group]));
    const all = after.groups.flatMap((group) => {
      const was = old.get(group.group);
      const rebalance = this.rebalances.change(was, group, at);
      return [...changesOfGroup(was, group, at), ...(rebalance ? [rebalance] : [])];
    });
    this.rebalances.keepOnly(new Set(after.groups.map(({ group }) => group)));
    if (!before.health.reachable) {
      const words = messageOf(say("happened.answers", {}));
      all.push(clusterHappening(this.cluster, at, ["unreachable", "reachable"], words));
    }
    all.push(...changesOfTransactions(before, after, at));
    all.push(...deletedGroups(before.groups, after.groups, at));
    const news = all.filter((happening) => this.reported.isNews(happening));
    // A list that is not complete may lack groups that come back.
    if (!lacksGroups(after.problems)) this.reported.keepOnly(new Set(after.groups.map(({ group }) => group)));
    return news;
  }
}
