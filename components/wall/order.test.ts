import { describe, expect, it } from "vitest";
import type { GroupSummary } from "@/lib/api/contract";
import { WallOrder } from "./order";

const group = (name: string, change: Partial<GroupSummary> = {}) =>
  ({
    ...{ cluster: "lab", group: name, status: "OK", lag: "0", timeLag: { known: true, value: 0 } },
    ...{ produceRate: { known: true, value: 100 }, ...change },
  }) as GroupSummary;
const pace = (value: number) => ({ produceRate: { known: true as const, value } });
const names = (groups: GroupSummary[]) => groups.map((one) => one.group).join("");

describe("the wall's order", () => {
  it.each<[string, Partial<GroupSummary>[], string[]]>([
    [
      "a lag that wobbles around a border",
      ["90", "110", "190", "210", "110", "40"].map((lag) => ({ lag })),
      ["ab", "ab", "ab", "ba", "ba", "ab"],
    ],
    [
      "a status that gets worse",
      [
        { lag: "9", status: "WARNING" },
        { lag: "9", status: "ERROR" },
      ],
      ["ab", "ab"],
    ],
    ["a lag that is not known", [{ lag: null }], ["ab"]],
  ])("of those in trouble with %s", (_, changes, orders) => {
    const order = new WallOrder();
    const seen = changes.map((change) => {
      const pictured = [group("b", { status: "ERROR", ...change }), group("a", { status: "ERROR", lag: "50" })];
      return names(order.arrange(pictured).troubled);
    });
    expect(seen).toEqual(orders);
  });

  it("of those that are well goes by pace, and rates that wobble change nothing", () => {
    const order = new WallOrder();
    const seen = [300, 330, 300, 330, 1000, 330].map((rate) =>
      names(order.arrange([group("a", pace(250)), group("b", pace(rate)), group("c", pace(0))]).healthy),
    );
    expect(seen).toEqual(["abc", "abc", "abc", "abc", "bac", "bac"]);
  });

  it("puts who catches up in a lane of its own until it is near", () => {
    const order = new WallOrder();
    const late = (ms: number, key: string) =>
      group("a", { timeLag: { known: true, value: ms }, said: { key, values: {} }, lag: "5000" });
    const lanes = (ms: number, key: string) => {
      const { catching, healthy } = order.arrange([late(ms, key), group("b")]);
      return [names(catching), names(healthy)];
    };
    expect(lanes(59_000, "group.well")).toEqual(["", "ab"]);
    expect(lanes(61_000, "group.catching-up")).toEqual(["a", "b"]);
    expect(lanes(59_000, "group.well")).toEqual(["a", "b"]);
    expect(lanes(20_000, "group.well")).toEqual(["", "ab"]);
  });
});
