/** One group in the table of its cluster; the whole row leads to its page. */
import { Link } from "../ui/link";
import type { GroupSummary } from "@/lib/api/contract";
import { groupPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { visibleName } from "@/lib/client/visible-name";
import { Trend } from "../charts/trend";
import { GroupLag, Since } from "../status/group-figures";
import { Duration } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { Td } from "../ui/table";
import { Name } from "../ui/name";

export function ClusterGroupRow({ group }: { group: GroupSummary }) {
  const { cluster, group: name, status } = group;
  const why = useSentences().why(group);
  return (
    <tr data-group={name} className="relative focus-within:bg-selected hover:bg-selected">
      <Td>
        <StatusBadge status={status} />
      </Td>
      <Td className="py-1.5">
        <Link
          href={groupPath(cluster, name)}
          title={visibleName(name)}
          className="block truncate leading-[24px] font-medium after:absolute after:inset-0"
        >
          <Name of={name} />
        </Link>
        <span title={why} className="block truncate text-xs text-text-3">
          {why}
        </span>
      </Td>
      <Td className="hidden lg:table-cell">
        <Trend group={group} />
      </Td>
      <Td align="right">
        <GroupLag group={group} />
      </Td>
      <Td align="right" className="hidden sm:table-cell">
        <Duration value={group.timeLag} />
      </Td>
      <Td align="right" className="hidden sm:table-cell">
        <Since at={group.since} />
      </Td>
    </tr>
  );
}
