/**
 * Habits as bytes, as history stores them. Little-endian: version (1 byte), 3 bytes of nothing, then as doubles: when first seen,
 * up to when counts are halved, commits, newest commit; as 32-bit integers: newest and first slot of activity; then the column.
 */
import { SLOT_MS, SLOTS } from "./activity";
import { Habits } from "./habits";

const VERSION = 1;
const HEAD = 4 + 4 * 8 + 2 * 4;

/** The bytes of habits that know something. */
export function toBytes(habits: Habits): Uint8Array<ArrayBuffer> {
  const { column, activity } = habits;
  const bytes = new Uint8Array(HEAD + column.length * 4);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  [habits.since ?? 0, habits.at, habits.commits, habits.newestAt].forEach((value, i) =>
    view.setFloat64(4 + i * 8, value, true),
  );
  view.setInt32(36, activity.newest, true);
  view.setInt32(40, activity.first, true);
  column.forEach((word, i) => view.setUint32(HEAD + i * 4, word, true));
  return bytes;
}

/** Habits out of bytes; null where these are of another release, or are none. */
export function fromBytes(bytes: Uint8Array): Habits | null {
  const habits = new Habits();
  if (bytes.length !== HEAD + habits.column.length * 4 || bytes[0] !== VERSION) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const [since, at, commits, newestAt] = [0, 1, 2, 3].map((i) => view.getFloat64(4 + i * 8, true)) as [
    number,
    number,
    number,
    number,
  ];
  const [newest, first] = [view.getInt32(36, true), view.getInt32(40, true)];
  const sane = [since, at, commits, newestAt].every((value) => Number.isFinite(value) && value >= 0);
  // Loops run from the first slot to the newest: no more than the ring holds.
  const inRing = first >= 0 && first <= newest && newest - first < SLOTS && newest <= newestAt / SLOT_MS + 1;
  if (!sane || !inRing) return null;
  Object.assign(habits, { since, at, commits, newestAt });
  Object.assign(habits.activity, { newest, first });
  for (let i = 0; i < habits.column.length; i++) habits.column[i] = view.getUint32(HEAD + i * 4, true);
  return habits;
}
