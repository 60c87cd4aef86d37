/** A message among a group's events: what came of it, and where it leads. */
import { expect, it } from "vitest";
import type { EventWire } from "@/lib/api/contract";
import { drawPage } from "@/lib/client/test-page";
import { EventItem } from "./event-item";

const messageOf = (after: "delivered" | "expired"): EventWire => ({
  ...{ id: "7", at: Date.UTC(2026, 0, 2, 12), cluster: "prod", group: "billing", topic: null, partition: null },
  ...{ kind: "message", before: null, after, message: "Sent to ops: billing, ERROR" },
  said: { key: "happened.sent", values: { delivery: "ops/default/1/2" } },
});

it.each([
  ["delivered", "message", false],
  ["expired", "message given up", true],
] as const)("a message that was %s looks like it", (after, name, isBad) => {
  const [item] = drawPage(<EventItem event={messageOf(after)} dated={false} />, {});
  expect(item).toContain(`>${name}</span>`);
  expect(item.includes("text-error")).toBe(isBad);
  expect(item).toContain("delivery=ops%2Fdefault%2F1%2F2");
});
