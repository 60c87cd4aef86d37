/** What a row says of a group at a moment of the past beyond what its snapshot says. */
import type { KnownNumber } from "@/lib/api/contract";
import type { GroupThen } from "@/lib/core/past/past-assembly";

/** How many members there were is stored, who they were is not. */
export const membersThen = ({ members }: Pick<GroupThen, "members">): { memberCount?: KnownNumber } =>
  members === null ? {} : { memberCount: { known: true, value: members } };

export const rowThen = (then: GroupThen) => ({ since: then.since, ...membersThen(then) });
