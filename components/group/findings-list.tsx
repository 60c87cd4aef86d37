/** Every finding of a group as a sentence, with the window it looked at and the next step. */
"use client";

import Link from "next/link";
import { useState } from "react";
import type { GroupDetail } from "@/lib/api/contract";
import { formatClock, formatDuration } from "@/lib/client/format";
import { casePath, partitionPath } from "@/lib/client/paths";
import { StatusBadge } from "../status/status-badge";
import { CASE_NAMES } from "../status/tone";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { adviceFor, caseOf } from "./advice";
import type { ShownFinding } from "./shown-finding";

type Row = GroupDetail["findings"][number];

const FIRST = 5;

export function FindingsList({ detail, shown }: { detail: GroupDetail; shown: ShownFinding }) {
  const [all, setAll] = useState(false);
  const { findings, cluster, group } = detail;
  const visible = all ? findings : findings.slice(0, FIRST);
  return (
    <Card title="Findings" note={findings.length > 0 ? String(findings.length) : undefined} padded={false}>
      {findings.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">No rule objects: every partition is caught up or moving.</p>
      ) : (
        <ul className="divide-y divide-line">
          {visible.map((row) => (
            <FindingItem
              key={`${row.topic}/${row.partition}/${row.finding.rule}`}
              {...{ row, cluster, group, shown }}
            />
          ))}
        </ul>
      )}
      {findings.length > FIRST ? (
        <div className="border-t border-line px-3 py-2">
          <Button size="sm" variant="ghost" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? "Show fewer" : `Show all ${findings.length} findings`}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function FindingItem(props: { row: Row; cluster: string; group: string; shown: ShownFinding }) {
  const { row, cluster, group, shown } = props;
  const { topic, partition, finding } = row;
  const { from, to, partitionStatus, consumerStatus } = finding;
  const target = { topic, partition, window: { from, to } };
  const lesson = caseOf(finding);
  return (
    <li
      className="px-4 py-3 hover:bg-selected/50"
      onMouseEnter={() => shown.preview(target)}
      onMouseLeave={() => shown.preview(null)}
      onFocus={() => shown.preview(target)}
      onBlur={() => shown.preview(null)}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StatusBadge status={partitionStatus === "OK" ? consumerStatus : partitionStatus} />
        <Link href={partitionPath(cluster, group, topic, partition)} className="figures text-sm hover:underline">
          {topic}/{partition}
        </Link>
        <span className="text-xs text-text-3">rule {finding.rule}</span>
      </div>
      <p className="mt-1.5 text-sm wrap-anywhere">{finding.evidence}</p>
      <p className="mt-1 text-xs text-text-2">{adviceFor(finding)}</p>
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-text-3">
        <span className="figures">
          {formatClock(from)} – {formatClock(to)}
        </span>
        <span className="figures">{formatDuration(to - from)}</span>
        <span className="ml-auto flex items-center gap-1">
          {lesson ? (
            <Link href={casePath(lesson)} className="px-2 text-accent hover:underline">
              {CASE_NAMES[lesson]}
            </Link>
          ) : null}
          <Button size="sm" onClick={() => shown.choose(target)} aria-label={`Show ${topic}/${partition} on the chart`}>
            Show
          </Button>
        </span>
      </div>
    </li>
  );
}
