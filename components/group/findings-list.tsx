/** Every finding of a group as a sentence, with the window it looked at and the next step. */
"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { GroupDetail } from "@/lib/api/contract";
import { formatClock, formatDuration } from "@/lib/client/format";
import { useIsPast } from "@/lib/client/page-moment";
import { casePath, partitionPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { CommandsToggle } from "../commands/commands-toggle";
import { commandPlaceOf } from "../commands/offers";
import { RuleExplained } from "../status/rule-explained";
import { StatusBadge } from "../status/status-badge";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Link } from "../ui/link";
import { adviceFor, caseOf } from "../status/advice";
import { FallingBehind } from "../status/falling-behind";
import { isFallingBehind, orderFindings, partitionSteps } from "../status/rank";
import { isSame, type ShownFinding } from "./shown-finding";
import { ShowMore } from "./show-more";
import type { GroupUrl } from "./use-group-url";

type Row = GroupDetail["findings"][number];

const FIRST = 5;

export function FindingsList({ detail, shown, url }: { detail: GroupDetail; shown: ShownFinding; url: GroupUrl }) {
  const t = useTranslations("group");
  const { subscriptions } = detail;
  const [steps] = useState(partitionSteps);
  const findings = useMemo(() => {
    const rows = subscriptions.flatMap(({ partitions }) => partitions);
    return orderFindings(detail.findings, rows, steps);
  }, [detail.findings, subscriptions, steps]);
  // Of a moment of the past the status that was told then stands beside what is judged again, from less than was known.
  const isWell = detail.status === "OK" && detail.unknownPartitions === 0;
  const visible = url.isOpen("findings") ? findings : findings.slice(0, FIRST);
  return (
    <Card title={t("findings")} note={findings.length > 0 ? String(findings.length) : undefined} padded={false}>
      {findings.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">{t(isWell ? "noFindings" : "noneFound")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {visible.map((row) => (
            <FindingItem key={`${row.topic}/${row.partition}/${row.finding.rule}`} {...{ row, detail, shown }} />
          ))}
        </ul>
      )}
      <ShowMore section="findings" url={url} first={FIRST} all={findings.length} />
    </Card>
  );
}

function FindingItem(props: { row: Row; detail: GroupDetail; shown: ShownFinding }) {
  const t = useTranslations("group");
  const { evidence } = useSentences();
  const { row, detail, shown } = props;
  const { cluster, group } = detail;
  const { topic, partition, finding } = row;
  const { from, to, partitionStatus, consumerStatus } = finding;
  const target = { topic, partition, window: { from, to } };
  const lesson = caseOf(finding);
  // Commands act on the group as it is now.
  const past = useIsPast();
  const place = past ? null : commandPlaceOf(detail, topic, partition);
  return (
    <li
      className="px-4 py-3 hover:bg-selected/50"
      onMouseEnter={() => shown.preview(target)}
      onMouseLeave={() => shown.preview(null)}
      onFocus={() => shown.preview(target)}
      onBlur={() => shown.preview(null)}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {isFallingBehind({ status: partitionStatus, consumerStatus }) ? (
          <FallingBehind />
        ) : (
          <StatusBadge status={partitionStatus} />
        )}
        <Link
          href={partitionPath(cluster, group, topic, partition)}
          className="figures min-w-0 text-sm wrap-anywhere hover:underline"
        >
          {topic}/{partition}
        </Link>
        <span className="text-xs text-text-3">{t("rule", { rule: finding.rule })}</span>
      </div>
      <p className="mt-1.5 text-sm wrap-anywhere">{evidence(finding)}</p>
      <RuleExplained rule={finding.rule} />
      <p className="mt-1 text-xs text-text-2">
        <span className="font-medium">{t("whatToDo")}</span> {t(`todo.${adviceFor(finding)}`)}
      </p>
      {place ? <CommandsToggle cluster={cluster} place={place} memberCount={detail.memberCount} /> : null}
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-text-3">
        <span className="figures">
          {formatClock(from)} – {formatClock(to)}
        </span>
        <span className="figures">{formatDuration(to - from)}</span>
        <span className="ml-auto flex items-center gap-1">
          {lesson ? (
            <Link
              href={casePath(lesson)}
              className="inline-flex min-h-[24px] items-center px-2 text-accent hover:underline"
            >
              {t(`case.${lesson}`)}
            </Link>
          ) : null}
          <Button
            size="sm"
            onClick={() => shown.choose(target)}
            aria-pressed={isSame(shown.shown, target)}
            aria-label={t("showOnChart", { place: `${topic}/${partition}` })}
          >
            {t("show")}
          </Button>
        </span>
      </div>
    </li>
  );
}
