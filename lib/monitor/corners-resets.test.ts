/** A group whose offset is set back by an hour and that works it off: what its page and its events say, minute by minute. */
import { expect, test } from "vitest";
import { changesOfGroup } from "@/lib/core/picture/changes";
import type { GroupSnapshot } from "@/lib/core/picture/snapshot";
import { memberOf, TestCluster } from "@/lib/core/picture/test-snapshot";
import { korean } from "@/lib/core/words/sentences/korean";
import { known } from "@/lib/core/words/known";

const T0 = 1_700_000_000_000;
const MINUTE = 60;
/** Records per second that come, and that a replay does. */
const COMES = 100;
const DOES = 250;
/** When the offset is set back, and by an hour: at 150 records more in a second 40 minutes' work. */
const RESET = 10 * MINUTE;
const HOUR_BACK = 60 * MINUTE * COMES;

interface Shown {
  second: number;
  status: string;
  why: string;
  inKorean: string;
}

/** What is shown every 5 s, and of which partition statuses events tell; `stands`: from when until when it does not move. */
function replayed(commitEvery: number, stands: readonly [from: number, to: number] = [0, 0]) {
  const cluster = new TestCluster({ cluster: "c" });
  const shown: Shown[] = [];
  const events: (string | null)[] = [];
  let before: GroupSnapshot | undefined;
  let end = 1_000_000;
  let position = end;
  let committed = end;
  for (let second = 5; second <= 65 * MINUTE; second += 5) {
    end += 5 * COMES;
    if (second === RESET) position -= HOUR_BACK;
    else if (second < stands[0] || second >= stands[1]) position = Math.min(end, position + 5 * DOES);
    if (second % commitEvery === 0) committed = position;
    const group = cluster.cycle({
      at: T0 + second * 1000,
      logs: { orders: [{ end: BigInt(end) }] },
      on: [
        {
          group: "billing",
          committed: { orders: [BigInt(committed)] },
          members: known([memberOf("m-1", { orders: [0] })]),
        },
      ],
    }).groups[0]!;
    for (const { kind, partition, after } of changesOfGroup(before, group, T0 + second * 1000))
      if (kind === "status" && partition !== null) events.push(after);
    const { status } = group.subscriptions[0]!.partitions[0]!;
    shown.push({ second, status, why: group.why, inKorean: korean(group.said) });
    before = group;
  }
  return { events, at: (second: number) => shown.find((each) => each.second >= second)!, shown };
}

test.each([5, 10, 30])(
  "a replay of an hour, commits of %d s: an event at once, then how long it still takes",
  (every) => {
    const { events, at, shown } = replayed(every);
    const first = shown.find(({ status }) => status === "REWIND")!;
    expect(first.second - RESET).toBeLessThanOrEqual(30);
    expect(events.filter((status) => status === "REWIND")).toHaveLength(1);
    expect(at(RESET + 3 * MINUTE)).toMatchObject({
      status: "OK",
      why: expect.stringMatching(/^works off a reset, done in about 3[6-8] min$/),
      inKorean: expect.stringMatching(/^재설정된 오프셋부터 처리 중, 약 3[6-8]분 뒤 완료$/),
    });
    expect(at(RESET + 20 * MINUTE).why).toMatch(/^works off a reset, done in about (19|20|21) min$/);
    // Nobody is called while it goes on, and nothing is left of it at the end.
    const after = shown.filter(({ second }) => second > RESET + 3 * MINUTE);
    expect(new Set(after.map(({ status }) => status))).toEqual(new Set(["OK"]));
    expect(at(60 * MINUTE).why).toMatch(/^keeping up/);
  },
);

test.each([5, 10, 30])("a replay that stands is trouble again, and none once it goes on, commits of %d s", (every) => {
  const stands = [25 * MINUTE, 35 * MINUTE] as const;
  const { at, shown } = replayed(every, stands);
  expect(at(stands[0]).why).toMatch(/^works off a reset/);
  const again = shown.find(({ second, status }) => second > stands[0] && status === "REWIND")!;
  expect(again.second - stands[0]).toBeLessThanOrEqual(2 * MINUTE);
  expect(at(stands[1] - 5).status).toBe("REWIND");
  expect(at(stands[1] + 4 * MINUTE)).toMatchObject({ status: "OK", why: expect.stringMatching(/^works off a reset/) });
});

test("who has passed the old offset and is behind still catches up, and works off no reset", () => {
  const { shown } = replayed(5);
  const last = shown.findLastIndex(({ why }) => why.startsWith("works off a reset"));
  expect(shown.slice(last + 1).every(({ why }) => !why.includes("reset"))).toBe(true);
  expect(shown[last + 1]!.why).toMatch(/^catching up, done in /);
});
