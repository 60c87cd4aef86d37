/** Lists the consumer groups of a cluster: one request a broker, each of which names the groups it coordinates. */
import type { Broker, CollectionProblem, GroupType } from "@/lib/core/collection";
import type { Connections } from "./connections";
import { asSentence, explainCode, reasonOf } from "./errors";
import type { ListedEntry } from "./list-groups-codec";
import { LIST_GROUPS } from "./requests";

/** A group as its coordinator lists it. */
export interface ListedGroup {
  group: string;
  type: GroupType;
  /** Kafka's own word; null where the broker leaves it out. */
  state: string | null;
  coordinator: number;
}

export interface GroupList {
  groups: Map<string, ListedGroup>;
  /** Brokers whose groups could not be listed, or only in part. */
  missing: Set<number>;
  problems: CollectionProblem[];
}

/** Kafka's words for group types; brokers before 4.0 have the classic type only and may leave it out. */
const TYPES: Record<string, GroupType> = {
  classic: "classic",
  consumer: "consumer",
  share: "share",
  streams: "streams",
  "": "classic",
};

/** The broker that should coordinate a group, by the metadata; -1 where none can, undefined where that is not known. */
export type LeaderOf = (group: string) => number | undefined;

/**
 * All groups that consume. Never rejects: a broker that cannot be asked is a problem and stands in `missing`.
 * A broker may go on listing groups that it has handed over, before the new coordinator lists them or for ever: who
 * leads a group's partition is its coordinator, whoever lists it, and what that one says of its state counts.
 */
export async function listGroups(
  connections: Connections,
  brokers: readonly Broker[],
  leaderOf: LeaderOf,
): Promise<GroupList> {
  const list: GroupList = { groups: new Map(), missing: new Set(), problems: [] };
  const report = (broker: Broker, reason: string) => {
    list.missing.add(broker.id);
    const whose = `broker ${broker.id} (${broker.host}:${broker.port})`;
    const message = asSentence(`The groups that ${whose} coordinates could not be listed: ${reason}`);
    list.problems.push({ what: "groups", subject: `broker ${broker.id}`, message });
  };
  await Promise.all(
    brokers.map(async (broker) => {
      try {
        const answer = await connections.call(broker, LIST_GROUPS);
        if (answer.errorCode !== 0) report(broker, explainCode(answer.errorCode));
        for (const entry of answer.groups) addGroup(list.groups, broker.id, entry, leaderOf);
      } catch (error) {
        report(broker, reasonOf(error));
      }
    }),
  );
  return list;
}

const NO_LEADER = -1;

function addGroup(
  groups: Map<string, ListedGroup>,
  listedBy: number,
  { group, protocolType, state, type }: ListedEntry,
  leaderOf: LeaderOf,
): void {
  // Connect workers and schema registries use the same protocol to elect leaders; they consume nothing.
  if (protocolType !== "consumer" && protocolType !== "" && !isModern(type)) return;
  if (state === "Dead") return;
  const leader = leaderOf(group);
  if (leader === NO_LEADER || (groups.has(group) && listedBy !== leader)) return;
  const known = TYPES[type.toLowerCase()] ?? "unknown";
  groups.set(group, { group, type: known, state: state === "" ? null : state, coordinator: leader ?? listedBy });
}

/** Group types after the classic one name protocol types of their own. */
function isModern(type: string): boolean {
  return type !== "" && type.toLowerCase() !== "classic";
}
