/** The last snapshots as Prometheus text. A scrape collects nothing, and what is not known has no sample. */
import { setImmediate as breathe } from "node:timers/promises";
import type { ClusterSnapshot, GroupSnapshot } from "@/lib/core/snapshot";
import { sample, type MetricName, type Sample } from "./catalogue";
import { clusterSamples, healthSamples, topicPartitionSamples, topicSamples } from "./cluster-samples";
import { groupPartitionSamples, groupSamples, groupTopicSamples } from "./group-samples";
import { headOf, lineOf } from "./text";

export interface MetricsLimits {
  /** At most this many series of each kind (`kindsOf`) for each cluster; a kind beyond it is left out. */
  maxSeries: number;
}

export const DEFAULT_LIMITS: MetricsLimits = { maxSeries: 100_000 };

/** Numbers older than this many cycles have no samples: Prometheus would take them for numbers of now. */
const STALE_CYCLES = 3;
const STALE_AT_LEAST_MS = 60_000;

/**
 * The whole exposition, in the text format 0.0.4, piece by piece. Samples become text as they are made, and a kind of series is
 * let go of before the next is made: as objects, those of a large cluster take many times the memory of the text.
 */
export async function* renderMetrics(
  clusters: readonly ClusterSnapshot[],
  now: number,
  limits: MetricsLimits = DEFAULT_LIMITS,
): AsyncGenerator<Uint8Array, void> {
  const isFresh = ({ at, intervalMs }: ClusterSnapshot) =>
    at !== null && now - at <= Math.max(STALE_AT_LEAST_MS, STALE_CYCLES * intervalMs);
  const fresh = clusters.filter(isFresh);
  const general = clusters.flatMap((snapshot) => [...healthSamples(snapshot, now)]);
  for (const snapshot of fresh) general.push(...clusterSamples(snapshot));
  for (const [kind, { samples, least }] of Object.entries(KINDS)) {
    const exposition = new Exposition();
    for (const snapshot of fresh) {
      const tooMany = least(snapshot) > limits.maxSeries;
      const lines = tooMany ? null : await linesOf(samples(snapshot), limits.maxSeries);
      const labels = { cluster: snapshot.cluster, kind };
      general.push(sample("tidemark_series_limited", labels, lines === null ? 1 : 0));
      if (lines) exposition.add(lines);
    }
    yield* exposition.text();
    await breathe();
  }
  const exposition = new Exposition();
  exposition.add((await linesOf(general, Infinity))!);
  yield* exposition.text();
}

interface Kind {
  samples(snapshot: ClusterSnapshot): Iterable<Sample>;
  /** How many there are at least, told without making them. */
  least(snapshot: ClusterSnapshot): number;
}

const ofGroups = (samples: (cluster: string, group: GroupSnapshot) => Iterable<Sample>) =>
  function* ({ cluster, groups }: ClusterSnapshot) {
    for (const group of groups) yield* samples(cluster, group);
  };

/** The kinds of series whose number grows with the cluster. */
const KINDS: Record<string, Kind> = {
  group: { samples: ofGroups(groupSamples), least: ({ groups }) => groups.length },
  topic: { samples: topicSamples, least: ({ topics }) => topics.length },
  "group-topic": { samples: ofGroups(groupTopicSamples), least: () => 0 },
  partition: { samples: topicPartitionSamples, least: () => 0 },
  "group-partition": {
    samples: ofGroups(groupPartitionSamples),
    least: ({ groups }) => groups.reduce((sum, group) => sum + leastOf(group), 0),
  },
};

/** A partition has its status; one whose lag is known has that twice, and its committed offset. */
function leastOf(group: GroupSnapshot): number {
  const partitions = group.tally?.().partitions ?? 0;
  return partitions + 3 * Math.max(0, partitions - group.lag.unknown);
}

const ENCODER = new TextEncoder();

/** So many samples become text at a time, some milliseconds of work; a cycle must not wait longer for a scrape. */
const AT_ONCE = 1000;

/** Text of one metric: its head, and its samples a line each, in pieces. */
interface Lines {
  head: string;
  pieces: Uint8Array[];
}

/** All samples as text, by metric; null when there are more than `max`. */
async function linesOf(samples: Iterable<Sample>, max: number): Promise<Map<MetricName, Lines> | null> {
  const writer = new LineWriter();
  let count = 0;
  for (const one of samples) {
    if (count === max) return null;
    writer.put(one);
    if (++count % AT_ONCE > 0) continue;
    writer.write();
    await breathe();
  }
  writer.write();
  return writer.lines;
}

class LineWriter {
  readonly lines = new Map<MetricName, Lines>();
  private readonly waiting = new Map<MetricName, string[]>();

  put(one: Sample): void {
    const list = this.waiting.get(one.name);
    if (list) list.push(lineOf(one));
    else this.waiting.set(one.name, [lineOf(one)]);
  }

  /** Turns what was put since the last time into bytes. */
  write(): void {
    for (const [name, list] of this.waiting) {
      const lines = this.lines.get(name) ?? { head: headOf(name), pieces: [] };
      lines.pieces.push(ENCODER.encode(list.join("")));
      this.lines.set(name, lines);
    }
    this.waiting.clear();
  }
}

/** Lines of several clusters under their metrics. */
class Exposition {
  private readonly metrics = new Map<MetricName, Lines>();

  add(lines: ReadonlyMap<MetricName, Lines>): void {
    for (const [name, { head, pieces }] of lines) {
      const known = this.metrics.get(name);
      if (known) known.pieces.push(...pieces);
      else this.metrics.set(name, { head, pieces: [...pieces] });
    }
  }

  *text(): Generator<Uint8Array, void> {
    for (const { head, pieces } of this.metrics.values()) {
      yield ENCODER.encode(head);
      yield* pieces;
    }
  }
}
