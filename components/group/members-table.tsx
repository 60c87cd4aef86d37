/** Who is in the group and what each carries; members without partitions are said to be idle. */
"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { GroupDetail } from "@/lib/api/contract";
import { useSentences } from "@/lib/client/sentences";
import { Count } from "../status/figures";
import { Unknown } from "../status/unknown";
import { NowTag } from "../shell/now-tag";
import { Card } from "../ui/card";
import { CsvButton } from "../ui/csv-button";
import { Table, Td, Th } from "../ui/table";
import { describePartitions, memberLoads, memberSteps, type MemberLoad } from "../status/rank";
import { memberRows } from "./table-rows";
import type { GroupUrl } from "./use-group-url";

export function MembersTable({ detail, url }: { detail: GroupDetail; url: GroupUrl }) {
  const t = useTranslations("group");
  const { reason } = useSentences();
  const { members } = detail;
  const [steps] = useState(memberSteps);
  const loads = useMemo(() => memberLoads(detail, steps), [detail, steps]);
  return (
    <Card
      title={t("members")}
      note={
        <>
          {members.known ? members.value.length : null} <NowTag />
        </>
      }
      padded={false}
      actions={<CsvButton name={`members of ${detail.group}`} rows={() => memberRows(loads)} />}
    >
      {!members.known ? (
        <p className="px-4 py-4 text-sm text-text-2">{t("membersUnread", { reason: reason(members) })}</p>
      ) : loads.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">{t("noMember", { state: detail.state ?? t("unreadState") })}</p>
      ) : (
        <Table aria-label={t("membersTable")} className="min-w-[380px] table-fixed">
          <thead>
            <tr>
              <Th>{t("client")}</Th>
              <Th className="w-[26%]">{t("host")}</Th>
              <Th>{t("partitionsColumn")}</Th>
              <Th align="right" className="w-[88px]">
                {t("lag")}
              </Th>
            </tr>
          </thead>
          <tbody>
            {loads.map((load) => (
              <MemberRow key={load.member.memberId} load={load} url={url} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function MemberRow({ load, url }: { load: MemberLoad; url: GroupUrl }) {
  const t = useTranslations("group");
  const { member, partitions, lag, unknown, idle } = load;
  const why = member.assignment.known ? { reason: t("noLagKnown") } : member.assignment;
  const keys = (partitions ?? []).map(({ topic, partition }) => `${topic}/${partition}`);
  return (
    <tr className={idle ? "text-text-3" : undefined}>
      <Td title={member.memberId} className="max-w-52 truncate">
        {member.instanceId ?? member.clientId}
      </Td>
      <Td className="figures truncate" title={member.host}>
        {member.host.replace(/^\//, "")}
      </Td>
      <Td className="max-w-56 truncate">
        {idle ? (
          t("idle")
        ) : partitions ? (
          <button
            type="button"
            className="figures block min-h-[24px] max-w-full truncate text-left hover:underline"
            title={t("showTheirs", { partitions: describePartitions(partitions) })}
            onClick={() => url.setLines(keys)}
          >
            {describePartitions(partitions)}
          </button>
        ) : (
          <Unknown {...why} />
        )}
      </Td>
      <Td align="right">
        {idle ? "–" : lag === null ? <Unknown {...why} /> : <Count value={lag} />}
        {lag !== null && unknown > 0 ? <span title={t("missingFromSum", { count: unknown })}>+?</span> : null}
      </Td>
    </tr>
  );
}
