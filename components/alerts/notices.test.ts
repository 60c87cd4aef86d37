/** What begins is told once, in one tab or several, over reloads; what is quiet is not, and an end takes its beginning's place. */
import { describe, expect, it } from "vitest";
import type { AlertsAnswer, AlertWire } from "@/lib/api/alerts-contract";
import { noticesOf, type Notice, type NotifiedAlerts, type Watch } from "./notices";

const OPENED = 1_700_000_000_000;
const LATER = OPENED + 60_000;

/** What a test says of an alert; all else stands for what is not looked at. */
type Given = Partial<AlertWire> & { id: string };

const alertOf = (given: Given) =>
  ({
    ...{ changedAt: LATER, cause: null, silencedBy: [], acknowledged: null, flappingSince: null, endedAt: null },
    ...given,
  }) as unknown as AlertWire;

const answerOf = (firing: Given[], ended: Given[] = [], at = OPENED) =>
  ({ at, firing: firing.map(alertOf), ended: ended.map(alertOf), more: 0 }) as unknown as AlertsAnswer;

const short = (notice: Notice): string => {
  switch (notice.kind) {
    case "several":
      return `several ${notice.alerts.length}`;
    case "allOver":
      return `all over ${notice.count}`;
    default:
      return `${notice.kind} ${notice.alert.id}`;
  }
};

/** What a page tells of one answer after the other. `notified` is what all tabs of the browser share. */
class Page {
  watch: Watch | null = null;
  constructor(readonly browser: { notified: NotifiedAlerts } = { notified: new Map() }) {}

  sees(...[firing, ended]: [Given[], Given[]?]): string[] {
    const { watch, notified, notices } = noticesOf(this.watch, this.browser.notified, answerOf(firing, ended));
    this.watch = watch;
    this.browser.notified = notified;
    return notices.map(short);
  }
}

const opened = (...firing: Given[]) => {
  const page = new Page();
  expect(page.sees(firing)).toEqual([]);
  return page;
};

const by = { by: "Ann", at: OPENED };
const cause = { id: "broker" } as AlertWire["cause"];
const silencedBy = [{ id: "s", author: null, reason: null, until: null }];

describe("what begins", () => {
  it.each<[what: string, Given, expected: string[]]>([
    ["while the page is open", { id: "a" }, ["fires a"]],
    ["and is acknowledged already", { id: "a", acknowledged: by }, []],
    ["under a silence", { id: "a", silencedBy }, []],
    ["out of a cause", { id: "a", cause }, []],
    ["and comes and goes", { id: "a", flappingSince: LATER }, []],
    ["and no route takes", { id: "a", quiet: "nobody" }, ["fires a"]],
    ["and was read back after a restart", { id: "a", changedAt: OPENED - 1 }, []],
  ])("%s: %j tells %j", (_what, given, expected) => {
    const page = opened();
    expect(page.sees([given])).toEqual(expected);
    expect(page.sees([given])).toEqual([]);
  });

  it("before the page was opened is no news, whatever becomes of it", () => {
    const page = opened({ id: "a" }, { id: "b", silencedBy });
    expect(page.sees([{ id: "a", severity: "ERROR" }, { id: "b" }])).toEqual([]);
    expect(page.sees([], [{ id: "a" }, { id: "b" }])).toEqual([]);
  });

  it.each<[what: string, quiet: Given]>([
    ["its silence", { id: "a", silencedBy }],
    ["its cause", { id: "a", cause }],
    ["its coming and going", { id: "a", flappingSince: LATER }],
  ])("is told when %s has ended and it still fires", (_what, quiet) => {
    const page = opened();
    expect(page.sees([quiet])).toEqual([]);
    expect(page.sees([{ id: "a" }])).toEqual(["fires a"]);
  });

  it("is in the hands of who acknowledged it, also when that is taken back", () => {
    const page = opened();
    expect(page.sees([{ id: "a", acknowledged: by }])).toEqual([]);
    expect(page.sees([{ id: "a" }])).toEqual([]);
  });

  it.each([
    [3, ["fires 0", "fires 1", "fires 2"]],
    [4, ["several 4"]],
  ])("at once, %i of them, tells %j", (count, expected) => {
    const many = Array.from({ length: count }, (_, id) => ({ id: String(id) }));
    expect(opened().sees(many)).toEqual(expected);
  });
});

describe("what ends", () => {
  it.each(["recovered", "deleted", "muted"] as const)("is told where its beginning was (%s)", (end) => {
    const page = opened({ id: "old" });
    page.sees([{ id: "old" }, { id: "a" }]);
    const ended = [
      { id: "a", end },
      { id: "old", end },
    ];
    expect(page.sees([], ended)).toEqual(["over a"]);
    expect(page.sees([], ended)).toEqual([]);
  });

  it("while it comes and goes is told once it is steady", () => {
    const page = opened();
    page.sees([{ id: "a" }]);
    expect(page.sees([], [{ id: "a", flappingSince: LATER }])).toEqual([]);
    expect(page.sees([{ id: "a", flappingSince: LATER }])).toEqual([]);
    expect(page.sees([], [{ id: "a" }])).toEqual(["over a"]);
  });

  it("is none where it is merely not seen any more", () => {
    const page = opened();
    page.sees([{ id: "a" }]);
    expect(page.sees([])).toEqual([]);
    expect(page.sees([{ id: "a" }])).toEqual([]);
  });

  it("and begins once more under its id is news again", () => {
    const page = opened();
    page.sees([{ id: "a" }]);
    page.sees([], [{ id: "a" }]);
    expect(page.sees([{ id: "a" }])).toEqual(["fires a"]);
  });

  it("of several that were one notification is told when the last of them has ended", () => {
    const page = opened();
    const many = ["a", "b", "c", "d"].map((id) => ({ id }));
    expect(page.sees(many)).toEqual(["several 4"]);
    expect(page.sees(many.slice(2), many.slice(0, 2))).toEqual([]);
    expect(page.sees([], many)).toEqual(["all over 4"]);
    expect(page.sees([], many)).toEqual([]);
  });

  it("of one of several, and begins once more, has a notification of its own", () => {
    const page = opened();
    const many = ["a", "b", "c", "d"].map((id) => ({ id }));
    page.sees(many);
    page.sees(many.slice(1), many.slice(0, 1));
    expect(page.sees(many)).toEqual(["fires a"]);
    expect(page.sees(many.slice(0, 1), many.slice(1))).toEqual(["all over 3"]);
    expect(page.sees([], many)).toEqual(["over a"]);
  });
});

describe("one browser", () => {
  it("tells in one of its tabs", () => {
    const browser = { notified: new Map() as NotifiedAlerts };
    const [one, other] = [new Page(browser), new Page(browser)];
    for (const page of [one, other]) page.sees([]);
    expect([one.sees([{ id: "a" }]), other.sees([{ id: "a" }])]).toEqual([["fires a"], []]);
    expect([other.sees([], [{ id: "a" }]), one.sees([], [{ id: "a" }])]).toEqual([["over a"], []]);
    expect([other.sees([{ id: "a" }]), one.sees([{ id: "a" }])]).toEqual([["fires a"], []]);
  });

  it("tells the end of what it told before it was loaded anew, and its beginning not again", () => {
    const browser = { notified: new Map() as NotifiedAlerts };
    const before = new Page(browser);
    before.sees([]);
    before.sees([{ id: "a" }]);
    const after = new Page(browser);
    expect(after.sees([{ id: "a" }])).toEqual([]);
    expect(after.sees([], [{ id: "a" }])).toEqual(["over a"]);
  });
});
