/** What changes rarely from tick to tick, stored as runs: how long, and what. */
import type { ByteReader, ByteWriter } from "./bytes";

/** Writes runs of equal values; `write` writes one of them. */
export function writeRuns<T>(
  out: ByteWriter,
  values: readonly T[],
  same: (a: T, b: T) => boolean,
  write: (value: T) => void,
): void {
  for (let start = 0; start < values.length;) {
    let end = start + 1;
    while (end < values.length && same(values[start]!, values[end]!)) end++;
    out.varint(end - start);
    write(values[start]!);
    start = end;
  }
}

/** Reads `count` values back. */
export function readRuns<T>(input: ByteReader, count: number, read: () => T): T[] {
  const values: T[] = [];
  while (values.length < count) {
    const length = input.varint();
    const value = read();
    for (let index = 0; index < length; index++) values.push(value);
  }
  if (values.length !== count) throw new Error("a block of history has more ticks than its hour");
  return values;
}
