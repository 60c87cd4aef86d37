/** A status is not stretched over time in which nobody watched. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { watchedStatuses } from "./watched-statuses";

const point = (at: number, status: string) => ({ at, status });

it.each([
  ["nothing without gaps", [point(0, "OK"), point(50, "ERROR")], [], [point(0, "OK"), point(50, "ERROR")]],
  [
    "the beginning of a range that nobody watched",
    [point(0, "OK"), point(50, "ERROR")],
    [{ from: 0, to: 40 }],
    [point(0, "?"), point(40, "OK"), point(50, "ERROR")],
  ],
  ["an outage", [point(0, "OK")], [{ from: 20, to: 30 }], [point(0, "OK"), point(20, "?"), point(30, "OK")]],
  [
    "an outage after which another status is told",
    [point(0, "OK"), point(30, "ERROR")],
    [{ from: 20, to: 30 }],
    [point(0, "OK"), point(20, "?"), point(30, "ERROR")],
  ],
  ["a gap before anything was told", [point(50, "OK")], [{ from: 0, to: 40 }], [point(50, "OK")]],
])("leaves out %s", (_, points, gaps, watched) => expect(watchedStatuses(points, gaps, "?")).toEqual(watched));

it("says unseen in gaps alone, and elsewhere what was told last", () => {
  const ats = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }).map((all) => all.sort((a, b) => a - b));
  fc.assert(
    fc.property(ats, ats, (changes, edges) => {
      const points = changes.map((at, index) => point(at, `s${index}`));
      const gaps = edges.flatMap((from, index) =>
        index % 2 === 0 && edges[index + 1] ? [{ from, to: edges[index + 1]! }] : [],
      );
      const watched = watchedStatuses(points, gaps, "?");
      for (let moment = 0; moment <= 60; moment++) {
        const last = points.findLast(({ at }) => at <= moment)?.status;
        const unseen = last !== undefined && gaps.some(({ from, to }) => moment >= from && moment < to);
        expect(watched.findLast(({ at }) => at <= moment)?.status).toBe(unseen ? "?" : last);
      }
    }),
  );
});
