/** The group in numbers: lag, time, rates, members, protocol. */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { GroupDetail, KnownOffset } from "@/lib/api/contract";
import { Term } from "../glossary/term";
import { NowTag } from "../shell/now-tag";
import { CatchUp, Count, Duration } from "../status/figures";
import { GroupRate } from "../status/group-figures";
import { shownLag } from "../status/shown-lag";
import { Unknown } from "../status/unknown";
import { Fact, FactWord, Facts } from "../ui/fact";

export interface GroupFactsProps {
  detail: GroupDetail;
  /** The group as it is now, for what is not kept of the past; undefined where it is gone. */
  live: GroupDetail | undefined;
}

export function GroupFacts({ detail, live }: GroupFactsProps) {
  const t = useTranslations("group");
  const { unknownPartitions, partitionCount, idleMembers, memberCount } = detail;
  const idle = idleMembers.known ? idleMembers.value : 0;
  const partial =
    unknownPartitions > 0 ? t("without", { unknown: unknownPartitions, all: partitionCount }) : t("records");
  const reason = detail.lag === null ? t("noPartitionKnown") : partial;
  const lag: KnownOffset | string = shownLag(detail) ?? { known: false, reason };
  return (
    <Facts label={t("facts")}>
      <Fact label={<Term name="lag">{t("totalLag")}</Term>} note={partial}>
        <Count value={lag} />
      </Fact>
      <Fact label={<Term name="time-behind">{t("behind")}</Term>} note={t("oldestWaiting")}>
        <Duration value={detail.timeLag} />
      </Fact>
      <Fact label={t("inTitle")} note={t("perSecond")}>
        <GroupRate group={detail} of="produceRate" />
      </Fact>
      <Fact label={t("outTitle")} note={t("perSecond")}>
        <GroupRate group={detail} of="consumeRate" />
      </Fact>
      <Fact label={<Term name="caught-up-in">{t("caughtUp")}</Term>} note={t("atTheseRates")}>
        <CatchUp status={detail.status} lag={lag} value={detail.catchUp} />
      </Fact>
      <Fact
        label={<Term name="member">{t("members")}</Term>}
        note={idle > 0 ? t("idleCount", { idle }) : t("forPartitions", { count: partitionCount })}
      >
        {memberCount.known ? <Count value={memberCount.value} /> : <Unknown {...memberCount} />}
      </Fact>
      <StateFacts detail={live ?? detail} present={live !== undefined} />
    </Facts>
  );
}

/** What is known of the present alone. `present`: false of a group that is gone, of which nothing of it is known. */
function StateFacts({ detail, present }: { detail: GroupDetail; present: boolean }) {
  const t = useTranslations("group");
  const { type, state, assignor, coordinator, members } = detail;
  const generation = detail.generation === null ? "" : t("generation", { generation: String(detail.generation) });
  const unread = members.known ? <span className="text-text-3">{t("notRead")}</span> : <Unknown {...members} />;
  const note = (children: ReactNode) =>
    present ? (
      <>
        {children} <NowTag />
      </>
    ) : undefined;
  return (
    <>
      <Fact
        label={<Term name="group-state">{t("state")}</Term>}
        note={note(
          <>
            {type}
            {generation ? (
              <>
                , <Term name="generation">{generation}</Term>
              </>
            ) : null}
          </>,
        )}
      >
        {state ?? unread}
      </Fact>
      <Fact
        label={<Term name="assignor">{t("assignor")}</Term>}
        note={note(coordinator === null ? t("noCoordinator") : t("coordinator", { id: String(coordinator) }))}
      >
        {assignor ? (
          <FactWord>{assignor}</FactWord>
        ) : state === null ? (
          unread
        ) : (
          <span className="text-text-3">{t("nobody")}</span>
        )}
      </Fact>
    </>
  );
}
