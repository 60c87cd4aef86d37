/** The group in numbers: lag, time, rates, members, protocol. */
"use client";

import { useTranslations } from "use-intl";
import type { GroupDetail } from "@/lib/api/contract";
import { CatchUp, Count, Duration, Rate } from "../status/figures";
import { Unknown } from "../status/unknown";
import { Fact, Facts } from "./fact";

export function GroupFacts({ detail }: { detail: GroupDetail }) {
  const t = useTranslations("group");
  const { unknownPartitions, partitionCount, idleMembers, memberCount } = detail;
  const idle = idleMembers.known ? idleMembers.value : 0;
  const partial =
    unknownPartitions > 0 ? t("without", { unknown: unknownPartitions, all: partitionCount }) : t("records");
  const generation = detail.generation === null ? "" : t("generation", { generation: String(detail.generation) });
  return (
    <Facts label={t("facts")}>
      <Fact label={t("totalLag")} note={partial}>
        <Count value={detail.lag ?? { known: false, reason: t("noPartitionKnown") }} />
      </Fact>
      <Fact label={t("behind")} note={t("oldestWaiting")}>
        <Duration value={detail.timeLag} />
      </Fact>
      <Fact label={t("inTitle")} note={t("perSecond")}>
        <Rate value={detail.produceRate} />
      </Fact>
      <Fact label={t("outTitle")} note={t("perSecond")}>
        <Rate value={detail.consumeRate} />
      </Fact>
      <Fact label={t("caughtUp")} note={t("atTheseRates")}>
        <CatchUp status={detail.status} lag={detail.lag} value={detail.catchUp} />
      </Fact>
      <Fact
        label={t("members")}
        note={idle > 0 ? t("idleCount", { idle }) : t("forPartitions", { count: partitionCount })}
      >
        {memberCount.known ? <Count value={memberCount.value} /> : <Unknown {...memberCount} />}
      </Fact>
      <Fact label={t("state")} note={[detail.type, generation].filter(Boolean).join(", ")}>
        {detail.state ?? <span className="text-text-3">{t("notRead")}</span>}
      </Fact>
      <Fact
        label={t("assignor")}
        note={detail.coordinator === null ? t("noCoordinator") : t("coordinator", { id: String(detail.coordinator) })}
      >
        {detail.assignor || <span className="text-text-3">{t("nobody")}</span>}
      </Fact>
    </Facts>
  );
}
