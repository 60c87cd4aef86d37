/** Numbers beyond lag, as Kafka's consumers name them where they do. */
"use client";

import type { ReactNode } from "react";
import type { GroupDetail } from "@/lib/api/contract";
import { useNow } from "@/lib/client/clock";
import { formatAge, formatRate, formatShare } from "@/lib/client/format";
import { Count, Duration, Figure } from "../status/figures";
import { Unknown } from "../status/unknown";
import { Card } from "../ui/card";

export function MeasuresCard({ detail }: { detail: GroupDetail }) {
  const { recordsLagMax, recordsLagAvg, skew, idleMembers, consumersNeeded } = detail;
  return (
    <Card title="Beyond the lag" note="over all partitions">
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-2 text-sm">
        <Measure name="records-lag-max" note="worst partition, last minute">
          <Count value={recordsLagMax} />
        </Measure>
        <Measure name="records-lag-avg" note="per partition, last minute">
          <Figure value={recordsLagAvg} format={formatRate} />
        </Measure>
        <Measure name="Skew" note="worst partition ÷ median partition">
          <Figure value={skew} format={(value) => `${value.toFixed(value < 10 ? 1 : 0)} ×`} />
        </Measure>
        <Measure name="Idle members" note="own no partition">
          <Figure value={idleMembers} format={String} />
        </Measure>
        <Measure name="Consumers needed" note="to keep up">
          <Figure value={consumersNeeded} format={String} />
        </Measure>
        <CommitMeasures commitGap={detail.commitGap} lastCommitAt={detail.lastCommitAt} />
        <RetentionMeasures {...detail} />
      </dl>
    </Card>
  );
}

function CommitMeasures({ commitGap, lastCommitAt }: Pick<GroupDetail, "commitGap" | "lastCommitAt">) {
  const now = useNow(1000);
  return (
    <>
      <Measure name="Commits every" note="usually">
        <Duration value={commitGap} />
      </Measure>
      <Measure name="Last commit">
        {lastCommitAt === null ? (
          <Unknown reason="no commit was seen since Tidemark watches" />
        ) : (
          <span className="figures">{now === 0 ? "…" : formatAge(Math.max(0, now - lastCommitAt))}</span>
        )}
      </Measure>
    </>
  );
}

function RetentionMeasures({ retentionShare, lossIn, lost }: Pick<GroupDetail, "retentionShare" | "lossIn" | "lost">) {
  return (
    <>
      <Measure name="Share of the log that waits" note="worst partition">
        <Figure value={retentionShare} format={formatShare} />
      </Measure>
      <Measure name="Records are lost in" note="when retention goes on as now">
        <Duration value={lossIn} />
      </Measure>
      <Measure name="Records lost" note="deleted before they were read">
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
