/** The partition in numbers: offsets exactly, lag, time, rates, loss. */
"use client";

import type { PartitionWire } from "@/lib/api/contract";
import { useNow } from "@/lib/client/clock";
import { formatAge, formatShare, formatTime } from "@/lib/client/format";
import { Fact, Facts } from "../group/fact";
import { Count, Duration, Figure, Rate } from "../status/figures";
import { Unknown } from "../status/unknown";

export function PartitionFacts({ row }: { row: PartitionWire }) {
  const { lost } = row;
  const someLost = lost.known && lost.value !== "0";
  return (
    <Facts label="The partition in numbers">
      <Fact label="Log start offset" note="oldest record kept">
        <Count value={row.logStart} exact />
      </Fact>
      <Fact label="Committed offset" note="next record to read">
        <Count value={row.committed} exact />
      </Fact>
      <Fact label="Log end offset" note="next record to be written">
        <Count value={row.logEnd} exact />
      </Fact>
      <Fact label="Lag" note="log end - committed">
        <Count value={row.lag} exact />
      </Fact>
      <Fact label="Behind" note="the oldest record waiting">
        <Duration value={row.timeLag} />
      </Fact>
      <Fact label="In" note="records per second">
        <Rate value={row.produceRate} />
      </Fact>
      <Fact label="Out" note="records per second">
        <Rate value={row.consumeRate} />
      </Fact>
      <Fact label="Caught up in" note="at these rates">
        <Duration value={row.catchUp} />
      </Fact>
      <Fact label="Last commit" note={row.lastCommitAt ? formatTime(row.lastCommitAt) : undefined}>
        <LastCommit at={row.lastCommitAt} />
      </Fact>
      <Fact label="Commits every" note="usually">
        <Duration value={row.commitGap} />
      </Fact>
      <Fact label="records-lag-max" note="last minute">
        <Count value={row.recordsLagMax} exact />
      </Fact>
      <Fact label="Of the log" note="waits to be read">
        <Figure value={row.retentionShare} format={formatShare} />
      </Fact>
      <Fact label="Lost in" note="if retention goes on so">
        <Duration value={row.lossIn} />
      </Fact>
      <Fact label="Lost" note={someLost ? "deleted before they were read" : "deleted unread"}>
        <span className={someLost ? "text-error" : undefined}>
          <Count value={lost} exact />
        </span>
      </Fact>
    </Facts>
  );
}

function LastCommit({ at }: { at: number | null }) {
  const now = useNow(1000);
  if (at === null) return <Unknown reason="no commit was seen since Tidemark watches" />;
  return <span className="figures">{now === 0 ? "…" : formatAge(Math.max(0, now - at))}</span>;
}
