/** Groups that are well but far behind, and getting nearer: nobody is called for them, and somebody may wait for them. Pure. */
import type { GroupSummary } from "./contract";

/** Who was far behind is no longer once it is less late than this: half of what makes it far. */
const NEAR_MS = 30_000;

/** True where the server says so. */
export const isCatchingUp = ({ status, said }: Pick<GroupSummary, "status" | "said">): boolean =>
  status === "OK" && (said?.key === "group.catching-up" || said?.key === "group.works-off-reset");

/**
 * As a level for steps that settle: who catches up is on step 1 and stays there until it is near, so that who is as late as
 * the border does not come and go.
 */
export function levelOfCatchingUp(group: Pick<GroupSummary, "status" | "said" | "timeLag">): number {
  if (isCatchingUp(group)) return 1.5;
  const { timeLag } = group;
  const lateMs = timeLag.known ? timeLag.value : (timeLag.atLeast ?? 0);
  return group.status === "OK" && lateMs >= NEAR_MS ? 0.9 : 0;
}
