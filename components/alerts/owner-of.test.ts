import { expect, it } from "vitest";
import type { OwnerWire } from "@/lib/api/alert-parts-contract";
import { ownerOf, webAddress } from "./owner-of";

const owner = (team: string, match: Partial<OwnerWire["match"]>): OwnerWire => ({
  ...{ team, contact: null, runbook: null, note: null },
  match: { cluster: null, group: null, topic: null, owner: null, severity: null, case: null, ...match },
});

const OWNERS = [
  owner("lab", { cluster: "lab" }),
  owner("money", { topic: "pay*" }),
  owner("fraud", { cluster: "prod-*", group: "fraud-*" }),
  owner("rest", { cluster: "prod-*" }),
];

it.each([
  ["lab", "fraud-check", ["payments"], "lab"],
  ["prod-eu", "fraud-check", ["payments", "orders"], "money"],
  ["prod-eu", "fraud-check", ["orders"], "fraud"],
  ["prod-eu", "billing", [], "rest"],
  ["dev", "billing", ["orders"], undefined],
])("on %s, %s of %j is owned by %s", (cluster, group, topics, team) => {
  expect(ownerOf(OWNERS, { cluster, group, topics })?.team).toBe(team);
});

it.each([
  ["https://wiki.example.com/runbook?x=1", "https://wiki.example.com/runbook?x=1"],
  ["http://wiki", "http://wiki/"],
  ["javascript:alert(1)", null],
  ["wiki page 7", null],
  [null, null],
])("%s leads to %s", (text, address) => expect(webAddress(text)).toBe(address));
