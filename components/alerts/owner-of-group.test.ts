import { expect, it } from "vitest";
import type { OwnerWire } from "@/lib/api/alert-parts-contract";
import { ownerOfGroup, type Owned } from "./owner-of-group";

const ANY = { cluster: null, group: null, topic: null, owner: null, severity: null, case: null };
const owner = (team: string, match: Partial<OwnerWire["match"]>): OwnerWire => ({
  ...{ team, contact: null, runbook: null, note: null },
  match: { ...ANY, ...match },
});
const OWNERS = [
  owner("slow", { group: "billing", severity: "WARNING" }),
  owner("broken", { group: "billing", severity: "ERROR" }),
  owner("payments", { topic: "pay-*" }),
];
const group = (name: string, status: Owned["status"], topic = "orders"): Owned => ({
  ...{ cluster: "lab", group: name, status, case: null, subscriptions: [{ topic, partitions: [] }] },
});

it.each([
  ["a group that falls behind is whose it is then", group("billing", "WARNING"), "slow"],
  ["and one that stands still is somebody else's", group("billing", "ERROR"), "broken"],
  ["which is who is asked of it while it is well", group("billing", "OK"), "broken"],
  ["a topic of it may say whose it is", group("etl", "WARNING", "pay-eu"), "payments"],
  ["nobody is named", group("etl", "ERROR"), undefined],
])("%s", (_, of, team) => expect(ownerOfGroup(OWNERS, of)?.team).toBe(team));
