/**
 * When a group committed in the last 22 days, in slots of 20 minutes: whether it is silent now as it was at the same time of an
 * earlier day or week. Slots are counted in UTC; a run that moves by an hour with the clocks is known again by its end.
 */
import type { Millis } from "../../words/terms";
import { valuesOf, type Factors } from "../factors";

export const SLOT_MS = 20 * 60_000;
/** Three weeks, for a weekly run twice before, and a day for those that end late. */
export const WORDS = 50;
export const SLOTS = WORDS * 32;
const DAY = 86_400_000 / SLOT_MS;
const WEEK = 7 * DAY;
/** What a silence is compared with, in slots before: the same day of earlier weeks first, for weekends are not like other days. */
const SHIFTS = [WEEK, 2 * WEEK, DAY, 2 * DAY, 3 * DAY];

export const FACTORS = {
  MOST_COMPARED: [2, "times", "the same silence was seen are enough"],
  LATER: [4, "slots", "later than this time work may end, to be compared"],
  EARLIER: [12, "slots", "earlier than this time work may end, to be compared"],
  REST: [3, "slots", "of silence make a rest"],
  MISSED_MS: [
    SLOT_MS + 10 * 60_000,
    "ms",
    "after its usual beginning a run is missed: the slot in which it began, and ten minutes",
  ],
  ALWAYS_SHARE: [
    0.5,
    "share",
    "of its time: who worked in more is expected at any time, unless the same was seen twice",
  ],
} satisfies Factors;
const { MOST_COMPARED, LATER, EARLIER, REST, MISSED_MS, ALWAYS_SHARE } = valuesOf(FACTORS);

const HOUR_MS = 60 * 60_000;
const HOURS = 168;
/** 1970 began on a Thursday: hours since Monday. */
const FIRST_HOUR = 72;

const slotOf = (at: Millis) => Math.floor(at / SLOT_MS);

/** Where in a column the slots of one activity are, and where among numbers what is known of them. */
interface ActivityPlace {
  /** `WORDS` from `from` on. */
  bits: Uint32Array;
  from: number;
  /** Two from `at` on, in zeros at first: newest slot, first slot, each counted from 1 so that 0 is none. */
  ints: Int32Array;
  at: number;
}

export class Activity {
  constructor(private readonly place: ActivityPlace) {}

  /** Newest slot with a commit, counted from 1970; -1 before the first. */
  get newest(): number {
    return this.place.ints[this.place.at]! - 1;
  }

  set newest(slot: number) {
    this.place.ints[this.place.at] = slot + 1;
  }

  /** Slot of the first commit that is known. */
  get first(): number {
    return this.place.ints[this.place.at + 1]! - 1;
  }

  set first(slot: number) {
    this.place.ints[this.place.at + 1] = slot + 1;
  }

  /** Notes a commit at `at`. */
  mark(at: Millis): void {
    const slot = slotOf(at);
    if (slot === this.newest || slot <= this.newest - SLOTS) return;
    if (this.newest < 0) this.first = slot;
    // What the ring held in these places is 22 days old.
    for (let next = Math.max(this.newest + 1, slot - SLOTS + 1); next <= slot; next++) this.put(next, false);
    this.put(slot, true);
    this.newest = Math.max(this.newest, slot);
    this.first = Math.max(Math.min(this.first, slot), this.newest - SLOTS + 1);
  }

  /**
   * True when the group, silent since `since`, was silent all the same after work that ended at this time of an earlier day or
   * week: it works at certain times. From half an hour after it usually begins again on that is no excuse.
   */
  isUsuallySilent(since: Millis, now: Millis): boolean {
    const began = slotOf(since);
    const until = slotOf(now - MISSED_MS);
    let compared = 0;
    for (const shift of SHIFTS) {
      const silent = this.wasSilent(began, until, shift);
      if (silent === false) return false;
      if (silent && ++compared === MOST_COMPARED) return true;
    }
    return compared > 0 && this.share() < ALWAYS_SHARE;
  }

  /** Share of the known slots in which there was a commit. */
  share(): number {
    if (this.newest < 0) return 0;
    let active = 0;
    for (let slot = this.first; slot <= this.newest; slot++) if (this.has(slot)) active++;
    return active / (this.newest - this.first + 1);
  }

  /** Share of the known slots with a commit, by hour of the week from Monday 00:00 UTC on; null where none is known. */
  byHourOfWeek(): (number | null)[] {
    const known = new Array<number>(HOURS).fill(0);
    const active = new Array<number>(HOURS).fill(0);
    for (let slot = this.first; this.newest >= 0 && slot <= this.newest; slot++) {
      const hour = (Math.floor((slot * SLOT_MS) / HOUR_MS) + FIRST_HOUR) % HOURS;
      known[hour]!++;
      if (this.has(slot)) active[hour]!++;
    }
    return known.map((slots, hour) => (slots === 0 ? null : active[hour]! / slots));
  }

  has(slot: number): boolean {
    if (slot > this.newest || slot < this.first) return false;
    const { bits, from } = this.place;
    const place = slot % SLOTS;
    return (bits[from + (place >>> 5)]! & (1 << (place & 31))) !== 0;
  }

  private put(slot: number, active: boolean): void {
    const { bits, from } = this.place;
    const place = slot % SLOTS;
    const mask = 1 << (place & 31);
    if (active) bits[from + (place >>> 5)]! |= mask;
    else bits[from + (place >>> 5)]! &= ~mask;
  }

  /**
   * Whether the group, that long before, was silent for as long as it is now; null where it did not end its work about then.
   * @param shift slots
   */
  private wasSilent(began: number, until: number, shift: number): boolean | null {
    if (until - began >= shift) return null;
    let end = began - shift + LATER;
    while (end >= began - shift - EARLIER && !this.has(end)) end--;
    if (end < began - shift - EARLIER) return null;
    const rest = began - shift + LATER;
    for (let slot = rest + 1; slot <= Math.max(until - shift, rest + REST); slot++) if (this.has(slot)) return false;
    return true;
  }
}
