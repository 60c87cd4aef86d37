/** One group on the wall: in trouble with a number to be read from five metres, or healthy and small. */
"use client";

import { memo } from "react";
import clsx from "clsx";
import type { GroupSummary } from "@/lib/api/contract";
import { formatCount } from "@/lib/client/format";
import { Sparkline } from "../charts/sparkline";
import { ICONS, TONE_TEXT, toneOf, type AnyStatus } from "../status/tone";
import { u } from "./units";

const lookOf = (group: GroupSummary): AnyStatus => (group.case === "offline-partition" ? "OFFLINE" : group.status);
const lagOf = ({ lag, unknownPartitions }: GroupSummary) =>
  unknownPartitions > 0 && lag === "0" ? null : `${unknownPartitions > 0 ? "≥" : ""}${formatCount(lag)}`;

export interface TroubleTileProps {
  group: GroupSummary;
  height: number;
  /** True where the waterline stands under the words instead of beside them. */
  stacked: boolean;
  showCluster: boolean;
}

export const TroubleTile = memo(function TroubleTile({ group, height, stacked, showCluster }: TroubleTileProps) {
  const status = lookOf(group);
  const tone = toneOf(status);
  const Icon = ICONS[tone];
  const lag = lagOf(group);
  return (
    <li
      data-status={group.status}
      className={clsx("grid min-w-0 items-center overflow-hidden rounded-lg border border-line bg-surface")}
      style={{
        height: u(height),
        padding: `0 ${u(24)}`,
        gap: `0 ${u(32)}`,
        gridTemplateColumns: stacked ? "minmax(0,1fr) auto" : `minmax(0,1fr) ${u(420)} ${u(520)}`,
        gridTemplateRows: stacked ? `${u(124)} 1fr` : undefined,
        borderLeft: `${u(10)} solid var(--${tone}-line)`,
      }}
    >
      <div className="min-w-0">
        <p className="flex items-center font-semibold" style={{ gap: u(14), fontSize: u(44), lineHeight: 1.25 }}>
          <Icon
            aria-hidden
            strokeWidth={2.25}
            className={clsx("shrink-0", TONE_TEXT[tone])}
            style={{ width: u(40), height: u(40) }}
          />
          <span className="truncate">{group.group}</span>
        </p>
        <p className="line-clamp-2 text-text-2" style={{ fontSize: u(stacked ? 26 : 30), lineHeight: 1.25 }}>
          <span className={clsx("font-semibold", TONE_TEXT[tone])}>{status}</span>{" "}
          {showCluster ? `${group.cluster} · ` : ""}
          {group.why}
        </p>
      </div>
      <p
        className="figures text-right font-semibold whitespace-nowrap"
        style={{ fontSize: u(lag === null ? 48 : 96), lineHeight: 1 }}
      >
        {lag === null ? "unknown" : <BigCount text={lag} />}
      </p>
      <div className={clsx(stacked && "col-span-2")} style={{ height: u(stacked ? 60 : 124) }}>
        <Wave group={group} />
      </div>
    </li>
  );
});

/** The unit stands smaller beside its number. */
function BigCount({ text }: { text: string }) {
  const [number, unit] = text.split("\u00a0");
  return (
    <>
      {number}
      {unit ? (
        <span className="font-medium text-text-2" style={{ fontSize: u(60), marginLeft: u(10) }}>
          {unit}
        </span>
      ) : null}
    </>
  );
}

export const HealthyTile = memo(function HealthyTile({ group }: { group: GroupSummary }) {
  return (
    <li className="min-w-0 rounded-lg border border-line" style={{ height: u(106), padding: `${u(10)} ${u(18)}` }}>
      <p className="flex items-baseline justify-between" style={{ gap: u(12), fontSize: u(33), lineHeight: 1.2 }}>
        <span className="truncate text-text-2">{group.group}</span>
        <span className="figures shrink-0" style={{ fontSize: u(30) }}>
          {lagOf(group) ?? "unknown"}
        </span>
      </p>
      <div style={{ height: u(40) }}>
        <Wave group={group} />
      </div>
    </li>
  );
});

function Wave({ group }: { group: GroupSummary }) {
  return (
    <Sparkline
      {...group.trend}
      status={lookOf(group)}
      width={200}
      height={40}
      stroke={3}
      stretch
      ariaLabel={`Log end and committed offset of ${group.group} over the last minutes`}
    />
  );
}
