/** Reads what a picture shows: the past of one partition of a group, and which status held when. */
import { toPartitionBands, unwatched } from "@/components/series/backdrop";
import { partitionKey, readFrom, unknownSpans } from "@/components/series/series";
import { plainLag } from "@/lib/core/numbers/lag";
import { PARTITION_STATUSES, type Millis } from "@/lib/core/words/terms";
import type { GroupHistory, History } from "@/lib/history/history";
import type { Hub } from "@/lib/live/hub";
import type { PartitionPast, Span } from "./picture";

/** Where pictures are read from. */
export interface PictureSources {
  history: Pick<History, "readGroup" | "readEvents" | "readPartitionStatusesBefore">;
  hub: Pick<Hub, "group">;
}

export interface PictureQuery extends Span {
  cluster: string;
  group: string;
  /** Without a partition the worst one at the end of the range is shown: of the topic, or of the group. */
  topic?: string;
  partition?: number;
}

/** Points, and how much of the end of a range, that suffice to choose a partition by. */
const FEW = 10;
const CHOICE_MS = 3_600_000;
/** More changes within a range than a picture has room for: nothing is told of the time before them. */
const MOST_CHANGES = 2000;
/** Numbers older than this are no longer those of the end of the range. */
const FRESH_MS = 60_000;

interface Place {
  topic: string;
  partition: number;
}

/**
 * The past of the partition that is asked for, at most about so many points of it; null where nothing of it is stored.
 * @throws TooManyPoints where the worst is to be chosen among too many
 */
export async function readPast(
  sources: PictureSources,
  query: PictureQuery,
  points: number,
): Promise<PartitionPast | null> {
  const { topic, partition } = query;
  if (topic !== undefined && partition !== undefined) {
    return readPartition(sources, query, { topic, partition, points, worstOf: null });
  }
  const chosen = await chooseWorst(sources, query);
  return chosen && readPartition(sources, query, { ...chosen, points });
}

async function chooseWorst({ history }: PictureSources, query: PictureQuery) {
  const { cluster, group, from, to } = query;
  const begin = Math.max(from, to - CHOICE_MS);
  const [end, statuses] = await Promise.all([
    history.readGroup({ ...query, from: begin, points: FEW }),
    history.readPartitionStatusesBefore({ cluster, group, at: to }),
  ]);
  const nothing = end.topics.every(({ at }) => at.length === 0);
  const stored = nothing && begin > from ? await history.readGroup({ ...query, points: FEW }) : end;
  const reported = new Map(
    statuses.map((event) => [partitionKey(event.topic ?? "", event.partition ?? -1), event.after]),
  );
  const ranks: readonly (string | null | undefined)[] = PARTITION_STATUSES;
  const rankOf = ({ topic, partition }: Place) =>
    Math.max(0, ranks.indexOf(reported.get(partitionKey(topic, partition))));
  const all = stored.topics.flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, lag }) => ({ topic, partition, lag: lag.findLast((one) => one !== null) ?? -1n })),
  );
  const ranked = all.map((place) => ({ ...place, rank: rankOf(place) }));
  const [first, ...others] = ranked;
  if (!first) return null;
  const worst = others.reduce(
    (most, one) => (one.rank > most.rank || (one.rank === most.rank && one.lag > most.lag) ? one : most),
    first,
  );
  return { topic: worst.topic, partition: worst.partition, worstOf: all.length };
}

async function readPartition(
  { history, hub }: PictureSources,
  { cluster, group, from, to }: PictureQuery,
  { topic, partition, points, worstOf }: Place & { points: number; worstOf: number | null },
): Promise<PartitionPast | null> {
  const asked = { cluster, group, from, to, limit: MOST_CHANGES };
  const [stored, ofGroup, ofPartition, before] = await Promise.all([
    history.readGroup({ cluster, group, topic, partition, from, to, points }),
    history.readEvents({ ...asked, kinds: ["status"] }),
    history.readEvents({ ...asked, topic, partition, kinds: ["partition-status"] }),
    history.readPartitionStatusesBefore({ cluster, group, at: from }),
  ]);
  const series = seriesOf(stored, { topic, partition });
  if (!series) return null;
  const now = hub.group(cluster, group)?.group.subscriptions.find((one) => one.topic === topic)?.partitions[partition];
  const gaps = unwatched([series.at[0]], { ...stored, from, to });
  const left = [ofGroup, ofPartition]
    .filter(({ length }) => length >= MOST_CHANGES)
    .map((events) => ({ from, to: Math.min(...events.map(({ at }) => at)) }));
  const place = { ...(now ?? { topic, partition }), readFrom: readFrom(series.at, series.logEnd) };
  const bands = toPartitionBands([...before, ...ofPartition, ...ofGroup], place, { from, to }, [...gaps, ...left]);
  const last = bands.at(-1);
  return {
    ...{ cluster, group, topic, partition, from, to, ...series, worstOf, bands },
    status: last && last.to === to ? last.status : "UNKNOWN",
    gaps: [...gaps, ...unknownSpans({ topic, partition, lag: [], ...series })].filter(
      (gap) => gap.to > from && gap.from < to,
    ),
    last: lastOf(series, { to, gaps, stepMs: stored.stepMs }),
  };
}

function seriesOf({ topics }: GroupHistory, { topic, partition }: Place) {
  const found = topics.find((one) => one.topic === topic);
  const columns = found?.partitions.find((one) => one.partition === partition);
  if (!found || !columns || found.at.length === 0) return null;
  const { logStart, logEnd, committed } = columns;
  return { at: found.at, logStart, logEnd, committed };
}

type Series = NonNullable<ReturnType<typeof seriesOf>>;

/** The numbers at the end of the range; unknown where the newest are older than that, or nobody watched then. */
function lastOf(
  { at, logStart, logEnd, committed }: Series,
  { to, gaps, stepMs }: { to: Millis; gaps: readonly Span[]; stepMs: number },
): PartitionPast["last"] {
  const isFresh = to - (at.at(-1) ?? 0) <= Math.max(FRESH_MS, 2 * stepMs) && !gaps.some((gap) => gap.to >= to);
  const newest = (values: (bigint | null)[]) => (isFresh ? (values.at(-1) ?? null) : null);
  const [start, end, done] = [newest(logStart), newest(logEnd), newest(committed)];
  return { logEnd: end, committed: done, lag: plainLag(done, start, end) };
}
