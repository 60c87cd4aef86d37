/** What a snapshot says against what Kafka's own tool says of the same groups. Differences are told in words, for a person. */
import type { StreamHealth } from "@/lib/core/words/collection";
import type { ClusterSnapshot, GroupSnapshot } from "@/lib/core/picture/snapshot";
import type { Known } from "@/lib/core/words/known";
import type { OracleRow } from "@/lib/lab/oracle";
import { commitsOf, type FieldGroup } from "./plan";

export interface Expected {
  groups: readonly FieldGroup[];
  /** State of the commit stream. */
  stream: StreamHealth["state"];
  /** What the problems are about, in any order; nothing else may be a problem. */
  problems: readonly string[];
}

/** Everything in a snapshot that is not as it should be: groups missing or unknown, an OK that rests on nothing. */
export function complaintsOf(snapshot: ClusterSnapshot, expected: Expected): string[] {
  const { health, stream, problems } = snapshot;
  if (!health.reachable) return [`it cannot be reached: ${health.reason}`];
  const groups = new Map(snapshot.groups.map((group) => [group.group, group]));
  const found = expected.groups.flatMap((plan) => complaintsOfGroup(plan, groups.get(plan.group)));
  if (stream.state !== expected.stream) found.push(`the commit stream is ${stream.state}: ${stream.reason}`);
  const about = problems.map(({ what }) => what).sort();
  if (about.join() !== [...expected.problems].sort().join())
    found.push(`the problems are [${problems.map(({ message }) => message).join(" ")}]`);
  return found;
}

function complaintsOfGroup(plan: FieldGroup, group: GroupSnapshot | undefined): string[] {
  if (!group) return [`group ${plan.group} is missing`];
  const found: string[] = [];
  if (group.status === "UNKNOWN") found.push(`group ${plan.group} is UNKNOWN: ${group.why}`);
  if (group.lag.unknown > 0)
    found.push(`group ${plan.group} is ${group.status}, ${group.lag.unknown} partitions unknown`);
  const members = group.members.known ? group.members.value.length : -1;
  if (members !== plan.members) found.push(`group ${plan.group} has ${members} members instead of ${plan.members}`);
  return found;
}

const keyOf = (group: string, topic: string, partition: number) => `${group} ${topic}/${partition}`;

const valueOf = (known: Known<bigint> | undefined) => (known?.known ? known.value : null);

/** Committed offset, log end offset and lag of every planned partition: differences to the tool's, in words. */
export function differencesOf(
  snapshot: ClusterSnapshot,
  rows: readonly OracleRow[],
  plans: readonly FieldGroup[],
): { compared: number; differences: string[] } {
  const theirs = new Map(rows.map((row) => [keyOf(row.group, row.topic, row.partition), row]));
  const ours = new Map(
    snapshot.groups.flatMap(({ group, subscriptions }) =>
      subscriptions.flatMap(({ topic, partitions }) =>
        partitions.map((partition) => [keyOf(group, topic, partition.partition), partition] as const),
      ),
    ),
  );
  const differences: string[] = [];
  let compared = 0;
  for (const [group, topic, partition] of commitsOf(plans)) {
    const key = keyOf(group, topic, partition);
    const [tool, own] = [theirs.get(key), ours.get(key)];
    if (!tool || tool.committed === null) differences.push(`${key}: the tool does not name it`);
    const printed = [tool?.committed ?? null, tool?.logEnd ?? null, tool?.lag ?? null].join(" ");
    const seen = [valueOf(own?.committed), valueOf(own?.logEnd), valueOf(own?.lag)].join(" ");
    if (printed !== seen) differences.push(`${key}: ${seen} instead of ${printed} (committed, log end, lag)`);
    compared++;
  }
  return { compared, differences };
}
