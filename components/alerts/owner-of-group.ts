/** Who owns a group that no alert tells about. Pure. */
import type { OwnerWire } from "@/lib/api/alert-parts-contract";
import type { GroupDetail } from "@/lib/api/contract";
import { ownerOf } from "@/lib/core/alerts/owners";

export type Owned = Pick<GroupDetail, "cluster" | "group" | "status" | "case" | "subscriptions">;

/** Null where nobody is named. A group that is well is whose it would be at its worst. */
export function ownerOfGroup(owners: readonly OwnerWire[], of: Owned): OwnerWire | null {
  const { cluster, group, status, subscriptions } = of;
  const topics = subscriptions.map(({ topic }) => topic);
  const severity = status === "WARNING" ? "WARNING" : "ERROR";
  return ownerOf(owners, { cluster, group, topics, severity, case: of.case });
}
