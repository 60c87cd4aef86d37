/** Reads who is in each group: members, their partitions, assignor and epoch, by the request of the group's type. */
import type { Broker, CollectionProblem, GroupState, Member } from "@/lib/core/words/collection";
import { plain, say, type Reason } from "@/lib/core/words/sentences/facts";
import { known, unknown } from "@/lib/core/words/known";
import { ByteReader } from "./byte-reader";
import type { Connections } from "./connections";
import { isRefusal, type Coordinators, type ListedGroup } from "./coordinators";
import { explainCode, reasonOf } from "./errors";
import type { DescribedGroup } from "./group-describe-codec";
import { summarise, type Unread } from "./problem-summary";
import type { RequestKind } from "./request";
import { CONSUMER_GROUP_DESCRIBE, DESCRIBE_GROUPS, SHARE_GROUP_DESCRIBE, STREAMS_GROUP_DESCRIBE } from "./requests";

/** Groups in one request. */
const MEMBERS_BATCH = 100;

const MEMBERS: Unread = { what: "members", facts: "members", of: "group" };

export interface Memberships {
  groups: GroupState[];
  /** Groups whose members could not be read, with the reason. */
  failed: Map<string, Reason>;
  problems: CollectionProblem[];
}

/** The membership of these groups. Never rejects: a group that cannot be read has unknown members and a problem. */
export async function readMembers(
  connections: Connections,
  coordinators: Coordinators,
  groups: readonly ListedGroup[],
): Promise<Memberships> {
  const result: Memberships = { groups: [], failed: new Map(), problems: [] };
  // Empty groups have no members to ask for; on most clusters these are many.
  const asked = groups.filter((group) => group.state !== "Empty" || !result.groups.push(emptyGroup(group)));
  const described = new Map<string, Description>();
  const ofType = (...types: string[]) => asked.filter(({ type }) => types.includes(type));
  await coordinators.each(ofType("classic", "unknown"), MEMBERS_BATCH, (broker, batch) =>
    describe(described, batch, () => describeClassic(connections, broker, batch)),
  );
  await coordinators.each(ofType("consumer"), MEMBERS_BATCH, (broker, batch) =>
    describe(described, batch, () => describeModern(connections, broker, batch, CONSUMER_GROUP_DESCRIBE)),
  );
  await coordinators.each(ofType("share"), MEMBERS_BATCH, (broker, batch) =>
    describe(described, batch, () => describeModern(connections, broker, batch, SHARE_GROUP_DESCRIBE)),
  );
  await coordinators.each(ofType("streams"), MEMBERS_BATCH, (broker, batch) =>
    describe(described, batch, () => describeModern(connections, broker, batch, STREAMS_GROUP_DESCRIBE)),
  );
  for (const group of ofType("classic", "unknown", "consumer", "share", "streams")) {
    const answer = described.get(group.group) ?? {
      group: group.group,
      problem: say("coordinator.away", { broker: group.coordinator }),
    };
    const isState = !("problem" in answer);
    result.groups.push(isState ? answer : blankGroup(group, null, answer.problem));
    if (!isState) result.failed.set(group.group, answer.problem);
  }
  result.problems.push(...summarise(MEMBERS, result.failed));
  return result;
}

/** What one request says of one group: its state, or why there is none. */
type Description = GroupState | { group: string; problem: Reason; refused?: boolean };

/** Takes in what a request says of a batch. Returns the groups that the broker does not coordinate. */
async function describe(
  known: Map<string, Description>,
  batch: ListedGroup[],
  ask: () => Promise<Description[]>,
): Promise<string[]> {
  const answers = new Map<string, Description>();
  let missing = plain("kafka.left-out");
  try {
    for (const answer of await ask()) answers.set(answer.group, answer);
  } catch (error) {
    missing = reasonOf(error);
  }
  for (const { group } of batch) known.set(group, answers.get(group) ?? { group, problem: missing });
  return [...answers.values()].flatMap((answer) => ("problem" in answer && answer.refused ? [answer.group] : []));
}

const refusalOf = (group: string, errorCode: number): Description => ({
  ...{ group, problem: explainCode(errorCode), refused: isRefusal(errorCode) },
});

async function describeClassic(connections: Connections, broker: Broker, batch: ListedGroup[]): Promise<Description[]> {
  const names = batch.map(({ group }) => group);
  const answer = await connections.call(broker, DESCRIBE_GROUPS, names);
  const types = new Map(batch.map(({ group, type }) => [group, type]));
  return answer.map(({ errorCode, group, state, assignor, members }): Description => {
    if (errorCode !== 0) return refusalOf(group, errorCode);
    // One that no broker lists may be of another protocol, of which this request knows nothing.
    if (state === "Dead" && types.get(group) === "unknown")
      return blankGroup(
        { group, type: "unknown", coordinator: broker.id },
        null,
        plain("coordinator.does-not-describe"),
      );
    const settled = state === "Stable";
    return {
      group,
      type: types.get(group) ?? "classic",
      state,
      // While the members are still joining there is no protocol yet.
      assignor: assignor === "" ? null : assignor,
      // DescribeGroups does not tell the generation; the commit stream does.
      generation: null,
      coordinator: broker.id,
      members: known(
        members.map(({ memberId, instanceId, clientId, host, assignment }) => ({
          ...{ memberId, instanceId, clientId },
          host: host.replace(/^\//, ""),
          assignment: settled ? decodeAssignment(assignment) : unknown(plain("unknown.rebalance")),
        })),
      ),
    };
  });
}

const CLASSIC = false;

/**
 * A member's partitions as the classic protocol keeps them (ConsumerProtocolAssignment: version, topics with
 * partitions, user data). Unknown for clients that speak a protocol of their own.
 */
export function decodeAssignment(bytes: Buffer): Member["assignment"] {
  if (bytes.length === 0) return known([]);
  try {
    const reader = new ByteReader(bytes);
    reader.int16();
    return known(
      reader.array(CLASSIC, () => ({
        topic: reader.string(CLASSIC),
        partitions: reader.array(CLASSIC, () => reader.int32()).sort((a, b) => a - b),
      })),
    );
  } catch {
    return unknown(plain("unknown.assignment-format"));
  }
}

async function describeModern(
  connections: Connections,
  broker: Broker,
  batch: ListedGroup[],
  request: RequestKind<[readonly string[]], DescribedGroup[]>,
): Promise<Description[]> {
  const names = batch.map(({ group }) => group);
  const types = new Map(batch.map(({ group, type }) => [group, type]));
  const answer = await connections.call(broker, request, names);
  return answer.map((entry): Description => {
    const { group, errorCode } = entry;
    if (errorCode !== 0) return refusalOf(group, errorCode);
    return {
      group,
      type: types.get(group) ?? "consumer",
      state: entry.state,
      assignor: entry.assignor === "" ? null : entry.assignor,
      generation: entry.epoch,
      coordinator: broker.id,
      members: known(
        entry.members.map(({ memberId, instanceId, clientId, host, assignment }) => ({
          memberId,
          instanceId,
          clientId,
          host: host.replace(/^\//, ""),
          assignment: known(
            assignment.map(({ topic, partitions }) => ({ topic, partitions: partitions.sort((a, b) => a - b) })),
          ),
        })),
      ),
    };
  });
}

function emptyGroup({ group, type, coordinator }: ListedGroup): GroupState {
  return { group, type, state: "Empty", assignor: null, generation: null, coordinator, members: known([]) };
}

/** A group of which no more is known than that it exists. */
function blankGroup(
  { group, type, coordinator }: Pick<GroupState, "group" | "type" | "coordinator">,
  state: string | null,
  reason: Reason,
): GroupState {
  return { group, type, state, assignor: null, generation: null, coordinator, members: unknown(reason) };
}
