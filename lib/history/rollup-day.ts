/** Lays a day's blocks out in buckets. Pure: blocks in, rollups out. */
import type { Millis } from "@/lib/core/words/terms";
import type { SubscriptionGrids, TopicGrids } from "./block/blocks";
import { GridBuilder } from "./block/grid-builder";
import { lagRange } from "./block/lag-range";
import type { ClusterRollup, SubscriptionRollup } from "./block/rollup";
import { stretchOf } from "./gaps";
import { DAY_MS } from "./partitions";

/** The ticks of one part of an hour. */
export interface PartTicks {
  key: string;
  at: number[];
  intervalMs: number[];
}

export class RollupDay {
  private readonly buckets: number;
  /** Ticks of each bucket, its last one, and where that is. */
  private readonly counts: number[];
  private readonly lasts: { at: Millis; key: string; tick: number }[];
  /** Bucket of each tick of each part. */
  private readonly bucketOf = new Map<string, Int32Array>();

  constructor(
    day: Millis,
    bucketMs: number,
    private readonly parts: readonly PartTicks[],
  ) {
    this.buckets = DAY_MS / bucketMs;
    this.counts = new Array<number>(this.buckets).fill(0);
    this.lasts = Array.from({ length: this.buckets }, () => ({ at: 0, key: "", tick: -1 }));
    for (const { key, at } of parts) {
      this.bucketOf.set(
        key,
        Int32Array.from(at, (moment) => Math.floor((moment - day) / bucketMs)),
      );
      at.forEach((moment, tick) => {
        const bucket = Math.floor((moment - day) / bucketMs);
        this.counts[bucket]!++;
        if (this.lasts[bucket]!.tick < 0 || moment > this.lasts[bucket]!.at) {
          this.lasts[bucket] = { at: moment, key, tick };
        }
      });
    }
  }

  cluster(): ClusterRollup {
    const ticks = this.parts.flatMap(({ at, intervalMs }) =>
      at.map((moment, index) => ({ at: moment, intervalMs: intervalMs[index]! })),
    );
    ticks.sort((a, b) => a.at - b.at);
    const { first, last, intervalMs, gaps } = stretchOf(ticks)!;
    return { first, last, intervalMs, gaps: [...gaps], counts: this.counts, lasts: this.lasts.map(({ at }) => at) };
  }

  topic(chunk: number, logs: ReadonlyMap<string, TopicGrids>) {
    const logEnd = new GridBuilder(this.buckets, chunk);
    const logStart = new GridBuilder(this.buckets, chunk);
    this.lasts.forEach(({ key, tick }, bucket) => {
      const grids = logs.get(key);
      if (!grids) return;
      logEnd.copyTick(bucket, grids.logEnd, tick);
      logStart.copyTick(bucket, grids.logStart, tick);
    });
    return { logEnd: logEnd.grid(), logStart: logStart.grid() };
  }

  subscription(
    chunk: number,
    own: ReadonlyMap<string, SubscriptionGrids>,
    logs: ReadonlyMap<string, TopicGrids>,
  ): SubscriptionRollup {
    const committed = new GridBuilder(this.buckets, chunk);
    const least = new GridBuilder(this.buckets, chunk);
    const greatest = new GridBuilder(this.buckets, chunk);
    const members = new Array<number | null>(this.buckets).fill(null);
    this.lasts.forEach(({ key, tick }, bucket) => {
      const grids = own.get(key);
      if (!grids) return;
      committed.copyTick(bucket, grids.committed, tick);
      members[bucket] = grids.members[tick] ?? null;
    });
    for (const [key, grids] of own) {
      const bucketOf = this.bucketOf.get(key)!;
      const { logEnd = null, logStart = null } = logs.get(key) ?? {};
      const range = lagRange({ committed: grids.committed, logEnd, logStart }, bucketOf, this.buckets);
      grids.committed.lengths.forEach((length, tick) => {
        least.lengthen(bucketOf[tick]!, length);
        greatest.lengthen(bucketOf[tick]!, length);
      });
      for (const bucket of new Set(bucketOf)) {
        for (let place = 0; place < grids.committed.width; place++) {
          least.least(place, bucket, range.least.cells[place * this.buckets + bucket]);
          greatest.greatest(place, bucket, range.greatest.cells[place * this.buckets + bucket]);
        }
      }
    }
    return { committed: committed.grid(), members, least: least.grid(), greatest: greatest.grid() };
  }
}
