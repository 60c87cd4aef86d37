/** Gathers what is stored of a group, wherever it comes from, as a series per partition along the points of a chart. */
import { plainLag } from "@/lib/core/numbers/lag";
import type { Millis } from "@/lib/core/words/terms";
import type { GroupHistory, PartitionHistory } from "./model";

type Cell = bigint | number | null | undefined;
type Column = "logStart" | "logEnd" | "committed" | "lag";

const toOffset = (cell: Cell): bigint | null => {
  if (cell === null || cell === undefined || typeof cell === "bigint") return cell ?? null;
  return Number.isNaN(cell) ? null : BigInt(cell);
};

/** Points times partitions of one answer. Each is four cells, and some 150 bytes until the answer is sent. */
const MOST_PLACES = 2_000_000;
/** What a partition takes beside its points, in points. */
const PARTITION = 16;

/** More partitions and points are asked for than one answer may hold. */
export class TooManyPoints extends Error {
  override name = "TooManyPoints";

  /** By name, as history is opened in one bundle of the server and called in another. */
  static is(error: unknown): error is TooManyPoints {
    return error instanceof Error && error.name === "TooManyPoints";
  }
}

class TopicTable {
  readonly partitions: Record<Column, (bigint | null)[]>[] = [];
  /** Partitions that were there at each point. */
  readonly counts: number[];
  /** Points at which the group was there. */
  readonly seen: boolean[];

  /** @param count told of each partition that is added */
  constructor(
    private readonly points: number,
    private readonly count: () => void,
  ) {
    this.counts = new Array<number>(points).fill(0);
    this.seen = new Array<boolean>(points).fill(false);
  }

  partition(index: number) {
    while (this.partitions.length <= index) {
      this.count();
      const column = () => new Array<bigint | null>(this.points).fill(null);
      this.partitions.push({ logStart: column(), logEnd: column(), committed: column(), lag: column() });
    }
    return this.partitions[index]!;
  }
}

export class PointTable {
  private readonly byTopic = new Map<string, TopicTable>();
  private readonly memberCounts: (number | null | undefined)[];
  private places = 0;

  /**
   * @param at all moments of the answer, ascending
   * @param wide true where points stand for several ticks, and have peaks
   * @param only the one partition that is asked for; null for all
   */
  constructor(
    private readonly at: readonly Millis[],
    private readonly wide: boolean,
    private readonly only: number | null,
  ) {
    this.memberCounts = new Array<undefined>(at.length).fill(undefined);
  }

  /** What a row at a point says: `first` is the partition of the first cell; `length` how many there are in all. */
  add(topic: string, column: Column, point: number, first: number, cells: Iterable<Cell>, length: number): void {
    const table = this.table(topic);
    if (column !== "logStart") table.counts[point] = Math.max(table.counts[point]!, length);
    if (column === "committed") table.seen[point] = true;
    let partition = first;
    for (const cell of cells) {
      if (this.only === null || partition === this.only) {
        table.partition(this.only === null ? partition : 0)[column][point] = toOffset(cell);
      }
      partition++;
    }
  }

  /** Lag that was seen within a point: the greatest stays. */
  addPeak(topic: string, point: number, partition: number, cell: Cell): void {
    const lag = toOffset(cell);
    const table = this.table(topic);
    table.seen[point] = true;
    if (lag === null || (this.only !== null && partition !== this.only)) return;
    const { lag: column } = table.partition(this.only === null ? partition : 0);
    const there = column[point] ?? null;
    if (there === null || lag > there) column[point] = lag;
  }

  addMembers(point: number, members: number | null): void {
    this.memberCounts[point] = this.memberCounts[point] ?? members;
  }

  /** The topics by name, each from the group's first to its last stored moment there. */
  topics(): GroupHistory["topics"] {
    return [...this.byTopic]
      .filter(([, { seen }]) => seen.includes(true))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([topic, table]) => {
        const [from, to] = [table.seen.indexOf(true), table.seen.lastIndexOf(true) + 1];
        return { topic, at: this.at.slice(from, to), partitions: this.series(table, from, to) };
      });
  }

  /** How many members the group had, from its first to its last stored moment. */
  members(): GroupHistory["members"] {
    const known = this.memberCounts.map((count) => count !== undefined);
    const [from, to] = [known.indexOf(true), known.lastIndexOf(true) + 1];
    if (from === -1) return { at: [], count: [] };
    return { at: this.at.slice(from, to), count: this.memberCounts.slice(from, to).map((count) => count ?? null) };
  }

  private readonly countPartition = () => {
    this.places += this.at.length + PARTITION;
    if (this.places > MOST_PLACES) throw new TooManyPoints(`more than ${MOST_PLACES} points of partitions`);
  };

  private table(topic: string): TopicTable {
    let table = this.byTopic.get(topic);
    if (!table) this.byTopic.set(topic, (table = new TopicTable(this.at.length, this.countPartition)));
    return table;
  }

  private series(table: TopicTable, from: number, to: number): PartitionHistory[] {
    const most = table.counts.slice(from, to).reduce((a, b) => Math.max(a, b), 0);
    const count = this.only === null ? most : Math.min(1, Math.max(0, most - this.only));
    return Array.from({ length: count }, (_, index) => {
      const columns = table.partition(index);
      const cut = (column: Column) => columns[column].slice(from, to);
      const [logStart, logEnd, committed] = [cut("logStart"), cut("logEnd"), cut("committed")];
      const lag = this.wide
        ? cut("lag")
        : committed.map((of, i) => plainLag(of, logStart[i] ?? null, logEnd[i] ?? null));
      return { partition: this.only ?? index, logStart, logEnd, committed, lag };
    });
  }
}
