/** The last snapshots as Prometheus text. A scrape collects nothing, and what is not known has no sample. */
import { setImmediate as breathe } from "node:timers/promises";
import { Gauge, Registry } from "prom-client";
import { CATALOGUE, sample, type MetricName, type Sample } from "./catalogue";
import {
  clusterSamples,
  healthSamples,
  topicPartitionSamples,
  topicSamples,
  type MeasuredCluster,
} from "./cluster-samples";
import { groupPartitionSamples, groupSamples, groupTopicSamples } from "./group-samples";

export interface MetricsLimits {
  /** At most this many series of each kind (`kindsOf`) for each cluster; a kind beyond it is left out. */
  maxSeries: number;
}

export const DEFAULT_LIMITS: MetricsLimits = { maxSeries: 100_000 };

/** Numbers older than this many cycles have no samples: Prometheus would take them for numbers of now. */
const STALE_CYCLES = 3;
const STALE_AT_LEAST_MS = 60_000;

/** The whole exposition, in the text format 0.0.4. */
export async function renderMetrics(
  clusters: readonly MeasuredCluster[],
  now: number,
  limits: MetricsLimits = DEFAULT_LIMITS,
): Promise<string> {
  const registry = new Registry();
  const put = gauges(registry);
  for (const measured of clusters) {
    const { snapshot } = measured;
    for (const one of healthSamples(snapshot, now)) put(one);
    if (snapshot.at === null) continue;
    if (now - snapshot.at > Math.max(STALE_AT_LEAST_MS, STALE_CYCLES * snapshot.intervalMs)) continue;
    for (const one of clusterSamples(snapshot)) put(one);
    for (const [kind, samples] of Object.entries(kindsOf(measured))) {
      const kept = await upTo(samples, limits.maxSeries);
      const labels = { cluster: snapshot.cluster, kind };
      put(sample("tidemark_series_limited", labels, kept === null ? 1 : 0));
      for (const one of kept ?? []) put(one);
      await breathe();
    }
  }
  return registry.metrics();
}

/** The kinds of series whose number grows with the cluster. */
function kindsOf(measured: MeasuredCluster): Record<string, Iterable<Sample>> {
  const { cluster, groups } = measured.snapshot;
  const ofGroups = function* (samples: (cluster: string, group: (typeof groups)[number]) => Iterable<Sample>) {
    for (const group of groups) yield* samples(cluster, group);
  };
  return {
    group: ofGroups(groupSamples),
    topic: topicSamples(measured),
    "group-topic": ofGroups(groupTopicSamples),
    partition: topicPartitionSamples(measured),
    "group-partition": ofGroups(groupPartitionSamples),
  };
}

/** So long a scrape works before it lets others have their turn: a cycle must not wait for it. */
const TURN_MS = 10;

/** All samples, or null when there are more than `max`. Made in turns. */
async function upTo(samples: Iterable<Sample>, max: number): Promise<Sample[] | null> {
  const kept: Sample[] = [];
  let began = performance.now();
  for (const one of samples) {
    if (kept.length === max) return null;
    kept.push(one);
    if (kept.length % LOOK_EVERY > 0 || performance.now() - began < TURN_MS) continue;
    await breathe();
    began = performance.now();
  }
  return kept;
}

/** Looking at the clock costs, too. */
const LOOK_EVERY = 64;

function gauges(registry: Registry): (sample: Sample) => void {
  const made = new Map<MetricName, Gauge>();
  return ({ name, labels, value }) => {
    let gauge = made.get(name);
    if (!gauge) {
      const [help, labelNames] = CATALOGUE[name];
      gauge = new Gauge({ name, help, labelNames, registers: [registry] });
      made.set(name, gauge);
    }
    gauge.set(labels, value);
  };
}
