/** The groups on the wall: those in trouble stay where they are, so do those that catch up, the healthy ones take turns below. */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { rowKey } from "@/lib/api/row-changes";
import { useNow } from "@/lib/client/clock";
import type { WallData } from "@/lib/client/stream-store";
import { CATCHING_TILE, GAP, HEALTHY_HEAD, HEALTHY_TILE, type Shape, type WallLayout } from "./layout";
import type { Lanes } from "./order";
import { u } from "./units";
import { AllWell, Sign } from "./wall-sign";
import { CatchingTile, HealthyTile } from "./wall-small-tile";
import { formOf, TroubleTile } from "./wall-tile";

export interface WallGroupsProps {
  data: WallData;
  lanes: Lanes;
  layout: WallLayout;
  shape: Shape;
  rotateMs: number;
  showCluster: boolean;
}

const MAX_HEALTHY = 210;

const columns = (count: number) => ({ gap: u(GAP), gridTemplateColumns: `repeat(${count}, minmax(0, 1fr))` });

export function WallGroups({ data, lanes, layout, shape, rotateMs, showCluster }: WallGroupsProps) {
  const t = useTranslations("wall");
  const { troubled, catching, healthy } = lanes;
  const { totals } = data;
  if (totals.groups === 0) return <Sign text={t("nothing")} />;
  return (
    <>
      {troubled.length === 0 ? <AllWell totals={totals} catching={catching.length} shape={shape} /> : null}
      <ul className="grid" aria-label={t("troubled")} style={columns(layout.columns)}>
        {troubled.slice(0, layout.troubled).map((group) => (
          <TroubleTile
            key={rowKey(group)}
            group={group}
            height={layout.tile}
            form={formOf(shape, layout.columns)}
            showCluster={showCluster}
          />
        ))}
      </ul>
      <Catching catching={catching} layout={layout} />
      <Healthy {...{ healthy, layout, rotateMs }} count={(totals.statuses.OK ?? 0) - catching.length} />
    </>
  );
}

/** Well, but late: whoever waits for their results looks here. */
function Catching({ catching, layout }: { catching: GroupSummary[]; layout: WallLayout }) {
  const t = useTranslations("wall");
  if (layout.catching === 0) return null;
  return (
    <section aria-label={t("catchingGroups")} data-lane="catching">
      <LaneHead>
        <span className="truncate leading-tight">{t("catching", { count: catching.length })}</span>
      </LaneHead>
      <ul className="grid" style={columns(layout.healthyColumns)}>
        {catching.slice(0, layout.catching).map((group) => (
          <CatchingTile key={rowKey(group)} group={group} height={CATCHING_TILE - GAP} />
        ))}
      </ul>
    </section>
  );
}

function LaneHead({ children }: { children: ReactNode }) {
  return (
    <p
      className="flex items-end justify-between text-text-2"
      style={{ height: u(HEALTHY_HEAD), fontSize: u(33), lineHeight: 1, paddingBottom: u(10) }}
    >
      {children}
    </p>
  );
}

interface HealthyProps {
  healthy: GroupSummary[];
  /** How many there are, shown or not. */
  count: number;
  layout: WallLayout;
  rotateMs: number;
}

function Healthy({ healthy, count, layout, rotateMs }: HealthyProps) {
  const t = useTranslations("wall");
  // A clock must have a step, also where nothing turns.
  const step = rotateMs > 0 ? rotateMs : 3_600_000;
  const now = useNow(step);
  const room = layout.healthyColumns * layout.healthyRows;
  if (room <= 0 || healthy.length === 0) return null;
  const pages = Math.ceil(healthy.length / room);
  // Few of them are drawn larger.
  const rows = Math.ceil(Math.min(healthy.length, room) / layout.healthyColumns);
  const height = Math.min(MAX_HEALTHY, Math.floor((layout.healthyRows * HEALTHY_TILE) / rows) - GAP);
  const page = rotateMs > 0 ? Math.floor(now / step) % pages : 0;
  return (
    <section aria-label={t("healthyGroups")}>
      <LaneHead>
        {/* One line on the narrowest wall, too: a second would stand on the tile above. */}
        <span className="truncate leading-tight">
          {count > room ? t("busiest", { count }) : t("healthy", { count })}
        </span>
        {pages > 1 && rotateMs > 0 ? <Pages page={page} pages={pages} /> : null}
      </LaneHead>
      <ul className="grid" style={columns(layout.healthyColumns)}>
        {healthy.slice(page * room, (page + 1) * room).map((group) => (
          <HealthyTile key={rowKey(group)} group={group} height={height} />
        ))}
      </ul>
    </section>
  );
}

/** A dot for each page: which one it is can be seen, and need not be read. */
function Pages({ page, pages }: { page: number; pages: number }) {
  const t = useTranslations("wall");
  return (
    <span role="img" aria-label={t("page", { page: page + 1, pages })} className="flex" style={{ gap: u(10) }}>
      {Array.from({ length: pages }, (_, index) => (
        <span
          key={index}
          className={`rounded-full ${index === page ? "bg-text-2" : "bg-line-strong"}`}
          style={{ width: u(14), height: u(14) }}
        />
      ))}
    </span>
  );
}
