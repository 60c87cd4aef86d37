/** Why a group with many waiting records is OK all the same, from what its judgement and its numbers say. Pure. */
import { isCatchingUp } from "@/lib/api/catching-up";
import type { GroupDetail } from "@/lib/api/contract";

/** Of a group whose status is OK, by what it is OK. */
export type OkWithLag =
  /** It consumes faster than records arrive: nothing waits in so long. */
  | { why: "shrinks"; ms: number }
  /** Many records, but none has waited for long. */
  | { why: "young"; behindMs: number }
  /** It commits seldom, and what came since waits for the next commit. */
  | { why: "batch"; behindMs: number; gapMs: number }
  /** It moves and does not get later. */
  | { why: "steady" };

/** From so many records on somebody may wonder. */
const MANY_RECORDS = 1000n;
/** From so long a wait on somebody may wonder, however few the records. */
const LONG_MS = 60_000;
/** The rules' own floor (`floorMs`): nobody falls behind by less. */
const YOUNG_MS = 10_000;

type Judged = Pick<GroupDetail, "status" | "said" | "lag" | "timeLag" | "commitGap">;

/** Null where the status is another, where nobody would wonder, and where part of the lag does not count. */
export function okWithLag({ status, said, lag, timeLag, commitGap }: Judged): OkWithLag | null {
  if (status !== "OK" || lag === null || said?.key === "group.some-muted") return null;
  const ms = isCatchingUp({ status, said }) ? said?.values.ms : null;
  if (typeof ms === "number") return { why: "shrinks", ms };
  const behindMs = timeLag.known ? timeLag.value : null;
  if (BigInt(lag) < MANY_RECORDS && (behindMs === null || behindMs < LONG_MS)) return null;
  if (behindMs !== null && behindMs <= YOUNG_MS) return { why: "young", behindMs };
  // What came just after a commit has waited for one gap at the next, and the commit takes its time.
  if (behindMs !== null && commitGap.known && behindMs <= 1.5 * commitGap.value)
    return { why: "batch", behindMs, gapMs: commitGap.value };
  return { why: "steady" };
}
