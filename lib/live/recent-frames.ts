/** The newest frames of a feed, bounded by their number and by what they take: who comes back later gets the whole picture. */
import type { Frame } from "./frame";

/** What several feeds keep together, in bytes. */
export interface FrameMemory {
  bytes: number;
}

/** A reader that missed more than this is served as quickly with the whole picture. */
const MOST_BYTES = 2_000_000;
const MOST_BYTES_OF_ALL = 48_000_000;

export class RecentFrames {
  private frames: Frame[] = [];
  private bytes = 0;

  constructor(
    private readonly most: number,
    private readonly ofAll: FrameMemory,
  ) {}

  /** Keeps a frame as the newest one. The oldest go, and where there is no room at all, so does this one. */
  add(frame: Frame): void {
    this.frames.push(frame);
    this.count(frame.size);
    while (this.frames.length > this.most || this.bytes > MOST_BYTES) this.dropOldest();
    while (this.frames.length > 0 && this.ofAll.bytes > MOST_BYTES_OF_ALL) this.dropOldest();
  }

  /** The newest `count` frames, oldest first; null where that many are not kept. */
  last(count: number): Frame[] | null {
    if (count > this.frames.length) return null;
    return count <= 0 ? [] : this.frames.slice(-count);
  }

  clear(): void {
    this.frames = [];
    this.count(-this.bytes);
  }

  private dropOldest(): void {
    const oldest = this.frames.shift();
    if (oldest) this.count(-oldest.size);
  }

  private count(bytes: number): void {
    this.bytes += bytes;
    this.ofAll.bytes += bytes;
  }
}
