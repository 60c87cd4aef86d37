import { expect, it } from "vitest";
import type { PolicyAnswer, ReceiverWire, RouteWire } from "@/lib/api/alert-policy-contract";
import type { AlertWire } from "@/lib/api/alerts-contract";
import { unheardOf } from "./unheard";

const ENDED = 1_700_000_000_000;
const MINUTE = 60_000;
const receiver = (name: string, resolves: boolean) => ({ name, resolves }) as ReceiverWire;
const policy: Pick<PolicyAnswer, "receivers" | "routes" | "defaults"> = {
  receivers: [receiver("ops", true), receiver("pager", false)],
  routes: [{ groupWaitMs: 5 * MINUTE } as RouteWire],
  defaults: { receivers: ["ops"], groupWaitMs: 30_000, repeatMs: null },
};
const told = (...of: [receiver: string, state: "firing" | "resolved"][]): AlertWire["told"] =>
  of.map(([name, state]) => ({ receiver: name, state, severity: "ERROR", at: ENDED - MINUTE, delivery: "d" }));
const LONG_AFTER = ENDED + 60 * MINUTE;

it.each([
  ["one that was told that it fires, and nothing since", told(["ops", "firing"]), LONG_AFTER, ["ops"]],
  ["one that was told of the end", told(["ops", "resolved"]), LONG_AFTER, []],
  ["one that is never told of ends", told(["pager", "firing"], ["ops", "firing"]), LONG_AFTER, ["ops"]],
  ["one that is no more", told(["gone", "firing"]), LONG_AFTER, []],
  ["while routes wait for what else ends", told(["ops", "firing"]), ENDED + 5 * MINUTE, []],
  ["once they have waited, and it was sent", told(["ops", "firing"]), ENDED + 6 * MINUTE, ["ops"]],
])("%s", (_, given, now, names) => expect(unheardOf({ told: given, endedAt: ENDED }, policy, now)).toEqual(names));

it("says of nobody that he was not told before it is known who is told of ends", () => {
  expect(unheardOf({ told: told(["ops", "firing"]), endedAt: ENDED }, undefined, LONG_AFTER)).toEqual([]);
});
