import { expect, it } from "vitest";
import { troublesOf } from "./partition-troubles";

it.each([
  [{ OK: 3 }, []],
  [{}, []],
  [{ OK: 2, UNKNOWN: 1 }, []],
  [{ OK: 2, STALLED: 1 }, [["STALLED", 1]]],
  [
    { STOPPED: 2, OFFLINE: 1, REWIND: 4 },
    [
      ["OFFLINE", 1],
      ["STOPPED", 2],
      ["REWIND", 4],
    ],
  ],
])("of partitions in %j %j is told", (counts, expected) => expect(troublesOf(counts)).toEqual(expected));
