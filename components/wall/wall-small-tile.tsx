/** One group on the wall that nobody is called for: healthy, or catching up. */
"use client";

import { memo, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { Duration } from "../status/figures";
import { Name } from "../ui/name";
import { u } from "./units";
import { lagOf, Wave } from "./wall-wave";

interface SmallTileProps {
  group: GroupSummary;
  height: number;
}

export const HealthyTile = memo(function HealthyTile(props: SmallTileProps) {
  return <SmallTile {...props} />;
});

/** Says how late it is, and when it will be done. */
export const CatchingTile = memo(function CatchingTile(props: SmallTileProps) {
  const t = useTranslations("wall");
  const { timeLag, catchUp } = props.group;
  return (
    <SmallTile {...props}>
      {/* Two columns, each with its number last: a digit more moves no word. */}
      <p
        className="grid text-text-2"
        style={{
          ...{ height: u(34), columnGap: u(12), fontSize: u(22), lineHeight: u(34) },
          gridTemplateColumns: "minmax(0,9fr) minmax(0,10fr)",
        }}
      >
        <span className="truncate">
          {t.rich("behindBriefly", { time: () => <Duration key="time" value={timeLag} /> })}
        </span>
        {catchUp.known ? (
          <span className="truncate">{t.rich("doneIn", { time: () => <Duration key="time" value={catchUp} /> })}</span>
        ) : null}
      </p>
    </SmallTile>
  );
});

/** `children`: a line between the name and the waterline. */
function SmallTile({ group, height, children }: SmallTileProps & { children?: ReactNode }) {
  const t = useTranslations("common");
  const lag = lagOf(group);
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
          {/* A word in the place of a number, not a number that moved. */}
          <span key={lag === null ? "unknown" : "known"}>{lag ?? t("unknown")}</span>
        </span>
      </p>
      {children}
      <div style={{ height: u(height - (children ? 100 : 66)) }}>
        <Wave group={group} />
      </div>
    </li>
  );
}
