/** The waterlines around an incident: of the worst partitions of its group. Loaded once the page is there, in the place that is kept for it. */
"use client";

import { useMemo } from "react";
import type { AlertWire } from "@/lib/api/alerts-contract";
import type { CaseSpanWire } from "@/lib/api/cases-contract";
import { PastWaterlines } from "../series/past-waterlines";

export type GroupIncident = AlertWire & { subject: { kind: "group"; cluster: string; group: string } };

export interface IncidentChartProps {
  incident: GroupIncident;
  /** Of how many partitions, and how high in px. */
  most: number;
  height: number;
}

export default function IncidentChart({ incident, most, height }: IncidentChartProps) {
  const { subject, severity, openedAt, endedAt, why } = incident;
  const { cluster, group } = subject;
  const fallback = severity === "WARNING" ? "throughput-problem" : "stalled-consumer";
  const situation = incident.case ?? fallback;
  const span = useMemo<CaseSpanWire>(
    () => ({ cluster, group, case: situation, status: severity, from: openedAt, to: endedAt, why }),
    [cluster, group, situation, severity, openedAt, endedAt, why],
  );
  return <PastWaterlines span={span} most={most} height={height} />;
}
