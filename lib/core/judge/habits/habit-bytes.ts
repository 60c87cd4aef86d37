/**
 * Habits as bytes, as history stores them. Little-endian: version (1 byte), 3 bytes of nothing, then as doubles: when first seen,
 * up to when counts are halved, commits, newest commit; as 32-bit integers: newest and first slot of activity, its words of
 * slots, and the counts of silences and repeats in 1024ths.
 */
import { SLOT_MS, SLOTS, WORDS } from "./activity";
import { Habits } from "./habits";
import { BINS, type Histogram } from "./histogram";

const VERSION = 1;
const HEAD = 4 + 4 * 8 + 2 * 4;
const LENGTH = HEAD + (WORDS + 2 * BINS) * 4;
const ONE = 1024;
const MOST = 2 ** 32 - 1;
/** The end of the year 9999: no group has committed later, nor more often than so many ms. */
const LATEST_MS = 253_402_300_800_000;

/** Where the counts of each histogram begin. */
const placesOf = ({ silences, repeats }: Habits): [Histogram, number][] => [
  [silences, HEAD + WORDS * 4],
  [repeats, HEAD + (WORDS + BINS) * 4],
];

/** The bytes of habits that know something. */
export function toBytes(habits: Habits): Uint8Array<ArrayBuffer> {
  const { activity } = habits;
  const bytes = new Uint8Array(LENGTH);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  [habits.since ?? 0, habits.at, habits.commits, habits.newestAt].forEach((value, i) =>
    view.setFloat64(4 + i * 8, value, true),
  );
  view.setInt32(36, activity.newest, true);
  view.setInt32(40, activity.first, true);
  habits.words.forEach((word, i) => view.setUint32(HEAD + i * 4, word, true));
  for (const [histogram, from] of placesOf(habits))
    for (let bin = 0; bin < BINS; bin++)
      view.setUint32(from + bin * 4, Math.min(MOST, Math.round(histogram.of(bin) * ONE)), true);
  return bytes;
}

/** Puts habits out of bytes in place of what `habits` know; they stay as they are where the bytes are none (`areHabits`). */
export function takeBytes(habits: Habits, bytes: Uint8Array): void {
  if (!areHabits(bytes)) return;
  const view = viewOf(bytes);
  const [since, at, commits, newestAt] = headOf(view);
  Object.assign(habits, { since, at, commits, newestAt });
  Object.assign(habits.activity, { newest: view.getInt32(36, true), first: view.getInt32(40, true) });
  const { words } = habits;
  for (let i = 0; i < WORDS; i++) words[i] = view.getUint32(HEAD + i * 4, true);
  for (const [histogram, from] of placesOf(habits))
    for (let bin = 0; bin < BINS; bin++) histogram.put(bin, view.getUint32(from + bin * 4, true) / ONE);
}

/** Habits out of bytes, in a place of their own; of undefined, and of what is none, habits that know nothing. */
export function fromBytes(bytes: Uint8Array | undefined): Habits {
  const habits = new Habits();
  if (bytes) takeBytes(habits, bytes);
  return habits;
}

/** The same in a place of its own, which may be taught what is not to be remembered; of undefined habits that know nothing. */
export const copyOf = (habits: Habits | undefined): Habits => fromBytes(habits && toBytes(habits));

/** False of bytes of another release, and of those that are no habits. */
export function areHabits(bytes: Uint8Array): boolean {
  if (bytes.length !== LENGTH || bytes[0] !== VERSION) return false;
  const view = viewOf(bytes);
  const head = headOf(view);
  const [newest, first] = [view.getInt32(36, true), view.getInt32(40, true)];
  // Loops run from the first slot to the newest: no more than the ring holds.
  const inRing = first >= 0 && first <= newest && newest - first < SLOTS && newest <= head[3] / SLOT_MS + 1;
  // Of one that has not been seen to work there is no slot: people may have said what is normal before.
  const isIdle = first === -1 && newest === -1;
  return (inRing || isIdle) && head.every((value) => value >= 0 && value <= LATEST_MS);
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** When first seen, up to when counts are halved, commits, newest commit. */
const headOf = (view: DataView) =>
  [0, 1, 2, 3].map((i) => view.getFloat64(4 + i * 8, true)) as [number, number, number, number];
