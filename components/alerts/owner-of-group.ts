/** Who owns a group that no alert tells about. Pure. */
import type { OwnerWire } from "@/lib/api/alert-parts-contract";
import type { GroupDetail, GroupSummary } from "@/lib/api/contract";
import { ownerOf } from "@/lib/core/alerts/owners";

export type Owned = Pick<GroupDetail, "cluster" | "group" | "status" | "case" | "subscriptions">;

/** Null where nobody is named. A group that is well is whose it would be at its worst. */
export function ownerOfGroup(owners: readonly OwnerWire[], of: Owned): OwnerWire | null {
  return ownerOfRow(owners, { ...of, topics: of.subscriptions.map(({ topic }) => topic) });
}

/** As `ownerOfGroup`, of a group as a row. */
export function ownerOfRow(
  owners: readonly OwnerWire[],
  { cluster, group, status, topics, case: of }: Pick<GroupSummary, "cluster" | "group" | "status" | "case" | "topics">,
): OwnerWire | null {
  const severity = status === "WARNING" ? "WARNING" : "ERROR";
  return ownerOf(owners, { cluster, group, topics, severity, case: of });
}
