/**
 * Rebalances as happenings. One goes over several cycles: members leave and join, and the generation follows, as each
 * source comes to know of it. It is told once, when it has settled.
 */
import { messageOf } from "../words/sentences/english";
import { say, type Said } from "../words/sentences/facts";
import type { Happening } from "./changes";
import type { GroupSnapshot } from "./snapshot";
import type { Millis } from "../words/terms";

type Membership = Pick<GroupSnapshot, "members" | "assignor" | "generation">;

/** States of a group between two assignments, of the classic and of the newer protocol. */
const UNSETTLED: ReadonlySet<string> = new Set([
  "PreparingRebalance",
  "CompletingRebalance",
  "Assigning",
  "Reconciling",
]);

/** One that does not settle is told after so long, and again while it goes on. */
const REPORTED_AFTER_MS = 60_000;

/** Remembers of each group that rebalances how it was before. */
export class Rebalances {
  private readonly begun = new Map<string, { at: Millis; from: Membership }>();

  /** The rebalance of a group that has settled in the cycle from `before` to `after`, told of when it began; null: none. */
  change(before: GroupSnapshot | undefined, after: GroupSnapshot, at: Millis): Happening | null {
    const { group, cluster } = after;
    if (!before) return null;
    const begun = this.begun.get(group);
    // One quiet cycle more: the last to know of it may be a cycle late.
    const moves =
      [before, after].some(({ state }) => UNSETTLED.has(state ?? "")) || membershipChange(before, after) !== null;
    if (!begun) {
      if (moves) this.begun.set(group, { at, from: membershipOf(before) });
      return null;
    }
    if (moves && at - begun.at < REPORTED_AFTER_MS) return null;
    if (moves) this.begun.set(group, { at, from: membershipOf(after) });
    else this.begun.delete(group);
    const said = membershipChange(begun.from, after);
    const where = { at: begun.at, cluster, group, topic: null, partition: null };
    return said && { ...where, kind: "rebalance", before: null, after: null, ...messageOf(said) };
  }

  /** Forgets other groups than these. */
  keepOnly(groups: ReadonlySet<string>): void {
    for (const group of this.begun.keys()) if (!groups.has(group)) this.begun.delete(group);
  }
}

const membershipOf = ({ members, assignor, generation }: GroupSnapshot): Membership => ({
  members,
  assignor,
  generation,
});

/** Says how the membership changed; null when it did not, or is not known. */
function membershipChange(before: Membership, after: Membership): Said | null {
  const assignors =
    before.assignor && after.assignor && before.assignor !== after.assignor ? [before.assignor, after.assignor] : [];
  const generations =
    before.generation !== null && after.generation !== null && after.generation > before.generation
      ? [before.generation, after.generation]
      : [];
  const { joined, left } = comings(before, after);
  if (joined.length + left.length + assignors.length + generations.length === 0) return null;
  return say("happened.members", { joined: names(joined), left: names(left), assignors, generations });
}

/** Client ids of those who came and went, as far as it is known who was there. */
function comings(before: Membership, after: Membership): { joined: string[]; left: string[] } {
  if (!before.members.known || !after.members.known) return { joined: [], left: [] };
  const old = new Set(before.members.value.map((member) => member.memberId));
  const now = new Set(after.members.value.map((member) => member.memberId));
  return {
    joined: after.members.value.filter(({ memberId }) => !old.has(memberId)).map(({ clientId }) => clientId),
    left: before.members.value.filter(({ memberId }) => !now.has(memberId)).map(({ clientId }) => clientId),
  };
}

/** Names, or how many where there are none or many. */
const names = (clients: string[]) => (clients.length === 0 || clients.length > 3 ? clients.length : clients);
