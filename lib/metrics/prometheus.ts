/** The last snapshots as Prometheus text. A scrape collects nothing, and what is not known has no sample. */
import { setImmediate as breathe } from "node:timers/promises";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { alertSamples, type AlertMetrics } from "./alert-samples";
import { sample, type MetricName, type Sample } from "./catalogue";
import { clusterSamples, healthSamples, liveSamples, type LiveFigures } from "./cluster-samples";
import { KINDS, leftOut } from "./kinds";
import { headOf, lineOf } from "./text";

export interface MetricsOptions {
  /** At most so many series of a cluster; null: as many as there are. */
  maxSeries: number | null;
  /** Of this program. */
  version: string;
  /** Null while alerts have not been read. */
  alerts?: AlertMetrics | null;
  /** What is read between the cycles, by cluster. */
  live?: ReadonlyMap<string, LiveFigures>;
}

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
  { maxSeries, version, alerts, live }: MetricsOptions,
): AsyncGenerator<Uint8Array, void> {
  const isFresh = ({ at, intervalMs }: ClusterSnapshot) =>
    at !== null && now - at <= Math.max(STALE_AT_LEAST_MS, STALE_CYCLES * intervalMs);
  const fresh = clusters.filter(isFresh);
  const general = clusters.flatMap((snapshot) => [...healthSamples(snapshot, now)]);
  for (const snapshot of fresh) general.push(...clusterSamples(snapshot));
  general.push(sample("kafka_exporter_build_info", { version }, 1), sample("kminion_exporter_up", { version }, 1));
  for (const [cluster, figures] of live ?? []) general.push(...liveSamples(cluster, figures));
  if (alerts) general.push(...alertSamples(alerts, now));
  const without = new Map(fresh.map((snapshot) => [snapshot, leftOut(snapshot, maxSeries)]));
  for (const { name, samples } of KINDS) {
    const exposition = new Exposition();
    for (const snapshot of fresh) {
      const isLeftOut = without.get(snapshot)!.includes(name);
      general.push(sample("tidemark_series_limited", { cluster: snapshot.cluster, kind: name }, isLeftOut ? 1 : 0));
      if (!isLeftOut) exposition.add(await linesOf(samples(snapshot)));
    }
    yield* exposition.text();
    await breathe();
  }
  const exposition = new Exposition();
  exposition.add(await linesOf(general));
  yield* exposition.text();
}

const ENCODER = new TextEncoder();

/** So many samples become text at a time, some milliseconds of work; a cycle must not wait longer for a scrape. */
const AT_ONCE = 1000;

/** Text of one metric: its head, and its samples a line each, in pieces. */
interface Lines {
  head: string;
  pieces: Uint8Array[];
}

/** All samples as text, by metric. */
async function linesOf(samples: Iterable<Sample>): Promise<Map<MetricName, Lines>> {
  const writer = new LineWriter();
  let count = 0;
  for (const one of samples) {
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
