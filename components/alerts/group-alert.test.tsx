/** What a group's page says of its alert and its owner, before and after that is known. */
import { expect, it } from "vitest";
import type { GroupDetail } from "@/lib/api/contract";
import { keys } from "@/lib/client/keys";
import { drawPage } from "@/lib/client/test-page";
import { GroupAlert } from "./group-alert";

const of = (status: GroupDetail["status"]) =>
  ({ cluster: "lab", group: "billing", status, case: null, subscriptions: [] }) as unknown as GroupDetail;
const match = { cluster: null, group: "billing", topic: null, owner: null, severity: null, case: null };
const policy = { owners: [{ match, team: "payments", contact: null, runbook: null, note: null }] };

it.each(["OK", "UNKNOWN", "WARNING", "ERROR"] as const)(
  "the owner of a group in %s takes room that was kept",
  (status) => {
    const [before] = drawPage(<GroupAlert detail={of(status)} />, {});
    const [after] = drawPage(<GroupAlert detail={of(status)} />, { known: [[keys.alertPolicy, policy]] });
    const kept = before.slice(0, before.indexOf(">") + 1);
    expect(kept).toContain("min-h-");
    expect(before).toBe(`${kept}</p>`);
    expect(after).toContain("payments");
    expect(after.startsWith(kept)).toBe(true);
  },
);

it("the group is asked about by its name, as what fires may be more than one answer holds", () => {
  const [, cache] = drawPage(<GroupAlert detail={of("ERROR")} />, {});
  const asked = cache.getQueryCache().findAll({ queryKey: keys.alerts });
  expect(asked.map(({ queryKey }) => queryKey)).toEqual([[...keys.alerts, "group", "lab", "billing"]]);
});
