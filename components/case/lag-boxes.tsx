/** A partition as a row of records: those that were read, those that wait, and what the two ends are called. */
"use client";

import { useTranslations } from "use-intl";
import { recordsBetween } from "@/lib/core/numbers/lag";
import type { Case } from "@/lib/core/words/terms";
import { statusLine } from "../charts/palette";
import { shownIn } from "./signature";
import { LESSONS } from "./lessons";

const BOX = 22;
const GAP = 3;
const STEP = BOX + GAP;
const TOP = 34;
const LEFT = 8;
const WIDTH = 340;
const HEIGHT = 116;

export function LagBoxes({ slug }: { slug: Case }) {
  const t = useTranslations("cases");
  const { logEnd, committed } = LESSONS[slug].drawn;
  const offline = slug === "offline-partition";
  const color = statusLine(shownIn(slug));
  const x = (offset: number) => LEFT + offset * STEP - GAP / 2;
  const lag = Number(recordsBetween(BigInt(committed), BigInt(logEnd)));
  const label = offline ? t("boxesOffline", { committed }) : t("boxes", { committed, logEnd, lag });
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="block w-full max-w-[460px]">
      {Array.from({ length: logEnd }, (_, offset) => {
        const waits = offset >= committed;
        return (
          <g key={offset} transform={`translate(${LEFT + offset * STEP} ${TOP})`}>
            <rect
              width={BOX}
              height={BOX}
              rx={3}
              fill={waits ? color : "var(--sunken)"}
              fillOpacity={waits ? 0.3 : 1}
              stroke={waits ? color : "var(--line-strong)"}
              strokeDasharray={waits && offline ? "3 3" : undefined}
            />
            <text x={BOX / 2} y={15} textAnchor="middle" className="figures" fontSize={10} fill="var(--text-2)">
              {waits && offline ? "?" : offset}
            </text>
          </g>
        );
      })}
      <Pointer x={x(committed)} color={color} above={false} label={t("committed")} number={String(committed)} />
      <Pointer x={x(logEnd)} color="var(--water)" above label={t("logEnd")} number={offline ? "?" : String(logEnd)} />
      <path d={`M${x(committed) + 2} ${TOP + 30}v5H${x(logEnd) - 2}v-5`} fill="none" stroke={color} strokeWidth={1.5} />
      <text x={(x(committed) + x(logEnd)) / 2} y={TOP + 48} textAnchor="middle" fontSize={12} fill="var(--text)">
        <tspan fontWeight={600}>{t("lag")}</tspan> {offline ? t("nobodyKnows") : lag}
      </text>
    </svg>
  );
}

interface PointerProps {
  x: number;
  color: string;
  above: boolean;
  label: string;
  number: string;
}

/** An arrow between two records, with its name and number. */
function Pointer({ x, color, above, label, number }: PointerProps) {
  const anchor = x > WIDTH / 2 ? "end" : "start";
  const shift = anchor === "end" ? -6 : 6;
  return (
    <g>
      <line x1={x} x2={x} y1={above ? 6 : TOP - 6} y2={above ? TOP + 28 : HEIGHT - 6} stroke={color} strokeWidth={2} />
      <text
        x={x + shift}
        y={above ? 16 : HEIGHT - 8}
        textAnchor={above ? "end" : anchor}
        dx={above && anchor === "start" ? -12 : 0}
        fontSize={12}
        fill="var(--text)"
      >
        {label} <tspan className="figures">{number}</tspan>
      </text>
    </g>
  );
}
