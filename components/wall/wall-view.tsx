/** The wall screen: worst first, readable from five metres, never a scroll bar, and nobody needs to touch it. */
"use client";

import { useMemo, useState, type CSSProperties } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "@/lib/client/error-words";
import { useClusters } from "@/lib/client/queries";
import { useWall } from "@/lib/client/wall-query";
import { DESIGN, GAP, layOut, MARGIN, measureScreen, type Screen } from "./layout";
import { WallOrder } from "./order";
import { scopeOf, useWallSettings } from "./settings";
import { u } from "./units";
import { useAwake, useLitScreen, useScreen, useSelfUpdate } from "./use-wall";
import { WallFoot } from "./wall-foot";
import { WallGroups } from "./wall-groups";
import { WallHead } from "./wall-head";
import { Muted } from "./wall-muted";
import { WallSettingsButton } from "./wall-settings";
import { Sign } from "./wall-sign";

/** Before the browser says how large it is, the first paint is sized by CSS alone. */
const UNMEASURED: Screen = { ...measureScreen(1920, 1080), unit: 0 };
const IDLE_MS = 3000;

export function WallView() {
  const t = useTranslations("wall");
  const errorWords = useErrorWords();
  const [settings, setSettings] = useWallSettings();
  const screen = useScreen() ?? UNMEASURED;
  const awake = useAwake(IDLE_MS);
  useSelfUpdate();
  useLitScreen();
  const clusters = (useClusters().data ?? []).filter(
    ({ cluster }) => settings.cluster === null || cluster === settings.cluster,
  );
  const { data, error } = useWall(scopeOf(settings));
  const [order] = useState(() => new WallOrder());
  const lanes = useMemo(() => order.arrange(data?.groups ?? []), [data?.groups, order]);
  const { troubled, catching } = lanes;
  const layout = layOut({ troubled: troubled.length, catching: catching.length }, screen);
  const { shape } = screen;
  const unit = screen.unit > 0 ? `${screen.unit}px` : "min(100vw / 1920, 100vh / 1080)";
  return (
    <main
      data-wall
      data-shape={shape}
      data-theme={settings.theme ?? undefined}
      className="fixed inset-0 overflow-hidden bg-bg text-text"
      style={
        { "--u": unit, cursor: awake ? undefined : "none", padding: `${u(MARGIN.y)} ${u(MARGIN.x)}` } as CSSProperties
      }
    >
      <h1 className="sr-only">{t("title")}</h1>
      <div style={{ height: u(DESIGN[shape].head - MARGIN.y - GAP), marginBottom: u(GAP) }}>
        <WallHead totals={data?.totals} shape={shape} cluster={settings.cluster} />
      </div>
      {data ? (
        <Muted cluster={settings.cluster}>
          <WallGroups
            {...{ data, lanes, layout, shape }}
            rotateMs={settings.rotate * 1000}
            showCluster={clusters.length > 1}
          />
        </Muted>
      ) : (
        <Sign text={error ? errorWords(error).detail : t("waiting")} />
      )}
      <WallFoot
        shown={troubled.slice(0, layout.troubled)}
        statuses={data?.totals.statuses ?? {}}
        catching={catching.length - layout.catching}
        shape={shape}
        clusters={clusters}
        cluster={settings.cluster}
      />
      <WallSettingsButton {...{ settings, setSettings, awake }} />
    </main>
  );
}
