/** The topic in numbers. */
"use client";

import { useTranslations } from "use-intl";
import clsx from "clsx";
import type { KnownNumber } from "@/lib/api/contract";
import type { TopicDetail } from "@/lib/api/topic-contract";
import { formatExact } from "@/lib/client/format";
import { NowTag } from "../shell/now-tag";
import { TotalRate } from "../status/figures";
import { Unknown } from "../status/unknown";
import { Fact, Facts } from "../ui/fact";
import { NOT_THEN } from "./not-then";
import { TopicLag, TopicRate, TopicRetained } from "./topic-numbers";

export interface TopicFactsProps {
  detail: TopicDetail;
  /** The topic as it is now, for what is not kept of the past; undefined where it is gone. */
  live: TopicDetail | undefined;
}

export function TopicFacts({ detail, live }: TopicFactsProps) {
  const t = useTranslations("topic");
  const { partitionCount, groupCount, offline } = detail;
  const present = (note: string) => (
    <>
      {note} {live ? <NowTag /> : null}
    </>
  );
  return (
    <Facts label={t("facts")}>
      <Fact label={t("columns.partitions")}>
        <span className="figures">{formatExact(partitionCount)}</span>
      </Fact>
      <Fact label={t("columns.groups")}>
        <span className="figures">{formatExact(groupCount)}</span>
      </Fact>
      <Fact label={t("inRate")} note={t("inRateNote")}>
        <TopicRate topic={detail} />
      </Fact>
      <Fact label={t("columns.lag")} note={t("lagNote")}>
        <TopicLag topic={detail} />
      </Fact>
      <Fact label={t("columns.retained")} note={t("retainedNote")}>
        <TopicRetained topic={detail} />
      </Fact>
      <Fact label={t("deletedRate")} note={t("deletedRateNote")}>
        <TotalRate value={deletedOf(detail)} without={offline.length} of={partitionCount} />
      </Fact>
      <Fact label={t("policy")} note={present("cleanup.policy")}>
        {live ? <Policy compacted={live.compacted} /> : <Unknown {...NOT_THEN} />}
      </Fact>
      <Fact label={t("offlineFact")} note={t("offlineFactNote")}>
        <Bad count={offline.length} tone="text-offline" />
      </Fact>
      <Fact label={t("outOfSync")} note={present(t("outOfSyncNote"))}>
        {live ? <Bad count={live.underReplicated.length} tone="text-warning" /> : <Unknown {...NOT_THEN} />}
      </Fact>
    </Facts>
  );
}

function Policy({ compacted }: { compacted: boolean }) {
  const t = useTranslations("topic");
  if (compacted) return t("policyCompact");
  return <span className="block text-sm leading-[16px] whitespace-normal text-text-2">{t("policyDelete")}</span>;
}

function Bad({ count, tone }: { count: number; tone: string }) {
  return <span className={clsx("figures", count > 0 && tone)}>{formatExact(count)}</span>;
}

/** All partitions together; partitions whose log start stands delete nothing. */
function deletedOf({ partitions }: TopicDetail): KnownNumber {
  const known = partitions.flatMap(({ deletionRate }) => (deletionRate.known ? [deletionRate.value] : []));
  if (known.length > 0) return { known: true, value: known.reduce((sum, value) => sum + value, 0) };
  return partitions[0]?.deletionRate ?? { known: false, reason: "no partition" };
}
