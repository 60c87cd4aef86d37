/** Which groups a pattern means, before anything is set aside. Pure. */
import type { GroupSummary } from "@/lib/api/contract";
import { matches } from "@/lib/core/words/settings-for";

export interface Fitting {
  /** Those in trouble first. */
  fits: GroupSummary[];
  inTrouble: number;
  /** It fits every group that there is, and there are several. */
  all: boolean;
}

const inTrouble = ({ status, muted }: GroupSummary) => !muted && (status === "WARNING" || status === "ERROR");

/** @param groups of one cluster */
export function fitting(groups: readonly GroupSummary[], pattern: string): Fitting {
  const found = groups.filter(({ group }) => matches(pattern, group));
  const [bad, well] = [found.filter(inTrouble), found.filter((group) => !inTrouble(group))];
  return { fits: [...bad, ...well], inTrouble: bad.length, all: groups.length > 1 && found.length === groups.length };
}
