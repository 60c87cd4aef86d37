import { expect, it } from "vitest";
import { ByteReader } from "./byte-reader";

it("an array of more elements than there are bytes is refused before any of them is read", () => {
  for (const compact of [false, true]) {
    const bytes = Buffer.from(compact ? "ffffffff07000000" : "7fffffff00000000", "hex");
    let read = 0;
    expect(() => new ByteReader(bytes).array(compact, () => read++)).toThrow(RangeError);
    expect(() => new ByteReader(bytes).arrayLength(compact)).toThrow(/^array of 214748364[67] elements in [34] bytes$/);
    expect(read).toBe(0);
  }
});

it("nothing moves it back, nor beyond the end of what may be read", () => {
  const reader = new ByteReader(Buffer.alloc(16)).moveTo(4, 8);
  for (const length of [-1, -4, 5]) {
    expect(() => reader.skip(length)).toThrow(RangeError);
    expect(() => reader.slice(length)).toThrow(RangeError);
  }
  expect(reader.position).toBe(4);
  expect(() => reader.int64()).toThrow(RangeError);
  expect(reader.int32()).toBe(0);
});
