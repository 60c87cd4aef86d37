/** The last snapshots as Prometheus text. A scrape collects nothing, and what is not known has no sample. */
import { setImmediate as breathe } from "node:timers/promises";
import { Gauge, Registry } from "prom-client";
import { inTurns } from "@/lib/core/in-turns";
import type { ClusterSnapshot, GroupSnapshot } from "@/lib/core/snapshot";
import { CATALOGUE, sample, type MetricName, type Sample } from "./catalogue";
import { clusterSamples, healthSamples, topicPartitionSamples, topicSamples } from "./cluster-samples";
import { groupPartitionSamples, groupSamples, groupTopicSamples } from "./group-samples";

export interface MetricsLimits {
  /** At most this many series of each kind (`kindsOf`) for each cluster; a kind beyond it is left out. */
  maxSeries: number;
}

export const DEFAULT_LIMITS: MetricsLimits = { maxSeries: 100_000 };

/** Numbers older than this many cycles have no samples: Prometheus would take them for numbers of now. */
const STALE_CYCLES = 3;
const STALE_AT_LEAST_MS = 60_000;

/**
 * The whole exposition, in the text format 0.0.4, piece by piece: a kind of series is let go of before the next is made,
 * for all of them together take several times the memory of the text.
 */
export async function* renderMetrics(
  clusters: readonly ClusterSnapshot[],
  now: number,
  limits: MetricsLimits = DEFAULT_LIMITS,
): AsyncGenerator<Uint8Array, void> {
  const isFresh = ({ at, intervalMs }: ClusterSnapshot) =>
    at !== null && now - at <= Math.max(STALE_AT_LEAST_MS, STALE_CYCLES * intervalMs);
  const fresh = clusters.filter(isFresh);
  const general = new Exposition();
  for (const snapshot of clusters) general.put(healthSamples(snapshot, now));
  for (const snapshot of fresh) general.put(clusterSamples(snapshot));
  for (const [kind, { samples, least }] of Object.entries(KINDS)) {
    const exposition = new Exposition();
    for (const snapshot of fresh) {
      const tooMany = least(snapshot) > limits.maxSeries;
      const kept = tooMany ? null : await inTurns(upTo(samples(snapshot), limits.maxSeries), TURNS);
      const labels = { cluster: snapshot.cluster, kind };
      general.put([sample("tidemark_series_limited", labels, kept === null ? 1 : 0)]);
      exposition.put(kept ?? []);
    }
    yield* exposition.text();
    await breathe();
  }
  yield* general.text();
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

/** A cycle must not wait for a scrape. */
const TURNS = { turnMs: 10, pause: () => breathe() };
/** Looking at the clock costs, too. */
const LOOK_EVERY = 64;

/** All samples, or null when there are more than `max`. */
function* upTo(samples: Iterable<Sample>, max: number): Generator<undefined, Sample[] | null> {
  const kept: Sample[] = [];
  for (const one of samples) {
    if (kept.length === max) return null;
    kept.push(one);
    if (kept.length % LOOK_EVERY === 0) yield;
  }
  return kept;
}

/** Samples under their metrics. */
class Exposition {
  private readonly registry = new Registry();
  private readonly gauges = new Map<MetricName, Gauge>();

  put(samples: Iterable<Sample>): void {
    for (const { name, labels, value } of samples) this.gauge(name).set(labels, value);
  }

  async *text(): AsyncGenerator<Uint8Array, void> {
    if (this.gauges.size > 0) yield new TextEncoder().encode(await this.registry.metrics());
  }

  private gauge(name: MetricName): Gauge {
    const known = this.gauges.get(name);
    if (known) return known;
    const [help, labelNames] = CATALOGUE[name];
    const gauge = new Gauge({ name, help, labelNames, registers: [this.registry] });
    this.gauges.set(name, gauge);
    return gauge;
  }
}
