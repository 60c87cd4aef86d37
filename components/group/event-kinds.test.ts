import { expect, it } from "vitest";
import type { EventWire } from "@/lib/api/contract";
import { chooseEvents, countKinds } from "./event-kinds";

const event = (at: number, kind: EventWire["kind"]) => ({ at, kind }) as EventWire;
const EVENTS = [event(1, "status"), event(3, "rebalance"), event(2, "status")];

it("counts the kinds that there are", () => {
  expect(countKinds(EVENTS)).toEqual([
    ["status", 2],
    ["rebalance", 1],
  ]);
});

it("lists the newest first, of the wanted kinds or of all", () => {
  expect(chooseEvents(EVENTS, []).map(({ at }) => at)).toEqual([3, 2, 1]);
  expect(chooseEvents(EVENTS, ["status"]).map(({ at }) => at)).toEqual([2, 1]);
  expect(chooseEvents(EVENTS, ["note"])).toEqual([]);
});
