/**
 * A first start beside a group that commits seldom and is well. The first poll comes upon its committed offset before the stream, which
 * looks back, has told when that was committed.
 */
import { expect, test } from "vitest";
import { memberOf, TestCluster } from "@/lib/core/picture/test-snapshot";
import { known } from "@/lib/core/words/known";

const T0 = 1_700_000_000_000;
const COMES = 5;
const CYCLE = 5;
/** A commit of the last seconds is as good as one that was watched: a group of which it is the only one, and that has no members, may be gone. */
const AFTER = 16;

/** Statuses of ten minutes and three commits. `sinceCommit`: how long before the start it committed; `before`: how many commits there were. */
function statusesOf(every: number, sinceCommit: number, before: number, members: boolean): Set<string> {
  const cluster = new TestCluster({ cluster: "c" });
  cluster.windows.setSeesRepeats(true);
  const first = -sinceCommit - (before - 1) * every;
  const endAt = (second: number) => BigInt(Math.round((second - first) * COMES) + 100);
  const tellCommit = (second: number) =>
    cluster.windows.addStreamed(
      {
        ...{ kind: "commit", group: "report", topic: "orders", partition: 0 },
        ...{ offset: endAt(second), at: T0 + second * 1000 },
      },
      T0 + second * 1000 + 500,
    );
  const statuses = new Set<string>();
  let told = -sinceCommit;
  for (let second = 0; second <= 600 + 3 * every; second += CYCLE) {
    if (second > 0)
      for (let next = told + every; next <= second - 1; next += every) {
        tellCommit(next);
        told = next;
      }
    const [group] = cluster.cycle({
      at: T0 + second * 1000,
      logs: { orders: [{ end: endAt(second) }] },
      on: [
        {
          group: "report",
          committed: { orders: [endAt(told)] },
          ...(members && { members: known([memberOf("m-1", { orders: [0] })]) }),
        },
      ],
    }).groups;
    statuses.add(group!.status);
    if (second === 0) for (let commit = before - 1; commit >= 0; commit--) tellCommit(-sinceCommit - commit * every);
  }
  return statuses;
}

test.each([20, 60, 180, 300])(
  "every %d s: nothing but OK and UNKNOWN, whenever it is and whatever is known",
  (every) => {
    const wrong: string[] = [];
    for (const members of [true, false])
      for (const before of [1, 2, 3])
        for (let sinceCommit = AFTER; sinceCommit < every; sinceCommit += Math.ceil(every / 12)) {
          const statuses = statusesOf(every, sinceCommit, before, members);
          statuses.delete("OK");
          statuses.delete("UNKNOWN");
          if (statuses.size > 0)
            wrong.push(`${[...statuses].join()} ${sinceCommit} s after commit ${before}, members: ${members}`);
        }
    expect(wrong).toEqual([]);
  },
);
