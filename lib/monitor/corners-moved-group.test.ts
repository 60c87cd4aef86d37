/** A consumer that moves to a new group name: the old group stays behind, for days, and hides nothing. */
import { expect, test } from "vitest";
import { AlertBook } from "@/lib/core/alerts/book";
import { PLAIN_SILENCES } from "@/lib/core/alerts/silences";
import { policyOf, receiverOf } from "@/lib/core/alerts/test-policy";
import { viewOf } from "@/lib/core/alerts/view";
import { changesOfGroup } from "@/lib/core/picture/changes";
import type { GroupSnapshot } from "@/lib/core/picture/snapshot";
import { memberOf, TestCluster } from "@/lib/core/picture/test-snapshot";
import { known } from "@/lib/core/words/known";
import { isSetAside, type SetAside } from "@/lib/core/words/set-aside";

const T0 = 1_700_000_000_000;
const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
const MOVES = 20 * MINUTE;
const [OLD, NEW] = ["billing", "billing-v2"];

/** The cluster cycle by cycle, with its alerts: 100 records a second, and one consumer that reads them under either name. */
class Moved {
  private readonly list: SetAside[] = [];
  private readonly cluster = new TestCluster({
    cluster: "c",
    isSetAside: (group) => isSetAside(this.list, "c", group),
  });
  private readonly book = new AlertBook(PLAIN_SILENCES);
  private readonly policy = policyOf([receiverOf("ops")]);
  private before = new Map<string, GroupSnapshot>();
  private readonly stood = new Map<string, bigint>();
  second = 0;
  /** Statuses of groups that events tell of, and of what people are told. */
  readonly events: string[] = [];
  readonly notified: string[] = [];

  setAside(pattern: string) {
    this.list.push({ id: pattern, cluster: "c", pattern, author: null, reason: null, at: T0 + this.second * 1000 });
  }

  /** Until a second, a cycle every so often; `stuck`: the new group repeats its commit from there on. */
  run(until: number, every = 5, stuck = false): Map<string, GroupSnapshot> {
    while (this.second < until) {
      this.second += every;
      const at = T0 + this.second * 1000;
      const end = BigInt(1_000_000 + 100 * this.second);
      const [moved, name] = this.second < MOVES ? [false, OLD] : [true, NEW];
      if (!stuck) this.stood.set(name, end);
      const of = (group: string, isThere: boolean) => ({
        ...{ group, state: isThere ? "Stable" : "Empty", committed: { orders: [this.stood.get(group)!] } },
        members: known(isThere ? [memberOf("m-1", { orders: [0] })] : []),
      });
      const on = moved ? [of(OLD, false), of(NEW, true)] : [of(OLD, true)];
      const snapshot = this.cluster.cycle({ at, logs: { orders: [{ end }] }, on });
      this.book.takeCluster(viewOf(snapshot), at);
      this.book.owe(this.policy, [], at);
      for (const { id } of this.book.waiting()) {
        const { alerts } = this.book.beginTry(id)!;
        this.notified.push(
          ...alerts.map(({ state, subject }) => `${state} ${"group" in subject ? subject.group : "?"}`),
        );
        this.book.takeAnswer(id, { outcome: "delivered", detail: "200", ref: null, nextTryAt: null }, at);
      }
      for (const group of snapshot.groups)
        for (const { kind, partition, group: of, after } of changesOfGroup(this.before.get(group.group), group, at))
          if (kind === "status" && partition === null) this.events.push(`${of} ${after}`);
      this.before = new Map(snapshot.groups.map((group) => [group.group, group]));
    }
    return this.before;
  }
}

/** What is told while the consumer moves and for nine days after that. */
const ONCE = { events: [`${OLD} OK`, `${NEW} OK`, `${OLD} ERROR`], notified: [`firing ${OLD}`] };

test("the old group is told once, within two minutes, and the new one is well from its first commit on", () => {
  const moved = new Moved();
  const groups = moved.run(MOVES + 2 * MINUTE);
  expect(moved.events).toEqual(ONCE.events);
  expect(moved.notified).toEqual(ONCE.notified);
  expect(groups.get(OLD)).toMatchObject({ status: "ERROR", why: expect.stringContaining("the group has no members") });
});

test("nine days later nothing more was told of it, and what is wrong now is told as soon as ever", () => {
  const moved = new Moved();
  moved.run(MOVES + 30 * MINUTE);
  moved.run(9 * DAY, 5 * MINUTE);
  moved.run(9 * DAY + 15 * MINUTE);
  expect({ events: moved.events, notified: moved.notified }).toEqual(ONCE);
  const [old, now] = [...moved.run(9 * DAY + 17 * MINUTE, 5, true).values()];
  expect(old).toMatchObject({ group: OLD, status: "ERROR", muted: false });
  expect(old!.since).toBeLessThan(T0 + (MOVES + 2 * MINUTE) * 1000);
  expect(now).toMatchObject({ group: NEW, status: "ERROR", case: "stalled-consumer" });
  expect(moved.events.slice(ONCE.events.length)).toEqual([`${NEW} ERROR`]);
  expect(moved.notified.slice(ONCE.notified.length)).toEqual([`firing ${NEW}`]);
});

test.each([
  ["its name", OLD, [true, false]],
  ["a pattern", "bill*g", [true, false]],
  ["a pattern that means both", `${OLD}*`, [true, true]],
])("set aside by %s it calls for nobody any more, and says what is true as before", (_, pattern, muted) => {
  const moved = new Moved();
  moved.run(MOVES + 5 * MINUTE);
  moved.setAside(pattern);
  const aside = [...moved.run(MOVES + 10 * MINUTE).values()];
  expect(aside.map((group) => group.muted)).toEqual(muted);
  expect(aside.map(({ status }) => status)).toEqual(["ERROR", "OK"]);
  expect(moved.events).toEqual(ONCE.events);
  const before = moved.notified.length;
  // What is wrong with the other group now is told, unless that was set aside, too.
  moved.run(MOVES + 12 * MINUTE, 5, true);
  expect(moved.notified.slice(before)).toEqual(muted[1] ? [] : [`firing ${NEW}`]);
});
