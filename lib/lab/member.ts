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
}
