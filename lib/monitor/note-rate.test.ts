import { expect, it } from "vitest";
import { NoteRate } from "./note-rate";

const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, i) => make(i));

it("lets a client write 20 in a minute, and says when it may go on", () => {
  const rate = new NoteRate();
  expect(many(20, (i) => rate.take("a", i * 1000))).toEqual(many(20, () => 0));
  expect(rate.take("a", 20_000)).toBe(40);
  expect(rate.take("b", 20_000)).toBe(0);
  expect(rate.take("a", 60_000)).toBe(0);
  expect(rate.take("a", 60_000)).toBe(1);
});

it("lets all together write 100", () => {
  const rate = new NoteRate();
  expect(many(100, (i) => rate.take(`client ${i}`, 0)).some(Boolean)).toBe(false);
  expect(rate.take("another", 1)).toBe(60);
});
