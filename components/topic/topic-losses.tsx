/** Who loses records on a topic, or is about to: nothing else of a lag cannot be made good. */
"use client";

import { Link } from "../ui/link";
import { useTranslations } from "use-intl";
import type { TopicDetail } from "@/lib/api/topic-contract";
import { formatTime } from "@/lib/client/format";
import { partitionPath } from "@/lib/client/paths";
import { Count, Duration } from "../status/figures";
import { Card } from "../ui/card";
import { Name } from "../ui/name";
import { DangerBadge } from "./danger-badge";

export function TopicLosses({ detail }: { detail: TopicDetail }) {
  const t = useTranslations("topic");
  const { cluster, topic, compacted, partitions, dangerCount } = detail;
  const endangered = detail.endangered.flatMap((reader) =>
    reader.danger ? [{ ...reader, danger: reader.danger }] : [],
  );
  const moved = partitions.flatMap(({ startMovedAt }) => startMovedAt ?? []);
  return (
    <Card title={t("dangerTitle")}>
      {endangered.length === 0 ? (
        <p className="text-sm">{t(compacted ? "dangerNoneCompacted" : "dangerNone")}</p>
      ) : null}
      <ul className="flex flex-col gap-3">
        {endangered.map(({ group, danger, lost, lossIn }) => (
          <li key={group} className="text-sm">
            <span className="flex flex-wrap items-center gap-x-2">
              <DangerBadge kind={danger.kind} />
              <Link
                href={partitionPath(cluster, group, topic, danger.partition)}
                className="font-medium wrap-anywhere hover:underline"
              >
                <Name of={group} /> · <span className="figures">{`${topic}/${danger.partition}`}</span>
              </Link>
              <span className="ml-auto">
                {danger.kind === "lost" ? <Count value={lost} /> : <Duration value={lossIn} />}
              </span>
            </span>
            <span className="text-xs text-text-3">{t(`danger.${danger.kind}Title`)}</span>
          </li>
        ))}
      </ul>
      {dangerCount > endangered.length ? (
        <p className="mt-2 text-sm text-text-2">{t("dangerMore", { count: dangerCount - endangered.length })}</p>
      ) : null}
      <p className="mt-2 text-xs text-text-3">
        {moved.length === 0 ? t("dangerStill") : t("dangerMoved", { time: formatTime(Math.max(...moved)) })}
      </p>
    </Card>
  );
}
