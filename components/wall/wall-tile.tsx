/** One group in trouble on the wall, with a number to be read from five metres. */
"use client";

import { memo } from "react";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { useSentences } from "@/lib/client/sentences";
import { PartitionTroubles } from "../status/partition-troubles";
import { ICONS, TONE_TEXT, toneOf } from "../status/tone";
import { Name } from "../ui/name";
import type { Shape } from "./layout";
import { u } from "./units";
import { NewMark, WallFacts } from "./wall-facts";
import { WallMark } from "./wall-mark";
import { lagOf, lookOf, Wave } from "./wall-wave";

/** How a tile's parts stand: in a line across the screen, stacked in a column of two, or on a phone. */
export type TileForm = "line" | "stacked" | "phone";

export const formOf = (shape: Shape, columns: number): TileForm =>
  shape === "phone" ? "phone" : shape === "portrait" || columns === 2 ? "stacked" : "line";

export interface TroubleTileProps {
  group: GroupSummary;
  height: number;
  form: TileForm;
  showCluster: boolean;
}

/** Where each part stands, and how large; lengths in units. Two lines of reason and one of facts have room in each. */
const FORMS: Record<
  TileForm,
  { template: string; name: number; why: number; facts: number; lag: number; wave: number }
> = {
  line: {
    template: `"name lag wave" "why lag wave" "facts lag wave" / minmax(0,1fr) ${u(400)} ${u(400)}`,
    ...{ name: 44, why: 28, facts: 28, lag: 96, wave: 148 },
  },
  stacked: {
    template: `"top top" "why wave" "facts facts" / minmax(0,1fr) ${u(200)}`,
    ...{ name: 44, why: 26, facts: 26, lag: 96, wave: 60 },
  },
  phone: {
    template: `"name name" "lag wave" "why why" "facts facts" / auto minmax(0,1fr)`,
    ...{ name: 40, why: 24, facts: 24, lag: 56, wave: 56 },
  },
};

export const TroubleTile = memo(function TroubleTile({ group, height, form, showCluster }: TroubleTileProps) {
  const { why } = useSentences();
  const look = FORMS[form];
  const tone = toneOf(lookOf(group));
  const name = <NameLine group={group} size={look.name} />;
  const lag = <Lag group={group} size={look.lag} under={form === "line"} />;
  return (
    <li
      data-status={group.status}
      className="grid min-w-0 content-center items-center overflow-hidden rounded-lg border border-line bg-surface"
      style={{
        height: u(height),
        padding: `0 ${u(24)}`,
        columnGap: u(24),
        gridTemplate: look.template,
        borderLeft: `${u(10)} solid var(--${tone}-line)`,
      }}
    >
      {form === "stacked" ? (
        <div className="flex min-w-0 items-center justify-between" style={{ gridArea: "top", gap: u(24) }}>
          {name}
          {lag}
        </div>
      ) : (
        <>
          {name}
          {lag}
        </>
      )}
      <p
        data-why
        className="line-clamp-2 min-w-0 self-start text-text-2 wrap-anywhere"
        style={{ gridArea: "why", fontSize: u(look.why), lineHeight: 1.25 }}
      >
        {lookOf(group) in group.partitionStatuses ? null : (
          <span className={clsx("font-semibold", TONE_TEXT[tone])}>{lookOf(group)} </span>
        )}
        <PartitionTroubles counts={group.partitionStatuses} />
        {showCluster ? `${group.cluster} · ` : ""}
        {why(group)}
      </p>
      <WallFacts group={group} size={look.facts} short={form === "phone"} />
      <div style={{ gridArea: "wave", height: u(look.wave) }}>
        <Wave group={group} />
      </div>
    </li>
  );
});

function NameLine({ group, size }: { group: GroupSummary; size: number }) {
  const tone = toneOf(lookOf(group));
  const Icon = ICONS[tone];
  return (
    <p
      className="flex min-w-0 items-center font-semibold"
      style={{ gridArea: "name", gap: u(14), fontSize: u(size), lineHeight: 1.25 }}
    >
      <Icon
        aria-hidden
        strokeWidth={2.25}
        className={clsx("shrink-0", TONE_TEXT[tone])}
        style={{ width: u(size - 4), height: u(size - 4) }}
      />
      <span className="truncate">
        <Name of={group.group} />
      </span>
      <NewMark since={group.since} />
      <WallMark cluster={group.cluster} group={group.group} />
    </p>
  );
}

/** The number, and that it is the lag: under it where it stands in a column of its own. */
function Lag({ group, size, under }: { group: GroupSummary; size: number; under: boolean }) {
  const t = useTranslations("common");
  const wall = useTranslations("wall");
  const lag = lagOf(group);
  return (
    <div
      data-lag
      className={clsx("flex shrink-0", under ? "flex-col items-end" : "items-baseline")}
      style={{ gridArea: "lag", columnGap: u(12) }}
    >
      <span className={clsx("text-text-2", under && "order-last")} style={{ fontSize: u(28), lineHeight: 1.15 }}>
        {wall("lag")}
      </span>
      {/* A word in the place of a number, not a number that moved. */}
      <p
        key={lag === null ? "unknown" : "known"}
        className="figures flex items-end justify-end font-semibold whitespace-nowrap"
        style={{ height: u(size), fontSize: u(lag === null ? Math.min(size, 48) : size), lineHeight: 1 }}
      >
        <span>{lag === null ? t("unknown") : <BigCount text={lag} unitSize={Math.round(size * 0.62)} />}</span>
      </p>
    </div>
  );
}

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
