/** Numbers beyond lag, as Kafka's consumers name them where they do. */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { GroupDetail } from "@/lib/api/contract";
import { formatAge, formatRate, formatShare } from "@/lib/client/format";
import { usePageNow } from "@/lib/client/page-moment";
import { Count, Duration, Figure } from "../status/figures";
import { Unknown } from "../status/unknown";
import { Card } from "../ui/card";

export function MeasuresCard({ detail }: { detail: GroupDetail }) {
  const t = useTranslations("group");
  const { recordsLagMax, recordsLagAvg, skew, idleMembers, consumersNeeded } = detail;
  return (
    <Card title={t("measures")} note={t("overAll")}>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-2 text-sm">
        <Measure name="records-lag-max" note={t("worstLastMinute")}>
          <Count value={recordsLagMax} />
        </Measure>
        <Measure name="records-lag-avg" note={t("meanLastMinute")}>
          <Figure value={recordsLagAvg} format={formatRate} />
        </Measure>
        <Measure name={t("skew")} note={t("skewNote")}>
          <Figure value={skew} format={(value) => `${value.toFixed(value < 10 ? 1 : 0)} ×`} />
        </Measure>
        <Measure name={t("idleMembers")} note={t("ownNone")}>
          <Figure value={idleMembers} format={String} />
        </Measure>
        <Measure name={t("consumersNeeded")} note={t("toKeepUp")}>
          <Figure value={consumersNeeded} format={String} />
        </Measure>
        <CommitMeasures commitGap={detail.commitGap} lastCommitAt={detail.lastCommitAt} />
        <RetentionMeasures {...detail} />
      </dl>
    </Card>
  );
}

function CommitMeasures({ commitGap, lastCommitAt }: Pick<GroupDetail, "commitGap" | "lastCommitAt">) {
  const t = useTranslations("group");
  const now = usePageNow(1000);
  return (
    <>
      <Measure name={t("commitsEvery")} note={t("usually")}>
        <Duration value={commitGap} />
      </Measure>
      <Measure name={t("lastCommit")}>
        {lastCommitAt === null ? (
          <Unknown reason={t("noCommitSeen")} />
        ) : (
          <span className="figures">{now === 0 ? "…" : formatAge(Math.max(0, now - lastCommitAt))}</span>
        )}
      </Measure>
    </>
  );
}

function RetentionMeasures({ retentionShare, lossIn, lost }: Pick<GroupDetail, "retentionShare" | "lossIn" | "lost">) {
  const t = useTranslations("group");
  return (
    <>
      <Measure name={t("shareWaits")} note={t("worstPartition")}>
        <Figure value={retentionShare} format={formatShare} />
      </Measure>
      <Measure name={t("lostIn")} note={t("retentionNow")}>
        <Duration value={lossIn} />
      </Measure>
      <Measure name={t("recordsLost")} note={t("deletedUnread")}>
        <span className={lost.known && lost.value !== "0" ? "text-error" : undefined}>
          <Count value={lost} />
        </span>
      </Measure>
    </>
  );
}

function Measure({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-text-2">
        {name}
        {note ? <span className="ml-2 text-2xs text-text-3">{note}</span> : null}
      </dt>
      <dd className="text-right font-medium">{children}</dd>
    </>
  );
}
