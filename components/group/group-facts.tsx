/** The group in numbers: lag, time, rates, members, protocol. */
import type { GroupDetail } from "@/lib/api/contract";
import { formatExact } from "@/lib/client/format";
import { Count, Duration, Rate } from "../status/figures";
import { Fact, Facts } from "./fact";

export function GroupFacts({ detail }: { detail: GroupDetail }) {
  const { unknownPartitions, partitionCount, idleMembers, memberCount } = detail;
  const idle = idleMembers.known ? idleMembers.value : 0;
  const partial = unknownPartitions > 0 ? `without ${unknownPartitions} of ${partitionCount} partitions` : "records";
  const whole = unknownPartitions < partitionCount || partitionCount === 0;
  return (
    <Facts label="The group in numbers">
      <Fact label="Total lag" note={partial}>
        {whole ? (
          <Count value={detail.lag} />
        ) : (
          <Count value={{ known: false, reason: "no partition's lag is known" }} />
        )}
      </Fact>
      <Fact label="Behind" note="the oldest record waiting">
        <Duration value={detail.timeLag} />
      </Fact>
      <Fact label="In" note="records per second">
        <Rate value={detail.produceRate} />
      </Fact>
      <Fact label="Out" note="records per second">
        <Rate value={detail.consumeRate} />
      </Fact>
      <Fact label="Caught up in" note="at these rates">
        <Duration value={detail.catchUp} />
      </Fact>
      <Fact label="Members" note={idle > 0 ? `${idle} idle` : `for ${formatExact(partitionCount)} partitions`}>
        <Count value={memberCount.known ? memberCount.value : { known: false, reason: memberCount.reason }} />
      </Fact>
      <Fact label="State" note={[detail.type, generationOf(detail)].filter(Boolean).join(", ")}>
        {detail.state ?? <span className="text-text-3">not read</span>}
      </Fact>
      <Fact
        label="Assignor"
        note={detail.coordinator === null ? "no coordinator" : `coordinator ${detail.coordinator}`}
      >
        {detail.assignor || <span className="text-text-3">none</span>}
      </Fact>
    </Facts>
  );
}

const generationOf = ({ generation }: GroupDetail) => (generation === null ? "" : `generation ${generation}`);
