/**
 * One scope's frames, made once however many read them. Publishing never waits: a reader that has no room is passed
 * over and gets the whole picture when it reads again. The last frames are kept for readers that come back.
 */
import { randomUUID } from "node:crypto";
import type { StreamEvent } from "@/lib/api/stream-contract";
import { Frame } from "./frame";
import type { Hub } from "./hub";
import { RecentFrames } from "./recent-frames";
import type { Picture } from "./picture";

export interface FeedReader {
  take(frame: Frame): void;
  end(): void;
}

/** For how many frames a feed goes on without readers: two come in a cycle. */
const UNREAD = 24;
/** How many frames are kept for who comes back: with what is read between the cycles there may be seven in a cycle. */
const KEPT = 84;

export class Feed {
  /** Part of every id: after a restart the numbers begin anew. */
  private readonly name = randomUUID().slice(0, 8);
  private readonly readers = new Set<FeedReader>();
  private readonly frames: RecentFrames;
  private number = 0;
  private unread = 0;
  private whole: Frame | null = null;
  private readonly stop: () => void;

  /** `onIdle`: nobody has read for a while; the feed has stopped and must be forgotten. */
  constructor(
    hub: Hub,
    private readonly picture: Picture,
    private readonly onIdle: () => void,
  ) {
    this.frames = new RecentFrames(KEPT, hub.recentFrames);
    for (const snapshot of hub.clusters()) picture.take(snapshot);
    this.stop = hub.subscribe({
      onSnapshot: (snapshot) => this.emit(picture.take(snapshot)),
      onLags: picture.takeLags && ((cluster, lags) => this.emit(picture.takeLags!(cluster, lags))),
      onQuick: picture.takeQuick && ((reading) => !this.idle && this.emit(picture.takeQuick!(reading))),
      watches: (cluster) => (this.idle ? [] : (picture.watches?.(cluster) ?? [])),
      closely: picture.closely,
      onEvents: (events) => {
        const wanted = events.filter((event) => picture.concerns(event));
        if (wanted.length > 0) this.emit([{ name: "happened", data: { events: wanted } }]);
      },
      onForgotten: (events) => {
        const ids = events.filter((event) => picture.concerns(event)).map(({ id }) => id);
        if (ids.length > 0) this.emit([{ name: "forgotten", data: { ids } }]);
      },
      onClose: () => {
        for (const reader of [...this.readers]) reader.end();
      },
    });
  }

  get idle(): boolean {
    return this.readers.size === 0;
  }

  /** Starts telling `reader`; the returned function ends it. */
  add(reader: FeedReader): () => void {
    this.readers.add(reader);
    this.unread = 0;
    return () => void this.readers.delete(reader);
  }

  /** Frames after the one with this id; null when it is not known any more. */
  after(id: string): Frame[] | null {
    const [name, text] = id.split(".");
    const number = Number(text);
    if (name !== this.name || !Number.isInteger(number) || number > this.number) return null;
    return this.frames.last(this.number - number);
  }

  /** The whole picture as it is now. */
  snapshot(): Frame {
    const ready: StreamEvent = { name: "ready", data: { at: Date.now() } };
    return (this.whole ??= new Frame([...this.picture.whole(), ready], this.id()));
  }

  /** Ends the feed. */
  close(): void {
    this.stop();
    this.frames.clear();
    this.onIdle();
  }

  private id = () => `${this.name}.${this.number}`;

  private emit(events: StreamEvent[]): void {
    if (this.readers.size === 0 && ++this.unread > UNREAD) return this.close();
    if (events.length === 0) return;
    this.number++;
    this.whole = null;
    const frame = new Frame(events, this.id());
    this.frames.add(frame);
    for (const reader of this.readers) reader.take(frame);
  }
}
