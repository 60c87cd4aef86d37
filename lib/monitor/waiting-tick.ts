/** A tick that waits for the database: packed, because ten minutes of a large cluster are many. */
import { promisify } from "node:util";
import { deserialize, serialize } from "node:v8";
import { deflateRaw, inflateRaw } from "node:zlib";
import type { HistoryTick } from "@/lib/history/history";

const compress = promisify(deflateRaw);
const expand = promisify(inflateRaw);

/** What a number of a tick takes in memory before it is packed, about: an array's slot and the number behind it. */
const BYTES_PER_NUMBER = 24;

export class WaitingTick {
  private packed: Buffer | null = null;
  private readonly estimate: number;
  readonly at: number;

  constructor(private tick: HistoryTick | null) {
    this.at = tick!.at;
    const topics = tick!.topics.reduce((sum, { logEnd, logStart }) => sum + logEnd.length + logStart.length, 0);
    const groups = tick!.subscriptions.reduce((sum, { committed }) => sum + 2 * committed.length, 0);
    this.estimate = BYTES_PER_NUMBER * (topics + groups);
  }

  /** Bytes that it takes now. */
  get bytes(): number {
    return this.packed?.length ?? this.estimate;
  }

  /** Makes it small. Meanwhile, and afterwards, it can be opened. */
  async pack(): Promise<void> {
    if (this.tick === null || this.packed) return;
    this.packed = await compress(serialize(this.tick), { level: 1 });
    this.tick = null;
  }

  async open(): Promise<HistoryTick> {
    return this.tick ?? (deserialize(await expand(this.packed!)) as HistoryTick);
  }
}
