/** Lists the consumer groups of a cluster: one request a broker, each of which names the groups it coordinates. */
import type { Broker, CollectionProblem, GroupType } from "@/lib/core/words/collection";
import { messageOf } from "@/lib/core/words/sentences/english";
import { say, type Reason } from "@/lib/core/words/sentences/facts";
import type { Connections } from "./connections";
import type { Coordinators, ListedGroup } from "./coordinators";
import { explainCode, reasonOf } from "./errors";
import type { ListedEntry } from "./list-groups-codec";
import { LIST_GROUPS } from "./requests";

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

/**
 * All groups that consume. Never rejects: a broker that cannot be asked is a problem and stands in `missing`.
 * Several brokers may list a group: what its coordinator says of its state counts.
 */
export async function listGroups(
  connections: Connections,
  brokers: readonly Broker[],
  coordinators: Coordinators,
): Promise<GroupList> {
  const listed = new Map<string, ListedGroup[]>();
  const list: GroupList = { groups: new Map(), missing: new Set(), problems: [] };
  const report = (broker: Broker, reason: Reason) => {
    list.missing.add(broker.id);
    const address = `${broker.host}:${broker.port}`;
    const said = say("problem.groups-unlisted", { broker: broker.id, address, reason });
    list.problems.push({ what: "groups", subject: `broker ${broker.id}`, ...messageOf(said) });
  };
  await Promise.all(
    brokers.map(async (broker) => {
      try {
        const answer = await connections.call(broker, LIST_GROUPS);
        if (answer.errorCode !== 0) report(broker, explainCode(answer.errorCode));
        for (const entry of answer.groups) addGroup(listed, broker.id, entry);
      } catch (error) {
        report(broker, reasonOf(error));
      }
    }),
  );
  for (const [group, entries] of listed) {
    const coordinator = coordinators.place(group, entries.map((entry) => entry.coordinator).sort(byId));
    const listing = entries.find((entry) => entry.coordinator === coordinator) ?? entries[0]!;
    list.groups.set(group, { ...listing, coordinator });
  }
  await coordinators.settle(list.groups);
  return list;
}

const byId = (a: number, b: number) => a - b;

function addGroup(
  listed: Map<string, ListedGroup[]>,
  coordinator: number,
  { group, protocolType, state, type }: ListedEntry,
): void {
  // Connect workers and schema registries use the same protocol to elect leaders; they consume nothing.
  if (protocolType !== "consumer" && protocolType !== "" && !isModern(type)) return;
  if (state === "Dead") return;
  const known = TYPES[type.toLowerCase()] ?? "unknown";
  const entry = { group, type: known, state: state === "" ? null : state, coordinator };
  const others = listed.get(group);
  if (others) others.push(entry);
  else listed.set(group, [entry]);
}

/** Group types after the classic one name protocol types of their own. */
function isModern(type: string): boolean {
  return type !== "" && type.toLowerCase() !== "classic";
}
