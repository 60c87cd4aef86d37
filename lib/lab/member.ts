/** One consumer of a group, whatever it is made of. */
import type { Gate } from "./gate";
import type { GroupPlan } from "./plan";

export interface Member {
  /** Takes a changed speed or a changed mind about poison. */
  set(plan: GroupPlan): void;
  /** Settles when it has joined its group, or has begun to read. */
  start(): Promise<void>;
  /** A clean shutdown: what is processed is committed, and the group is left. */
  stop(): Promise<void>;
}

export interface MemberOptions {
  plan: GroupPlan;
  gate: Gate;
  bootstrap: string;
  /** For the client id. */
  name: string;
  /** Called when the member cannot go on by itself; another one is to take its place. */
  broken(): void;
}

/** So many commits that fail in a row break a member: one may fail in any rebalance. */
const MOST_FAILURES = 3;

/**
 * Counts a member's commits. @platformatic/kafka asks for a group's coordinator once and never again, so that a member
 * whose coordinator died, or moved, is of no more use.
 */
export class CommitHealth {
  private failures = 0;

  constructor(private readonly broken: () => void) {}

  /** Passes a commit on. */
  async watch<T>(commit: Promise<T>): Promise<T> {
    try {
      const done = await commit;
      this.failures = 0;
      return done;
    } catch (error) {
      if (++this.failures === MOST_FAILURES) this.broken();
      throw error;
    }
  }
}
