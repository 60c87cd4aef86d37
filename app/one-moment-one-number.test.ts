/**
 * One moment, one number: clusters at random go through all that tells of lag, lateness and loss, and what each of them says of the
 * same moment is held against a sum done by hand, and against the others. What is not known is known by none.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { groupsAsCsv } from "@/components/overview/csv";
import { toCsvRows, waterData } from "@/components/charts/chart-data";
import { timeLagOf } from "@/components/series/rates";
import { partitionKey, seriesOf } from "@/components/series/series";
import { partitionRows } from "@/components/group/table-rows";
import { samplesOf, samplesOfTick } from "@/components/partition/samples";
import { readerRows, topicRows } from "@/components/topic/csv";
import type { GroupSummary } from "@/lib/api/contract";
import { applyChanges, diffRows, orderAfter, type RowList } from "@/lib/api/row-changes";
import { makingTopics, toTopicDetail } from "@/lib/api/topic-wire";
import { selectWall } from "@/lib/api/wall-selection";
import { toClusterSummary, toGroupDetail, toGroupSummary } from "@/lib/api/wire";
import { answerBurrow } from "@/lib/burrow/answer";
import { atOnce } from "@/lib/core/in-turns";
import { waitAt } from "@/lib/core/numbers/written-at";
import { nextOffset } from "@/lib/core/numbers/lag";
import { numbersOf } from "@/lib/core/past/past-tick";
import { StoredPast } from "@/lib/core/past/stored-past";
import { lagsOfPoll } from "@/lib/core/picture/lags-of-poll";
import type { ClusterSnapshot, GroupSnapshot } from "@/lib/core/picture/snapshot";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import type { Known } from "@/lib/core/words/known";
import { renderMetrics } from "@/lib/metrics/prometheus";
import { digits, GROUPS, historyOf, keyOf, Life, lives, momentOf, PARTITIONS, TOPICS, type Read } from "./test-moments";

/**
 * By hand: from the committed offset and the markers that follow it, or the log start where that is later, to the log end; of a share
 * group what its broker says.
 */
function lagOf({ committed, logStart, logEnd, markers = 0n, brokerLag }: Read): bigint | null {
  if (brokerLag !== undefined && committed !== null) return brokerLag;
  if (committed === null || logEnd === null) return null;
  const from = logStart !== null && logStart > committed + markers ? logStart : committed + markers;
  return logEnd > from ? logEnd - from : 0n;
}

/** Who has committed beyond the log start since has lost less: committed offsets are read before the logs. */
function lostOf({ logStart, streamed, committed: polled }: Read): bigint | null {
  const committed = streamed ?? polled;
  if (committed === null || logStart === null) return null;
  return committed < logStart ? logStart - committed : 0n;
}

const valueOf = <T>(value: Known<T> | { known: true; value: T } | { known: false }) =>
  value.known ? value.value : null;
/** Over what is known; null where nothing is. */
const sumOf = (values: (bigint | null)[]) =>
  values.reduce<bigint | null>((sum, value) => (value === null ? sum : (sum ?? 0n) + value), null);

type Metrics = Map<string, string>;

/** The value of each series of `/metrics`. */
async function metricsOf(snapshot: ClusterSnapshot): Promise<Metrics> {
  let text = "";
  for await (const piece of renderMetrics([snapshot], snapshot.at!, { maxSeries: null, version: "test" }))
    text += new TextDecoder().decode(piece);
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), line.slice(line.lastIndexOf(" ") + 1)]));
}

const seconds = (value: number | null | undefined) => (value == null ? undefined : String(value / 1000));

interface Moment {
  life: Life;
  snapshot: ClusterSnapshot;
  metrics: Metrics;
}

/** What every teller of the present says of one group's partitions. */
function checkPartitions({ life, snapshot, metrics }: Moment, group: GroupSnapshot) {
  const detail = toGroupDetail(group, snapshot.at!);
  const burrow = statusOf(life, snapshot, group.group);
  const pictures = group.subscriptions.flatMap(({ partitions }) => partitions);
  const wires = detail.subscriptions.flatMap(({ partitions }) => partitions);
  const cells = partitionRows(wires, new Map());
  pictures.forEach((picture, index) => {
    const { topic, partition } = picture;
    const read = life.reads.get(keyOf(group.group, topic, partition))!.at(-1)!;
    const [lag, lost, late] = [lagOf(read), lostOf(read), valueOf(picture.timeLag)];
    const [wire, cell] = [wires[index]!, cells[index]!];
    expect(valueOf(picture.lag), "the snapshot").toBe(lag);
    expect(valueOf(picture.lost)).toBe(lost);
    expect([valueOf(wire.lag), valueOf(wire.recordsLag)], "the API").toEqual([digits(lag), digits(lag)]);
    expect(valueOf(wire.lost)).toBe(digits(lost));
    expect(cell.lag, "the table").toBe(digits(lag));
    expect([valueOf(wire.timeLag), cell.timeLagMs]).toEqual([late, late]);
    if (lag === 0n) expect(late).toBe(0);
    else if (read.logEnd === null) expect(late).toBeNull();
    const place = `topic="${topic}",partition="${partition}"`;
    const labels = `{cluster="lab",consumergroup="${group.group}",${place}}`;
    expect(metrics.get(`kafka_consumergroup_lag${labels}`) ?? null, "/metrics").toBe(digits(lag));
    expect(metrics.get(`tidemark_partition_lag_seconds${labels}`)).toBe(seconds(late));
    const other = `{cluster="lab",group_id="${group.group}",topic_name="${topic}",partition_id="${partition}"}`;
    expect(metrics.get(`kminion_kafka_consumer_group_topic_partition_lag${other}`) ?? null).toBe(digits(lag));
    // Burrow's lag is the newest commit's, and knows neither log start nor markers. Where nothing is committed it is 0, as Burrow has it.
    const counted = burrow.get(`${topic}/${partition}`) ?? null;
    const committed = read.streamed ?? read.committed;
    const burrows = lagOf({ ...read, committed, logStart: null, markers: 0n, brokerLag: undefined });
    if (burrows !== null) expect(counted, "/v3").toBe(burrows);
    else if (lag === null && read.committed !== null) expect(counted).toBeNull();
    else if (read.committed === null) expect(counted ?? 0n).toBe(0n);
    // What is stored of a moment has none of these.
    if (read.markers || read.brokerLag !== undefined || read.streamed !== undefined) return;
    checkPast(life, group.group, topic, partition, { lag, lost, late });
  });
}

/** Burrow's lag by topic and partition. */
function statusOf(life: Life, snapshot: ClusterSnapshot, group: string): Map<string, bigint> {
  const windowOf = life.windows.window.bind(life.windows);
  const watched = { snapshot, windowOf, settingsOf: () => DEFAULT_EVALUATION };
  const { body } = answerBurrow(`/v3/kafka/lab/consumer/${group}/lag`, "here", [watched]);
  // Beyond 2^53 JSON.parse would round.
  const exact = JSON.parse(body.replace(/"(current_lag)":(\d+)/g, '"$1":"$2"')) as {
    status: { partitions: { topic: string; partition: number; current_lag: string }[] };
  };
  return new Map(
    exact.status.partitions.map((one) => [`${one.topic}/${one.partition}`, BigInt(one.current_lag)] as const),
  );
}

interface Said {
  lag: bigint | null;
  lost: bigint | null;
  late: number | null;
}

/** What charts, their tables and tooltips, samples and stored ticks say of the same moment, from what is stored of it. */
function checkPast(life: Life, group: string, topic: string, partition: number, said: Said) {
  const reads = life.reads.get(keyOf(group, topic, partition))!;
  const index = reads.length - 1;
  const series = seriesOf(historyOf(reads, topic)).get(partitionKey(topic, 0));
  if (series) {
    const last = series.at.length - 1;
    const { at, logEnd, committed, logStart } = series;
    expect(at[last]).toBe(reads[index]!.at);
    const data = waterData(["end", "committed", "lag"], at, logEnd, committed, logStart);
    expect(data.columns[2]![last], "the chart").toBe(said.lag);
    expect(toCsvRows(data)[last]!.lag, "the chart's table").toBe(digits(said.lag));
    expect(series.lag[last] ?? null).toBe(said.lag === null ? null : Number(said.lag));
    expect(samplesOf(series, { from: 0, to: Infinity })[0]!.lag, "the samples").toBe(said.lag);
    const offset = committed[last] ?? null;
    const next = offset === null ? null : nextOffset(offset, logStart[last] ?? null, 0n);
    close(waitAt(at, logEnd, next, last).ms, said.late, "the tooltip");
    close(timeLagOf(series).values[last] ?? null, said.late, "the line of lateness");
  }
  const stored = new StoredPast();
  for (const read of reads) stored.add(momentOf(read, topic, partition));
  const stretch = stored.partitions()[0]![0]!;
  const sample = { ...reads[index]!, commitAt: reads[index]!.at, hasLeader: true };
  const numbers = numbersOf(sample, stretch, DEFAULT_EVALUATION);
  expect([valueOf(numbers.lag), valueOf(numbers.lost)], "the stored tick").toEqual([said.lag, said.lost]);
  close(valueOf(numbers.timeLag), said.late, "the stored tick");
  const text = (read: Read) => ({
    ...{ at: read.at, logStart: digits(read.logStart), logEnd: digits(read.logEnd), committed: digits(read.committed) },
  });
  expect(samplesOfTick(reads.map((read) => ({ ...text(read), commitAt: null, hasLeader: true })))[0]!.lag).toBe(
    said.lag,
  );
}

/** Ages are worked out in doubles, on other paths: they differ by less than a thousandth of a millisecond. */
function close(value: number | null, said: number | null, who: string) {
  if (value === null || said === null) expect(value, who).toBe(said);
  else expect(value, who).toBeCloseTo(said, 3);
}

/** What every teller says of a group as a whole. */
function checkGroup({ life, snapshot, metrics }: Moment, group: GroupSnapshot, streamed: GroupSummary) {
  const pictures = group.subscriptions.flatMap(({ partitions }) => partitions);
  const reads = pictures.map(({ topic, partition }) => life.reads.get(keyOf(group.group, topic, partition))!.at(-1)!);
  const lags = reads.map(lagOf);
  const [lag, missing] = [sumOf(lags), lags.filter((one) => one === null).length];
  const detail = toGroupDetail(group, snapshot.at!);
  const rows = [toGroupSummary(group), detail, streamed];
  const csv = groupsAsCsv(rows);
  const late = valueOf(group.timeLag);
  expect(group.lag).toEqual({ value: lag, unknown: missing });
  for (const [index, row] of rows.entries()) {
    expect([row.lag, csv[index]!.lag_records], "rows").toEqual([digits(lag), digits(lag)]);
    expect([row.unknownPartitions, csv[index]!.partitions_unknown]).toEqual([missing, missing]);
    expect([valueOf(row.timeLag), csv[index]!.behind_ms]).toEqual([late, late]);
    const { of: drawn, logEnd: ends, committed: places } = row.trend;
    const [end, place] = [ends.at(-1) ?? null, places.at(-1) ?? null];
    const worst = pictures.findIndex(
      ({ topic, partition }) => topic === drawn?.topic && partition === drawn?.partition,
    );
    // A broker may tell a lag of a log whose end was not read.
    if (reads[worst]?.brokerLag !== undefined && reads[worst].logEnd === null) continue;
    if (place === null) expect(lags[worst] ?? null, "the sparkline").toBeNull();
    // A log that began anew may be too far from where it was to be drawn exactly.
    else if (Number.isSafeInteger(end) && Number.isSafeInteger(place)) expect(end! - place).toBe(Number(lags[worst]));
  }
  const ages = pictures.map(({ timeLag }) => valueOf(timeLag)).filter((age) => age !== null);
  if (late !== null && lag !== null) expect(late).toBe(Math.max(...ages));
  const labels = `cluster="lab",consumergroup="${group.group}"`;
  const least = group.timeLag.known ? group.timeLag.value : group.timeLag.atLeast;
  expect(metrics.get(`tidemark_group_lag_seconds{${labels}}`)).toBe(seconds(least));
  const greatest = lags.reduce((most, one) => (one !== null && (most === null || one > most) ? one : most), null);
  expect(metrics.get(`tidemark_group_records_lag_max{${labels}}`) ?? null).toBe(digits(greatest));
  const lost = sumOf(reads.map(lostOf));
  expect(metrics.get(`tidemark_group_lost_records{${labels}}`) ?? null).toBe(digits(lost));
  expect(valueOf(detail.lost)).toBe(digits(lost));
  expect(metrics.get(`tidemark_group_lag_skew{${labels}}`)).toBe(
    detail.skew.known ? String(detail.skew.value) : undefined,
  );
}

/** What pages of topics say of the groups on them. */
function checkTopics({ life, snapshot, metrics }: Moment) {
  const topics = atOnce(makingTopics(snapshot));
  for (const topic of TOPICS) {
    const detail = toTopicDetail(snapshot, topics, topic, { limit: 10, cursor: 0, q: "" })!;
    const readers = readerRows(detail.readers);
    const all: (bigint | null)[] = [];
    detail.readers.forEach((reader, index) => {
      const reads = Array.from({ length: PARTITIONS }, (_, partition) =>
        life.reads.get(keyOf(reader.group, topic, partition))!.at(-1)!,
      );
      const lag = sumOf(reads.map(lagOf));
      all.push(...reads.map(lagOf));
      expect([reader.lag, readers[index]!.lag], "a reader").toEqual([digits(lag), digits(lag)]);
      expect(valueOf(reader.lost)).toBe(digits(sumOf(reads.map(lostOf))));
      const labels = `cluster="lab",consumergroup="${reader.group}",topic="${topic}"`;
      expect(metrics.get(`kafka_consumergroup_lag_sum{${labels}}`) ?? null).toBe(digits(lag));
    });
    const row = topicRows(topics.summaries.filter((one) => one.topic === topic))[0]!;
    expect([detail.lag, row.lag], "a topic").toEqual([digits(sumOf(all)), digits(sumOf(all))]);
  }
}

/** The rows as a page has them that follows the stream. */
function follow(page: RowList | null, snapshot: ClusterSnapshot): RowList {
  const rows = snapshot.groups.map(toGroupSummary);
  if (!page) return { step: 0, at: snapshot.at!, rows };
  const after = { step: page.step + 1, at: snapshot.at!, rows: orderAfter(page.rows, rows) };
  const sent = JSON.stringify(diffRows("groups", page, after));
  return applyChanges(page, JSON.parse(sent) as ReturnType<typeof diffRows>);
}

it("says one lag, one lateness and one loss of a moment, whoever is asked", async () => {
  await fc.assert(
    fc.asyncProperty(lives, async ({ bases, steps }) => {
      const life = new Life(bases);
      let page: RowList | null = null;
      for (const step of steps) {
        const { poll, snapshot } = life.cycle(step);
        page = follow(page, snapshot);
        const moment = { life, snapshot, metrics: await metricsOf(snapshot) };
        for (const group of snapshot.groups) {
          checkPartitions(moment, group);
          checkGroup(
            moment,
            group,
            page.rows.find((row) => row.group === group.group)!,
          );
        }
        checkTopics(moment);
        const early = lagsOfPoll(poll);
        for (const { group, lag } of snapshot.groups) if (early.has(group)) expect(early.get(group)).toBe(lag.value);
        const rows = page.rows;
        const wall = selectWall(rows, [toClusterSummary(snapshot)], { cluster: null, q: "", statuses: [] }).totals;
        expect(wall.lag).toBe(digits(sumOf(snapshot.groups.map(({ lag }) => lag.value))));
      }
      expect(GROUPS).toHaveLength(page!.rows.length);
    }),
    { numRuns: 40 },
  );
});
