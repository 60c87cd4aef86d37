/** The wall screen: worst first, readable from five metres, never a scroll bar, and nobody needs to touch it. */
"use client";

import { useMemo, type CSSProperties } from "react";
import { CircleCheck } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { GroupSummary } from "@/lib/api/contract";
import { useNow } from "@/lib/client/clock";
import { formatCount } from "@/lib/client/format";
import { useClusters, useGroups } from "@/lib/client/queries";
import { countGroups, filterGroups, sortGroups, totals } from "../overview/selection";
import { HEALTHY_HEAD, layOut } from "./layout";
import { u } from "./units";
import { usePointerAwake, usePortrait, useSelfUpdate } from "./use-wall";
import { WallFoot } from "./wall-foot";
import { WallHead } from "./wall-head";
import { HealthyTile, TroubleTile } from "./wall-tile";

const parsers = {
  theme: parseAsStringLiteral(["dark", "light"]),
  cluster: parseAsString,
  q: parseAsString.withDefault(""),
};

/** Healthy groups take turns where they do not all fit; trouble stays. */
const TURN_MS = 20_000;

export function WallView() {
  const [{ theme, cluster, q }] = useQueryStates(parsers);
  const portrait = usePortrait();
  const awake = usePointerAwake();
  useSelfUpdate();
  const clusters = useClusters().data ?? [];
  const { data, error } = useGroups();
  const groups = useMemo(
    () => data && sortGroups(filterGroups(data, { q, cluster, status: [], case: [], lagging: false }), "worst"),
    [data, q, cluster],
  );
  const chosen = clusters.filter((candidate) => cluster === null || candidate.cluster === cluster);
  const troubled = groups?.filter(({ status }) => status !== "OK") ?? [];
  const healthy = groups?.filter(({ status }) => status === "OK") ?? [];
  const layout = layOut(troubled.length, portrait);
  const unit = portrait ? "min(100vw / 1080, 100vh / 1920)" : "min(100vw / 1920, 100vh / 1080)";
  return (
    <main
      data-wall
      data-theme={theme ?? undefined}
      className="fixed inset-0 overflow-hidden bg-bg text-text"
      style={{ "--u": unit, cursor: awake ? undefined : "none", padding: `${u(28)} ${u(36)}` } as CSSProperties}
    >
      <h1 className="sr-only">Wall screen: consumer groups, worst first</h1>
      <div style={{ minHeight: u(portrait ? 188 : 108) }}>
        <WallHead statuses={groups ? countGroups(groups).statuses : {}} />
      </div>
      {groups === undefined ? (
        <Sign text={error ? error.message : "Waiting for the first picture"} />
      ) : (
        <>
          {troubled.length === 0 ? <AllWell groups={groups} /> : null}
          <ul className="grid" style={{ gap: u(12), gridTemplateColumns: `repeat(${layout.columns}, minmax(0, 1fr))` }}>
            {troubled.slice(0, layout.troubled).map((group) => (
              <TroubleTile
                key={`${group.cluster}/${group.group}`}
                group={group}
                height={layout.tile}
                stacked={portrait || layout.columns === 2}
                showCluster={chosen.length > 1}
              />
            ))}
          </ul>
          <Healthy
            groups={healthy}
            columns={layout.healthyColumns}
            rows={layout.healthyRows - (troubled.length === 0 ? 2 : 0)}
          />
        </>
      )}
      <WallFoot hidden={troubled.slice(layout.troubled)} clusters={chosen} />
    </main>
  );
}

function AllWell({ groups }: { groups: GroupSummary[] }) {
  const { lag } = totals(groups);
  if (groups.length === 0) return <Sign text="No consumer group yet" />;
  return (
    <div className="flex items-center text-ok" style={{ height: u(230), gap: u(40) }}>
      <CircleCheck aria-hidden strokeWidth={1.5} style={{ width: u(160), height: u(160) }} />
      <div>
        <p className="font-semibold" style={{ fontSize: u(96), lineHeight: 1.1 }}>
          All is well
        </p>
        <p className="text-text-2" style={{ fontSize: u(36), lineHeight: 1.4 }}>
          <span className="figures">{groups.length}</span> groups keep up,{" "}
          <span className="figures">{formatCount(lag)}</span> records on their way
        </p>
      </div>
    </div>
  );
}

function Healthy({ groups, columns, rows }: { groups: GroupSummary[]; columns: number; rows: number }) {
  const turn = Math.floor(useNow(TURN_MS) / TURN_MS);
  const room = columns * rows;
  if (rows <= 0 || groups.length === 0) return null;
  const pages = Math.ceil(groups.length / room);
  const page = turn % pages;
  return (
    <section aria-label="Healthy groups">
      <p
        className="flex items-end text-text-3"
        style={{ height: u(HEALTHY_HEAD), fontSize: u(28), paddingBottom: u(8) }}
      >
        {groups.length} healthy{pages > 1 ? `, ${page + 1} of ${pages}` : ""}
      </p>
      <ul className="grid" style={{ gap: u(12), gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {groups.slice(page * room, (page + 1) * room).map((group) => (
          <HealthyTile key={`${group.cluster}/${group.group}`} group={group} />
        ))}
      </ul>
    </section>
  );
}

function Sign({ text }: { text: string }) {
  return (
    <p
      role="status"
      className="flex items-center justify-center text-center text-text-2"
      style={{ height: u(560), fontSize: u(48) }}
    >
      {text}
    </p>
  );
}
