/** One status as a drawing: the log end climbs on; below it what the group commits, and under both whether a member is there. */
"use client";

import { useTranslations } from "use-intl";
import { CHART, statusLine } from "../charts/palette";
import { logEndAt, SHAPES, type Shaped } from "./status-shapes";

const WIDTH = 280;
const HEIGHT = 132;
/** The part with the two lines; the bar of the member stands below it. */
const PLOT = 96;
const BAR = { top: 106, height: 8 };

const x = (at: number) => Math.round(at * WIDTH);
const y = (offset: number) => Math.round(PLOT - offset * PLOT);
const path = (points: readonly (readonly [x: number, y: number])[]) =>
  `M${points.map((point) => point.join(" ")).join("L")}`;

export function StatusDrawing({ status }: { status: Shaped }) {
  const t = useTranslations("cases.apart");
  const color = statusLine(status);
  const { commits, memberUntil } = SHAPES[status];
  const end = [
    [0, y(logEndAt(0))],
    [WIDTH, y(logEndAt(1))],
  ] as const;
  const committed = commits.map(({ at, offset }) => [x(at), y(offset)] as const);
  const last = committed.at(-1)!;
  const stands = [last, [WIDTH, last[1]]] as const;
  const label = `${status}: ${t(`${status}.shape`)}`;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="block w-full max-w-[420px]">
      <path
        d={`${path([...committed, ...stands, end[1], [committed[0]![0], y(logEndAt(commits[0]!.at))]])}Z`}
        fill={color}
        fillOpacity={0.2}
      />
      <path d={path(end)} fill="none" stroke={CHART.water} strokeWidth={1.5} />
      <path d={path(committed)} fill="none" stroke={color} strokeWidth={2} strokeLinejoin="round" />
      <path d={path(stands)} fill="none" stroke={color} strokeWidth={1.5} strokeDasharray="3 4" />
      {committed.map(([left, top]) => (
        <circle key={left} cx={left} cy={top} r={3} fill={color} data-commit />
      ))}
      <rect
        x={0}
        y={BAR.top}
        width={WIDTH}
        height={BAR.height}
        rx={3}
        fill="none"
        stroke={CHART.mark}
        strokeDasharray="3 3"
      />
      <rect x={0} y={BAR.top} width={x(memberUntil)} height={BAR.height} rx={3} fill={CHART.mark} data-member />
      <g fontSize={10} fill="var(--text-2)">
        <text x={0} y={HEIGHT - 4}>
          {t("member")}
        </text>
        <text x={WIDTH} y={HEIGHT - 4} textAnchor="end">
          {t(memberUntil < 1 ? "memberGone" : "memberThere")}
        </text>
        <text x={0} y={12}>
          {t("lines")}
        </text>
      </g>
    </svg>
  );
}
