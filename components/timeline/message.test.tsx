/** A message on the timeline: what came of it, and where it leads. */
import { describe, expect, it } from "vitest";
import type { EventWire } from "@/lib/api/contract";
import { drawPage } from "@/lib/client/test-page";
import { EventWhat } from "./event-what";
import { MessageLinks } from "./message-links";

const AT = Date.UTC(2026, 0, 2, 12);
const [delivery, incident] = ["ops/default/1/2", "group/prod/billing@1"];

const messageOf = (after: "delivered" | "expired", values: Record<string, unknown>): EventWire => ({
  ...{ id: "7", at: AT, cluster: "prod", group: "billing", topic: null, partition: null },
  ...{ kind: "message", before: null, after, message: "Sent to ops: billing, ERROR" },
  said: { key: "happened.sent", values },
});
const note: EventWire = { ...messageOf("delivered", { delivery }), kind: "note" };

describe("a message that was sent", () => {
  it("leads to its delivery, and to the incident where it is about one", () => {
    const [html] = drawPage(<MessageLinks event={messageOf("delivered", { delivery, incident })} />, {});
    expect(html).toContain("/alerts?tab=deliveries&amp;delivery=ops%2Fdefault%2F1%2F2");
    expect(html).toContain("/incidents/group%2Fprod%2Fbilling%401");
    const [several] = drawPage(<MessageLinks event={messageOf("delivered", { delivery })} />, {});
    expect(several).toContain("Delivery");
    expect(several).not.toContain("Incident");
    expect(drawPage(<MessageLinks event={note} />, {})[0]).toBe("");
  });

  it.each([
    ["delivered", "Message", false],
    ["expired", "Message given up", true],
  ] as const)("and %s looks like it", (after, name, isBad) => {
    const [row] = drawPage(<EventWhat event={messageOf(after, { delivery })} />, {});
    expect(row).toContain(`${name}</p>`);
    expect(row.includes("text-error")).toBe(isBad);
  });
});
