/** The group in numbers: lag, time, rates, members, protocol. */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { GroupDetail, KnownOffset } from "@/lib/api/contract";
import { Term } from "../glossary/term";
import { NowTag } from "../shell/now-tag";
import { CatchUp, Count, Duration, Rate } from "../status/figures";
import { Unknown } from "../status/unknown";
import { Fact, Facts } from "./fact";

/** `live`: the group as it is now, for what is not kept of the past. */
export function GroupFacts({ detail, live = detail }: { detail: GroupDetail; live?: GroupDetail }) {
  const t = useTranslations("group");
  const { unknownPartitions, partitionCount, idleMembers, memberCount } = detail;
  const idle = idleMembers.known ? idleMembers.value : 0;
  const partial =
    unknownPartitions > 0 ? t("without", { unknown: unknownPartitions, all: partitionCount }) : t("records");
  const generation = live.generation === null ? "" : t("generation", { generation: String(live.generation) });
  return (
    <Facts label={t("facts")}>
      <Fact label={<Term name="lag">{t("totalLag")}</Term>} note={partial}>
        <Count value={lagOf() ?? { known: false, reason: t("noPartitionKnown") }} />
      </Fact>
      <Fact label={<Term name="time-behind">{t("behind")}</Term>} note={t("oldestWaiting")}>
        <Duration value={detail.timeLag} />
      </Fact>
      <Fact label={t("inTitle")} note={t("perSecond")}>
        <Rate value={detail.produceRate} />
      </Fact>
      <Fact label={t("outTitle")} note={t("perSecond")}>
        <Rate value={detail.consumeRate} />
      </Fact>
      <Fact label={<Term name="caught-up-in">{t("caughtUp")}</Term>} note={t("atTheseRates")}>
        <CatchUp status={detail.status} lag={lagOf()} value={detail.catchUp} />
      </Fact>
      <Fact
        label={<Term name="member">{t("members")}</Term>}
        note={idle > 0 ? t("idleCount", { idle }) : t("forPartitions", { count: partitionCount })}
      >
        {memberCount.known ? <Count value={memberCount.value} /> : <Unknown {...memberCount} />}
      </Fact>
      <Fact
        label={<Term name="group-state">{t("state")}</Term>}
        note={
          <Live>
            {live.type}
            {generation ? (
              <>
                , <Term name="generation">{generation}</Term>
              </>
            ) : null}
          </Live>
        }
      >
        {live.state ?? <span className="text-text-3">{t("notRead")}</span>}
      </Fact>
      <Fact
        label={<Term name="assignor">{t("assignor")}</Term>}
        note={
          <Live>
            {live.coordinator === null ? t("noCoordinator") : t("coordinator", { id: String(live.coordinator) })}
          </Live>
        }
      >
        {live.assignor || <span className="text-text-3">{t("nobody")}</span>}
      </Fact>
    </Facts>
  );

  /** Nothing that waits where it is known is not nothing: what is not known may hide behind it. */
  function lagOf(): KnownOffset | string | null {
    return detail.lag === "0" && unknownPartitions > 0 ? { known: false, reason: partial } : detail.lag;
  }
}

/** A note on what is known of the present alone. */
const Live = ({ children }: { children: ReactNode }) => (
  <>
    {children} <NowTag />
  </>
);
