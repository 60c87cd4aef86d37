/** Who is in the group and what each carries; members without partitions are said to be idle. */
import type { GroupDetail } from "@/lib/api/contract";
import { Count } from "../status/figures";
import { Unknown } from "../status/unknown";
import { Card } from "../ui/card";
import { Table, Td, Th } from "../ui/table";
import { memberLoads, partitionRanges, type MemberLoad } from "./rank";

export function MembersTable({ detail }: { detail: GroupDetail }) {
  const { members } = detail;
  const loads = memberLoads(detail);
  return (
    <Card title="Members" note={members.known ? String(members.value.length) : undefined} padded={false}>
      {!members.known ? (
        <p className="px-4 py-4 text-sm text-text-2">The members could not be read: {members.reason}.</p>
      ) : loads.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">
          No member now. The group is {detail.state ?? "in an unread state"}; its committed offsets remain.
        </p>
      ) : (
        <Table aria-label="Members of the group">
          <caption className="sr-only">Members of the group, the most loaded first</caption>
          <thead>
            <tr>
              <Th>Client</Th>
              <Th>Host</Th>
              <Th>Partitions</Th>
              <Th align="right">Lag</Th>
            </tr>
          </thead>
          <tbody>
            {loads.map((load) => (
              <MemberRow key={load.member.memberId} load={load} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function MemberRow({ load }: { load: MemberLoad }) {
  const { member, partitions, lag, unknown, idle } = load;
  const reason = member.assignment.known ? "" : member.assignment.reason;
  return (
    <tr className={idle ? "text-text-3" : undefined}>
      <Td title={member.memberId} className="max-w-52 truncate">
        {member.instanceId ?? member.clientId}
      </Td>
      <Td className="figures">{member.host.replace(/^\//, "")}</Td>
      <Td className="max-w-56 truncate" title={partitions ? describe(partitions) : undefined}>
        {idle ? (
          "idle"
        ) : partitions ? (
          <span className="figures">{describe(partitions)}</span>
        ) : (
          <Unknown reason={reason} />
        )}
      </Td>
      <Td align="right">
        {idle ? "–" : lag === null ? <Unknown reason={reason || "no lag known"} /> : <Count value={lag} />}
        {lag !== null && unknown > 0 ? <span title={`${unknown} partitions are missing from this sum`}>+?</span> : null}
      </Td>
    </tr>
  );
}

/** "orders/0-2, refunds/1". */
function describe(partitions: { topic: string; partition: number }[]): string {
  const topics = [...new Set(partitions.map(({ topic }) => topic))];
  return topics
    .map((topic) => `${topic}/${partitionRanges(partitions.filter((p) => p.topic === topic).map((p) => p.partition))}`)
    .join(", ");
}
