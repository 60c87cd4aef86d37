import { expect, it } from "vitest";
import { NoteRate } from "./note-rate";

const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, i) => make(i));

it("lets a client write 60 in a minute, and says when it may go on", () => {
  const rate = new NoteRate();
  expect(many(60, (i) => rate.take("a", i * 500))).toEqual(many(60, () => 0));
  expect(rate.take("a", 30_000)).toBe(30);
  expect(rate.take("b", 30_000)).toBe(0);
  expect(rate.take("a", 60_000)).toBe(0);
  expect(rate.take("a", 60_000)).toBe(1);
});

it("lets all together write 240", () => {
  const rate = new NoteRate();
  expect(many(240, (i) => rate.take(`client ${i}`, 0)).some(Boolean)).toBe(false);
  expect(rate.take("another", 1)).toBe(60);
});
