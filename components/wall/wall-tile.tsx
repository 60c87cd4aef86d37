/** One group on the wall: in trouble with a number to be read from five metres, or healthy and small. */
"use client";

import { memo } from "react";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { formatCount } from "@/lib/client/format";
import { useSentences } from "@/lib/client/sentences";
import { placeOf, Sparkline } from "../charts/sparkline";
import { ICONS, TONE_TEXT, toneOf, type AnyStatus } from "../status/tone";
import { Name } from "../ui/name";
import type { Shape } from "./layout";
import { u } from "./units";
import { WallMark } from "./wall-mark";

const lookOf = (group: GroupSummary): AnyStatus => (group.case === "offline-partition" ? "OFFLINE" : group.status);
const lagOf = ({ lag, unknownPartitions }: GroupSummary) =>
  lag === null || (unknownPartitions > 0 && lag === "0")
    ? null
    : `${unknownPartitions > 0 ? "≥" : ""}${formatCount(lag)}`;

export interface TroubleTileProps {
  group: GroupSummary;
  height: number;
  shape: Shape;
  /** True where the waterline stands under the words instead of beside them. */
  stacked: boolean;
  showCluster: boolean;
}

export const TroubleTile = memo(function TroubleTile({ group, height, shape, stacked, showCluster }: TroubleTileProps) {
  const t = useTranslations("common");
  const { why } = useSentences();
  const phone = shape === "phone";
  const status = lookOf(group);
  const tone = toneOf(status);
  const Icon = ICONS[tone];
  const lag = lagOf(group);
  return (
    <li
      data-status={group.status}
      className="grid min-w-0 content-center items-center overflow-hidden rounded-lg border border-line bg-surface"
      style={{
        height: u(height),
        padding: `0 ${u(24)}`,
        columnGap: u(32),
        gridTemplate: phone ? AREAS.phone : stacked ? AREAS.stacked : AREAS.line,
        borderLeft: `${u(10)} solid var(--${tone}-line)`,
      }}
    >
      <p
        className="flex min-w-0 items-center font-semibold"
        style={{ gridArea: "name", gap: u(14), fontSize: u(44), lineHeight: 1.25 }}
      >
        <Icon
          aria-hidden
          strokeWidth={2.25}
          className={clsx("shrink-0", TONE_TEXT[tone])}
          style={{ width: u(40), height: u(40) }}
        />
        <span className="truncate">
          <Name of={group.group} />
        </span>
        <WallMark cluster={group.cluster} group={group.group} />
      </p>
      <p
        className="line-clamp-2 min-w-0 text-text-2"
        style={{ gridArea: "why", fontSize: u(stacked ? 26 : 30), lineHeight: 1.25 }}
      >
        <span className={clsx("font-semibold", TONE_TEXT[tone])}>{status}</span>{" "}
        {showCluster ? `${group.cluster} · ` : ""}
        {why(group)}
      </p>
      <p
        className="figures text-right font-semibold whitespace-nowrap"
        style={{ gridArea: "lag", fontSize: u(lag === null ? 48 : phone ? 72 : 96), lineHeight: 1 }}
      >
        {lag === null ? t("unknown") : <BigCount text={lag} unitSize={phone ? 44 : 60} />}
      </p>
      <div style={{ gridArea: "wave", height: u(stacked ? height - (phone ? 154 : 144) : height - 48) }}>
        <Wave group={group} />
      </div>
    </li>
  );
});

const AREAS = {
  line: `"name lag wave" "why lag wave" / minmax(0,1fr) ${u(420)} ${u(520)}`,
  stacked: `"name lag" "why lag" "wave wave" / minmax(0,1fr) auto`,
  phone: `"name name" "why lag" "wave wave" / minmax(0,1fr) auto`,
};

/** The unit stands smaller beside its number. */
function BigCount({ text, unitSize }: { text: string; unitSize: number }) {
  const [number, unit] = text.split("\u00a0");
  return (
    <>
      {number}
      {unit ? (
        <span className="font-medium text-text-2" style={{ fontSize: u(unitSize), marginLeft: u(10) }}>
          {unit}
        </span>
      ) : null}
    </>
  );
}

export const HealthyTile = memo(function HealthyTile({ group, height }: { group: GroupSummary; height: number }) {
  const t = useTranslations("common");
  return (
    <li
      data-status={group.status}
      className="min-w-0 overflow-hidden rounded-lg border border-line"
      style={{ height: u(height), padding: `${u(10)} ${u(18)}` }}
    >
      <p className="flex items-baseline justify-between" style={{ gap: u(12), fontSize: u(33), lineHeight: 1.2 }}>
        <span className="truncate text-text-2">
          <Name of={group.group} />
        </span>
        <span className="figures shrink-0 text-right" style={{ fontSize: u(33), minWidth: "5ch" }}>
          {lagOf(group) ?? t("unknown")}
        </span>
      </p>
      <div style={{ height: u(height - 66) }}>
        <Wave group={group} />
      </div>
    </li>
  );
});

function Wave({ group }: { group: GroupSummary }) {
  const t = useTranslations("wall");
  return (
    <Sparkline
      {...group.trend}
      status={lookOf(group)}
      width={200}
      height={40}
      stroke={3}
      stretch
      ariaLabel={t("wave", { group: group.group, ...placeOf(group.trend.of) })}
    />
  );
}
