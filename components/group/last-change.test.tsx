/** What changed last: not that somebody was notified of it, which the header tells besides. */
import { expect, it } from "vitest";
import type { EventWire } from "@/lib/api/contract";
import { drawPage } from "@/lib/client/test-page";
import { LastChange } from "./group-header";

const AT = Date.UTC(2026, 0, 2, 12);
const event = (over: Partial<EventWire>): EventWire => ({
  ...{ id: "7", at: AT, cluster: "prod", group: "billing", topic: null, partition: null },
  ...{ kind: "status", before: "OK", after: "ERROR", message: "stuck at offset 67" },
  ...over,
});
const message = event({
  id: "8",
  at: AT + 1000,
  kind: "message",
  before: null,
  after: "delivered",
  message: "Sent to ops",
});

it("is the newest change, whoever was notified after it", () => {
  const [html] = drawPage(<LastChange events={[event({}), message]} />, {});
  expect(html).toContain("stuck at offset 67");
  expect(html).not.toContain("Sent to ops");
  expect(drawPage(<LastChange events={[message]} />, {})[0]).toContain("Nothing changed in this range.");
});
