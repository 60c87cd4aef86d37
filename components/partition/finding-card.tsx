/** What the rule that decided says of this partition, and the next step. */
"use client";

import Link from "next/link";
import type { PartitionWire } from "@/lib/api/contract";
import { formatClock, formatDuration } from "@/lib/client/format";
import { casePath } from "@/lib/client/paths";
import { adviceFor, caseOf } from "../group/advice";
import { shownStatus } from "../group/rank";
import { StatusBadge } from "../status/status-badge";
import { CASE_NAMES } from "../status/tone";
import { Card } from "../ui/card";

export interface FindingCardProps {
  row: PartitionWire;
  /** Shades the finding's window on the charts. */
  setHighlighted(on: boolean): void;
}

export function FindingCard({ row, setHighlighted }: FindingCardProps) {
  const { finding } = row;
  const lesson = finding ? caseOf(finding) : null;
  return (
    <Card title="Why" note={finding ? `rule ${finding.rule}` : undefined}>
      <StatusBadge status={shownStatus(row)} size="md" />
      {finding ? (
        <div
          tabIndex={0}
          role="group"
          aria-label="Finding; its window is shaded on the charts while this has the focus"
          className="mt-2"
          onMouseEnter={() => setHighlighted(true)}
          onMouseLeave={() => setHighlighted(false)}
          onFocus={() => setHighlighted(true)}
          onBlur={() => setHighlighted(false)}
        >
          <p className="text-sm wrap-anywhere">{finding.evidence}</p>
          <p className="mt-1 text-xs text-text-2">{adviceFor(finding)}</p>
          <p className="mt-2 flex flex-wrap items-center gap-x-2 text-xs text-text-3">
            <span>looked at</span>
            <span className="figures">
              {formatClock(finding.from)} – {formatClock(finding.to)} ({formatDuration(finding.to - finding.from)})
            </span>
            {lesson ? (
              <Link href={casePath(lesson)} className="ml-auto text-accent hover:underline">
                {CASE_NAMES[lesson]}
              </Link>
            ) : null}
          </p>
        </div>
      ) : (
        <p className="mt-2 text-sm text-text-2">No rule objects: the partition is caught up, or it moves.</p>
      )}
    </Card>
  );
}
