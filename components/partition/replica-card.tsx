/** Who leads the partition, who holds copies of it, and who reads it. */
"use client";

import { useTranslations } from "use-intl";
import type { GroupDetail, PartitionWire } from "@/lib/api/contract";
import { lackOfOwners } from "../status/owners";
import { Unknown } from "../status/unknown";
import { Card } from "../ui/card";

export function ReplicaCard({ row, detail }: { row: PartitionWire; detail: GroupDetail }) {
  const t = useTranslations("partition.brokers");
  const { leader, replicas, inSyncReplicas, owner } = row;
  const behind = replicas.filter((id) => !inSyncReplicas.includes(id));
  const member = detail.members.known ? detail.members.value.find(({ memberId }) => memberId === owner) : undefined;
  const lack = lackOfOwners(detail);
  const noLeader = leader === null || leader < 0;
  return (
    <Card title={t("title")} note={t("now")}>
      <dl className="grid grid-cols-[8rem_1fr] gap-x-3 gap-y-2 text-sm">
        <dt className="text-text-3">{t("leader")}</dt>
        <dd className="figures">
          {noLeader ? <span className="font-medium text-offline">{t("none")}</span> : t("broker", { id: leader })}
        </dd>
        <dt className="text-text-3">{t("replicas")}</dt>
        <dd className="figures">{replicas.length > 0 ? replicas.join(", ") : t("notKnown")}</dd>
        <dt className="text-text-3">{t("inSync")}</dt>
        <dd className="figures">
          {inSyncReplicas.length > 0 ? inSyncReplicas.join(", ") : t("none")}
          {behind.length > 0 ? (
            <span className="ml-2 text-warning">{t("behind", { brokers: behind.join(", ") })}</span>
          ) : null}
        </dd>
        <dt className="text-text-3">{t("owner")}</dt>
        <dd className="min-w-0 wrap-anywhere">
          {owner === null ? (
            lack ? (
              <Unknown {...lack} />
            ) : (
              <span className="text-text-2">{t("noOwner")}</span>
            )
          ) : (
            <>
              {member ? (member.instanceId ?? member.clientId) : owner}
              {member ? <span className="figures ml-2 text-text-3">{member.host.replace(/^\//, "")}</span> : null}
              <span className="block text-2xs text-text-3">{owner}</span>
            </>
          )}
        </dd>
      </dl>
    </Card>
  );
}
