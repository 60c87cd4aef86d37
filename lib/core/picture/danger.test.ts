import { describe, expect, it } from "vitest";
import { dangerOf } from "./danger";
import type { GroupSnapshot } from "./snapshot";
import { groupOf } from "./test-snapshot";
import { known, unknown, type Known } from "../words/known";
import { plain } from "../words/sentences/facts";

interface Given {
  lag: bigint;
  lost?: bigint;
  /** Offsets that the log holds. */
  retained?: bigint;
  lossIn?: Known<number>;
}

/** A group on partitions 0, 1, ... that was read once; when it loses records is made up. */
function groupOn(...given: Given[]): Parameters<typeof dangerOf> {
  const logs = given.map(({ retained = 1000n }) => ({ start: 5000n, end: 5000n + retained }));
  const committed = given.map(({ lag, lost = 0n }, partition) =>
    lost > 0n ? 5000n - lost : logs[partition]!.end - lag,
  );
  const group = groupOf({ group: "billing", committed: { t: committed } }, { logs: { t: logs } });
  const measure: GroupSnapshot["measure"] = (one) => ({
    ...group.measure(one),
    lossIn: given[one.partition]?.lossIn ?? unknown(plain("unknown.start-moved-once")),
  });
  return [{ measure }, group.subscriptions[0]!.partitions];
}

const HOUR = 3_600_000;
const bound = (atLeast: number): Known<number> => ({
  known: false,
  reason: plain("unknown.start-moved-once"),
  atLeast,
});

describe("danger of losing records", () => {
  it.each<[string, Given[], ReturnType<typeof dangerOf>]>([
    ["nothing waits", [{ lag: 0n, lossIn: known(1) }], null],
    ["all of a log waits that is never cut", [{ lag: 1000n }], null],
    ["little of the log waits", [{ lag: 100n, lossIn: known(1) }], null],
    [
      "half of it waits, and the cut comes within the hour",
      [{ lag: 500n, lossIn: known(HOUR) }],
      { kind: "soon", partition: 0 },
    ],
    ["half of it waits, and the cut is far", [{ lag: 500n, lossIn: known(2 * HOUR) }], null],
    ["most of it waits, and the log is cut", [{ lag: 900n, lossIn: known(9 * HOUR) }], { kind: "near", partition: 0 }],
    [
      "most of it waits, and the log was cut once",
      [{ lag: 900n, lossIn: bound(HOUR) }],
      { kind: "near", partition: 0 },
    ],
    [
      "records are lost on the second",
      [
        { lag: 900n, lossIn: known(9 * HOUR) },
        { lag: 1000n, lost: 7n },
      ],
      { kind: "lost", partition: 1 },
    ],
  ])("where %s", (_, given, expected) => expect(dangerOf(...groupOn(...given))).toEqual(expected));
});
