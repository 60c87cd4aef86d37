import { expect, it } from "vitest";
import { toWire } from "@/lib/api/wire";
import { plain } from "@/lib/core/words/sentences/facts";
import { known, unknown } from "@/lib/core/words/known";
import { shownLag, shownTopicLag } from "./shown-lag";

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

it.each([
  ["all is known", "0", 0, known(24), "0"],
  ["nothing is", null, 2, known(24), null],
  ["nothing waits where it is known", "0", 2, known(24), null],
  ["what waits was written within seconds", "96", 2, known(24), null],
  ["what waits is more than is written in 10 s", "240", 2, known(24), "240"],
  ["nobody knows what is written, and nothing waits", "0", 2, open, null],
  ["nobody knows what is written, and something waits", "7", 2, open, "7"],
])("shows the sum over a topic where it says something: %s", (_, lag, unknownPartitions, produceRate, shown) =>
  expect(shownTopicLag({ lag, unknownPartitions, produceRate: toWire(produceRate) })).toBe(shown),
);
