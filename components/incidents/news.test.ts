import { expect, it } from "vitest";
import { byDay, countNews, newsOf } from "./news";

const of = (openedAt: number, endedAt: number | null = null) => ({ openedAt, endedAt });

it("marks what began or ended since one looked, and nothing where that is not known", () => {
  expect(newsOf(of(5), 4)).toBe("began");
  expect(newsOf(of(1, 5), 4)).toBe("ended");
  expect(newsOf(of(1, 3), 4)).toBeNull();
  expect(newsOf(of(4), 4)).toBeNull();
  expect(newsOf(of(5), null)).toBeNull();
});

it("counts a problem that came and went as one that began and one that ended", () => {
  const answer = { open: [of(1), of(7)], ended: [of(6, 8), of(1, 5), of(1, 2)] } as never;
  expect(countNews(answer, 4)).toEqual({ began: 2, ended: 2 });
  expect(countNews({ open: [of(7)], ended: null } as never, 4)).toEqual({ began: 1, ended: 0 });
});

it("puts what ended today first, by its end", () => {
  const { today, earlier } = byDay([of(1, 10), of(9, 12), of(0, 5), of(2, 8)], 10);
  expect(today.map(({ endedAt }) => endedAt)).toEqual([12, 10]);
  expect(earlier.map(({ endedAt }) => endedAt)).toEqual([8, 5]);
});
