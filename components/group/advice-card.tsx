/** What would help, with the arithmetic shown: how many consumers, which partition is out of line, who is idle. */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { GroupDetail } from "@/lib/api/contract";
import { formatExact, formatRate, formatShare } from "@/lib/client/format";
import { partitionPath } from "@/lib/client/paths";
import { Card } from "../ui/card";
import { Link } from "../ui/link";
import { isHot, sizingOf, skewOf, type Sizing, type Skew } from "./sizing";

export function AdviceCard({ detail }: { detail: GroupDetail }) {
  const t = useTranslations("group");
  const sizing = sizingOf(detail);
  const skew = skewOf(detail);
  const idle = detail.idleMembers.known ? detail.idleMembers.value : 0;
  if (!sizing && !skew && idle === 0) return null;
  return (
    <Card title={t("advice")}>
      <div className="flex flex-col gap-3">
        {sizing ? <SizingAdvice {...sizing} /> : null}
        {skew ? <SkewAdvice skew={skew} detail={detail} /> : null}
        {idle > 0 && detail.memberCount.known ? (
          <p className="text-sm">
            {t("idleAdvice", { idle, members: detail.memberCount.value, partitions: detail.partitionCount })}
          </p>
        ) : null}
      </div>
    </Card>
  );
}

const strong = (text: ReactNode) => <strong className="font-semibold">{text}</strong>;

function SizingAdvice({ needed, working, partitions, produceRate, ratePerConsumer }: Sizing) {
  const t = useTranslations("group");
  return (
    <div>
      <p className="text-sm">{t.rich("needed", { needed, working, strong })}</p>
      <p className="figures mt-1 text-xs text-text-2">
        {t("neededSum", {
          produced: formatRate(produceRate),
          each: formatRate(ratePerConsumer),
          result: (produceRate / ratePerConsumer).toFixed(1),
        })}
      </p>
      {needed > partitions ? <p className="mt-2 text-xs text-text-2">{t("tooFewPartitions", { partitions })}</p> : null}
    </div>
  );
}

function SkewAdvice({ skew, detail }: { skew: Skew; detail: GroupDetail }) {
  const t = useTranslations("group");
  const { topic, partition, lag, total, lagShare, produceShare, evenShare } = skew;
  const place = () => (
    <Link
      href={partitionPath(detail.cluster, detail.group, topic, partition)}
      className="figures font-semibold hover:underline"
    >
      {topic}/{partition}
    </Link>
  );
  return (
    <div>
      <p className="text-sm wrap-anywhere">{t.rich("skewed", { place, share: formatShare(lagShare) })}</p>
      <p className="figures mt-1 text-xs text-text-2">
        {t("skewedSum", { lag: formatExact(lag), total: formatExact(total), share: formatShare(lagShare) })}
      </p>
      {produceShare !== null ? (
        <p className="mt-1 text-xs text-text-2">
          {t(isHot(skew) ? "skewedKeys" : "skewedConsumer", {
            share: formatShare(produceShare),
            even: formatShare(evenShare),
          })}
        </p>
      ) : null}
    </div>
  );
}
