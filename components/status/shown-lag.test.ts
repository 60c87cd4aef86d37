import { expect, it } from "vitest";
import { toWire } from "@/lib/api/wire";
import { plain } from "@/lib/core/words/sentences/facts";
import { known, unknown } from "@/lib/core/words/known";
import { shownLag } from "./shown-lag";

const open = unknown(plain("unknown.coordinator-silent"));

it.each([
  ["all is known", "0", 0, known(0), "0"],
  ["nothing is", null, 2, open, null],
  ["the others are well, and a record waits for a moment", "6", 2, open, null],
  ["the others are well, and nothing waits", "0", 2, open, null],
  ["of the others one is far behind", "1456", 2, { ...open, atLeast: 90_000 }, "1456"],
  ["some partitions are merely without a commit", "0", 1, known(0), "0"],
])("shows the sum where it says something: %s", (_, lag, unknownPartitions, timeLag, shown) =>
  expect(shownLag({ lag, unknownPartitions, timeLag: toWire(timeLag) })).toBe(shown),
);
