/** Gathers a group's stored arrays by topic and moment, and lays them out as a series per partition. */
import { computeLag } from "@/lib/core/lag";
import type { Millis } from "@/lib/core/terms";
import type { GroupHistory, PartitionHistory } from "./model";

type Offsets = (bigint | null)[];

interface Point {
  committed?: Offsets;
  logEnd?: Offsets;
  logStart?: Offsets;
  /** Greatest lags within the point, where it stands for several ticks. */
  peaks?: Offsets;
}

export class PointTable {
  private readonly byTopic = new Map<string, Map<Millis, Point>>();
  private readonly memberCounts = new Map<Millis, number | null>();

  /**
   * @param at all moments of the answer, ascending
   * @param only the one partition that the arrays hold; null when they hold all
   */
  constructor(
    private readonly at: readonly Millis[],
    private readonly only: number | null,
  ) {}

  addCommitted(topic: string, at: Millis, committed: Offsets, members: number | null): void {
    this.point(topic, at).committed = committed;
    this.memberCounts.set(at, this.memberCounts.get(at) ?? members);
  }

  addLog(topic: string, at: Millis, logEnd: Offsets, logStart: Offsets): void {
    Object.assign(this.point(topic, at), { logEnd, logStart });
  }

  addPeaks(topic: string, at: Millis, peaks: Offsets): void {
    this.point(topic, at).peaks = peaks;
  }

  /** The topics by name, each from the group's first to its last stored moment there. */
  topics(): GroupHistory["topics"] {
    return [...this.byTopic]
      .filter(([, points]) => [...points.values()].some((point) => point.committed ?? point.peaks))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([topic, points]) => {
        const at = this.span((moment) => Boolean(points.get(moment)?.committed ?? points.get(moment)?.peaks));
        const along = at.map((moment) => points.get(moment) ?? {});
        return { topic, at, partitions: this.partitions(along) };
      });
  }

  /** How many members the group had, from its first to its last stored moment. */
  members(): GroupHistory["members"] {
    const at = this.span((moment) => this.memberCounts.has(moment));
    return { at, count: at.map((moment) => this.memberCounts.get(moment) ?? null) };
  }

  private point(topic: string, at: Millis): Point {
    const points = this.byTopic.get(topic) ?? new Map<Millis, Point>();
    this.byTopic.set(topic, points);
    const point = points.get(at) ?? {};
    points.set(at, point);
    return point;
  }

  private span(has: (at: Millis) => boolean): Millis[] {
    return this.at.slice(
      this.at.findIndex(has) === -1 ? this.at.length : this.at.findIndex(has),
      this.at.findLastIndex(has) + 1,
    );
  }

  private partitions(along: Point[]): PartitionHistory[] {
    const lengths = along.flatMap(({ committed, logEnd }) => [committed?.length ?? 0, logEnd?.length ?? 0]);
    const count = lengths.reduce((most, length) => Math.max(most, length), 0);
    return Array.from({ length: count }, (_, index) => {
      const series = (read: (point: Point) => Offsets | undefined) =>
        along.map((point) => read(point)?.[index] ?? null);
      return {
        partition: this.only ?? index,
        logStart: series((point) => point.logStart),
        logEnd: series((point) => point.logEnd),
        committed: series((point) => point.committed),
        lag: along.map((point) => (point.peaks ? (point.peaks[index] ?? null) : lagOf(point, index))),
      };
    });
  }
}

function lagOf({ logEnd, logStart, committed }: Point, index: number): bigint | null {
  const at = (offsets: Offsets | undefined) => offsets?.[index] ?? null;
  const { lag } = computeLag({
    committed: at(committed),
    logStart: at(logStart),
    logEnd: at(logEnd),
    hasLeader: true, // decides only how the reason is worded
  });
  return lag.known ? lag.value : null;
}
