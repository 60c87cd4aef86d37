/**
 * How the values of a column of rows are written in `changes`: as the shortest JSON that says the same. Durations
 * that merely grow with time are never sent: both sides let them grow (`aged`).
 */
import { whyOk } from "@/lib/core/picture/rollup";
import { inEnglish } from "@/lib/core/words/sentences/english";
import { sameSaid, say, type ReceivedFacts } from "@/lib/core/words/sentences/facts";
import type { GroupSummary, KnownNumber } from "./contract";

export type RowField = keyof GroupSummary;

const SECOND = 1000;
/** Waiting times are kept in tenths of a second. */
const TENTH = 100;

/** What a reason has besides its key. */
interface Besides {
  values?: ReceivedFacts["values"];
  atLeast?: number;
  never?: true;
}

/**
 * A known number as it is, an unknown one as the key of its reason, in an array with whatever there is besides. The sentence is
 * not sent: both sides know how to make it of the facts, which are shorter, and most reasons have none.
 */
function packKnown(value: KnownNumber, pack = (number: number): unknown => number): unknown {
  if (value.known) return pack(value.value);
  const { reason, said = say("as-it-is", { text: reason }), atLeast, never } = value;
  const values = Object.keys(said.values).length > 0 ? said.values : undefined;
  if (!values && atLeast === undefined && !never) return said.key;
  const besides: Besides = {
    ...(values && { values }),
    ...(atLeast !== undefined && { atLeast }),
    ...(never && { never }),
  };
  return [said.key, besides];
}

function unpackKnown(value: unknown, unpack: (value: unknown) => unknown = (number) => number): unknown {
  const [key, { values = {}, ...bounds }] = (Array.isArray(value) ? value : [value, {}]) as [unknown, Besides];
  if (typeof key === "string") {
    const said = { key, values };
    // A page of an older release may be told what it has no sentence for.
    return { known: false, reason: inEnglish(said) ?? key, said, ...bounds };
  }
  return { known: true, value: unpack(value) };
}

/** Multiples of `step` as their count; others as they are, in an object. */
const packStep = (step: number) => (value: number) => (value % step === 0 ? value / step : { exact: value });
const unpackStep = (step: number) => (value: unknown) =>
  typeof value === "number" ? value * step : (value as { exact: number }).exact;

/** The second that a moment lies in: what moments in a column are counted from. */
const secondOf = (at: number) => Math.floor(at / SECOND) * SECOND;

interface Codec {
  pack(row: GroupSummary, at: number): unknown;
  unpack(value: unknown, at: number): unknown;
}

const numeric = (field: "produceRate" | "consumeRate" | "memberCount"): Codec => ({
  pack: (row) => packKnown(row[field]),
  unpack: (value) => unpackKnown(value),
});

const CODECS: Partial<Record<RowField, Codec>> = {
  produceRate: numeric("produceRate"),
  consumeRate: numeric("consumeRate"),
  memberCount: numeric("memberCount"),
  catchUp: {
    pack: (row) => packKnown(row.catchUp, packStep(SECOND)),
    unpack: (value) => unpackKnown(value, unpackStep(SECOND)),
  },
  timeLag: {
    pack: (row) => packKnown(row.timeLag, packStep(TENTH)),
    unpack: (value) => unpackKnown(value, unpackStep(TENTH)),
  },
  lag: {
    pack: ({ lag }) => (lag !== null && Number.isSafeInteger(Number(lag)) ? Number(lag) : lag),
    unpack: (value) => (value === null ? null : String(value as number | string)),
  },
  lastCommitAt: {
    pack: ({ lastCommitAt }, at) => (lastCommitAt === null ? null : packStep(SECOND)(secondOf(at) - lastCommitAt)),
    unpack: (value, at) => (value === null ? null : secondOf(at) - unpackStep(SECOND)(value)),
  },
};

/** The value of a field as a column holds it. */
export function packField(field: RowField, row: GroupSummary, at: number): unknown {
  return CODECS[field]?.pack(row, at) ?? row[field];
}

/** What `packField` wrote, read back. Its shape is for the reader to check. */
export function unpackField(field: RowField, value: unknown, at: number): unknown {
  return CODECS[field]?.unpack(value, at) ?? value;
}

/** Whether a field is what it was `elapsedMs` ago, but for the time that has passed. */
export function sameField(field: RowField, before: GroupSummary, after: GroupSummary, elapsedMs: number): boolean {
  const left = field === "timeLag" ? agedTimeLag(before, elapsedMs) : before[field];
  const right = after[field];
  if (left === right) return true;
  if (typeof left !== "object" || left === null || typeof right !== "object" || right === null) return false;
  if ("known" in left && "known" in right) return sameKnown(left, right);
  return sameEntries(left, right);
}

/** For lists and records of plain values, and what is deeper by its text. */
function sameEntries(a: object, b: object): boolean {
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  for (const name of names) {
    if (left[name] === right[name]) continue;
    if (typeof left[name] !== "object" || JSON.stringify(left[name]) !== JSON.stringify(right[name])) return false;
  }
  return true;
}

function sameKnown(a: KnownNumber, b: KnownNumber): boolean {
  if (a.known) return b.known && a.value === b.value;
  return !b.known && sameSaid(a.said, b.said) && a.atLeast === b.atLeast;
}

/** A row `elapsedMs` later when nothing happened but time: a record that waits has waited for longer. */
export function aged(row: GroupSummary, elapsedMs: number): GroupSummary {
  // Between two cycles few rows change, and the others are not to be drawn anew.
  const timeLag = elapsedMs === 0 ? row.timeLag : agedTimeLag(row, elapsedMs);
  return timeLag === row.timeLag ? row : { ...row, timeLag };
}

/** The age alone of a row `elapsedMs` later. */
export function agedTimeLag({ timeLag }: Pick<GroupSummary, "timeLag">, elapsedMs: number): KnownNumber {
  if (timeLag.known) return timeLag.value === 0 ? timeLag : { known: true, value: timeLag.value + elapsedMs };
  return timeLag.atLeast === undefined ? timeLag : { ...timeLag, atLeast: timeLag.atLeast + elapsedMs };
}

/** What a row says of itself that is well; of another it is told. */
const whyWell = ({ lag, unknownPartitions, partitionCount, why }: GroupSummary) =>
  lag === null ? why : whyOk(unknownPartitions, partitionCount);

/** The reason that a row gives after its facts or numbers changed: one that follows from them is made anew. */
export function expectedWhy(before: GroupSummary, after: GroupSummary): string {
  // A page of an older release may be told what it has no sentence for.
  if (after.said) return inEnglish(after.said) ?? before.why;
  const { lag, unknownPartitions, partitionCount } = after;
  const same =
    (before.lag === null) === (lag === null) &&
    before.unknownPartitions === unknownPartitions &&
    before.partitionCount === partitionCount;
  return same && !before.said ? before.why : whyWell(after);
}
