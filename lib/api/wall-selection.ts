/** What a wall screen shows: the worst groups, the busiest of the healthy ones, and sums over all that were chosen. Pure. */
import { sumOfRows } from "@/lib/core/numbers/sums";
import { CONSUMER_STATUSES, type ConsumerStatus } from "@/lib/core/words/terms";
import { isCatchingUp } from "./catching-up";
import type { ClusterSummary, GroupSummary } from "./contract";
import { namePattern } from "./name-pattern";
import type { WallTotals } from "./stream-contract";

/** Which groups the wall is for; null and "" mean all. */
export interface WallChoice {
  cluster: string | null;
  q: string;
  statuses: ConsumerStatus[];
}

/** More than any screen has room for; what is beyond is counted. */
const TROUBLED = 30;
const HEALTHY = 96;

export interface WallPicture {
  rows: GroupSummary[];
  totals: WallTotals;
}

export function selectWall(groups: GroupSummary[], clusters: ClusterSummary[], choice: WallChoice): WallPicture {
  const fits = namePattern(choice.q);
  const inCluster = ({ cluster }: { cluster: string }) => choice.cluster === null || choice.cluster === cluster;
  const chosen = groups.filter(
    (group) =>
      // Known trouble, for which nobody is to be called.
      !group.muted &&
      inCluster(group) &&
      fits(group.group) &&
      (choice.statuses.length === 0 || choice.statuses.includes(group.status)),
  );
  const troubled = chosen.filter(({ status }) => status !== "OK").sort(byWorst);
  const healthy = chosen.filter(({ status }) => status === "OK").sort(byBusiest);
  return {
    rows: [...troubled.slice(0, TROUBLED), ...healthy.slice(0, HEALTHY)],
    totals: totalsOf(chosen, clusters.filter(inCluster)),
  };
}

const severity = ({ status }: GroupSummary) => CONSUMER_STATUSES.indexOf(status);
const digitsOf = ({ lag }: GroupSummary) => lag?.length ?? 0;
const byName = (a: GroupSummary, b: GroupSummary) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0);

/** By the number of digits only: who is sent is not to change in every cycle. UNKNOWN stands above OK. */
const byWorst = (a: GroupSummary, b: GroupSummary) =>
  severity(b) - severity(a) || digitsOf(b) - digitsOf(a) || byName(a, b);

const pace = ({ produceRate }: GroupSummary) =>
  produceRate.known && produceRate.value > 0 ? Math.floor(Math.log10(produceRate.value) * 2) : -100;

/** Those that catch up, then the most records per second, in coarse steps for the same reason. */
const byBusiest = (a: GroupSummary, b: GroupSummary) =>
  Number(isCatchingUp(b)) - Number(isCatchingUp(a)) || pace(b) - pace(a) || byName(a, b);

function totalsOf(groups: GroupSummary[], clusters: ClusterSummary[]): WallTotals {
  const at = Math.max(0, ...clusters.map((cluster) => cluster.at ?? 0));
  const totals: WallTotals = {
    ...{ at, statuses: {}, groups: groups.length, lag: null, unknownPartitions: 0, oldest: null },
    offlinePartitions: clusters.reduce((sum, cluster) => sum + cluster.offlinePartitions.length, 0),
  };
  const { value: lag, unknown } = sumOfRows(groups);
  totals.unknownPartitions = unknown;
  for (const group of groups) {
    totals.statuses[group.status] = (totals.statuses[group.status] ?? 0) + 1;
    const { timeLag } = group;
    const waits = (timeLag.known ? timeLag.value : timeLag.atLeast) ?? 0;
    const since = Math.round((at - waits) / 1000) * 1000;
    if (waits > 0 && since < (totals.oldest?.since ?? Infinity)) totals.oldest = { since, older: !timeLag.known };
  }
  return { ...totals, lag: lag === null ? null : String(lag) };
}
