/** How long collection cycles take, and what the last one spent its time on; the bars stand where each phase ran. */
"use client";

import { useTranslations } from "use-intl";
import type { ClusterSummary } from "@/lib/api/contract";
import { formatInterval } from "@/lib/client/format";
import { NowTag } from "../shell/now-tag";
import { Card } from "../ui/card";
import { Table, Td, Th } from "../ui/table";
import { LastCycles } from "./last-cycles";
import { milliseconds, phasesOf, type Phase } from "./words";

export function CycleCard({ cluster: { cycle, intervalMs, cluster } }: { cluster: ClusterSummary }) {
  const t = useTranslations("cluster");
  if (!cycle) {
    return (
      <Card title={t("cycle")}>
        <p className="text-sm text-text-2">{t("cycleWaits", { interval: formatInterval(intervalMs) })}</p>
      </Card>
    );
  }
  const phases = phasesOf(cycle);
  const whole = Math.max(cycle.wallMs, ...phases.map(({ startMs, ms }) => startMs + ms), 1);
  const share = Math.round((100 * cycle.wallMs) / intervalMs);
  const note = t("cycleOf", {
    wall: milliseconds(cycle.wallMs),
    interval: formatInterval(intervalMs),
    share: share < 1 ? "<1" : String(share),
    count: cycle.requests,
  });
  return (
    <Card
      title={t("cycle")}
      note={
        <>
          <span className={share > 100 ? "text-warning" : undefined}>{note}</span> <NowTag />
        </>
      }
      padded={false}
    >
      <LastCycles cluster={cluster} intervalMs={intervalMs} />
      <Table aria-label={t("phasesOf", { name: cluster })}>
        <caption className="sr-only">{t("phasesCaption")}</caption>
        <thead>
          <tr>
            <Th>{t("phase")}</Th>
            <Th className="w-1/2">{t("ran")}</Th>
            <Th align="right">{t("took")}</Th>
          </tr>
        </thead>
        <tbody>
          {phases.map((phase) => (
            <tr key={phase.key}>
              <Td className="w-px">{phase.known ? t(`phaseNames.${phase.known}`) : phase.key}</Td>
              <Td>
                <Bar phase={phase} whole={whole} />
              </Td>
              <Td align="right" className="w-px">
                {milliseconds(phase.ms)}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {share > 100 ? <p className="px-4 py-3 text-sm text-warning">{t("tooLong")}</p> : null}
    </Card>
  );
}

function Bar({ phase: { startMs, ms }, whole }: { phase: Phase; whole: number }) {
  const percent = (value: number) => `${(100 * value) / whole}%`;
  return (
    <div aria-hidden className="relative h-2 rounded-sm bg-sunken">
      <div
        className="absolute h-2 min-w-0.5 rounded-sm bg-water opacity-70"
        style={{ left: `min(${percent(startMs)}, calc(100% - 2px))`, width: percent(ms) }}
      />
    </div>
  );
}
