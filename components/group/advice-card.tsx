/** How many consumers would keep up, with the arithmetic shown. */
import type { GroupDetail } from "@/lib/api/contract";
import { formatRate } from "@/lib/client/format";
import { Card } from "../ui/card";
import { sizingOf } from "./advice";

export function AdviceCard({ detail }: { detail: GroupDetail }) {
  const sizing = sizingOf(detail);
  if (!sizing) return null;
  const { needed, working, partitions, produceRate, ratePerConsumer } = sizing;
  return (
    <Card title="How many consumers it takes">
      <p className="text-sm">
        <strong className="font-semibold">{needed} consumers</strong> would keep up; {working}{" "}
        {working === 1 ? "works" : "work"} now.
      </p>
      <p className="figures mt-1 text-xs text-text-2">
        {formatRate(produceRate)} in ÷ {formatRate(ratePerConsumer)} per consumer ={" "}
        {(produceRate / ratePerConsumer).toFixed(1)}
      </p>
      {needed > partitions ? (
        <p className="mt-2 text-xs text-text-2">
          The group reads {partitions} {partitions === 1 ? "partition" : "partitions"}, and no more than that many
          consumers can work at once: make each record cheaper, or give the topic more partitions.
        </p>
      ) : null}
    </Card>
  );
}
