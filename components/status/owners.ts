/** What is known of who owns partitions. Pure. */
import type { GroupDetail, UnknownWire } from "@/lib/api/contract";

/**
 * Why it is not known whether anybody owns a partition of which no owner is told: the members are not known, or not all of what they
 * own. Null where it is known that nobody does.
 */
export function lackOfOwners({ members }: Pick<GroupDetail, "members">): UnknownWire | null {
  const lack = members.known ? members.value.find(({ assignment }) => !assignment.known)?.assignment : members;
  if (!lack || lack.known) return null;
  return { known: false, reason: lack.reason, said: lack.said };
}
