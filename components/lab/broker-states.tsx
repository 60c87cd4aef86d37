/** The lab's brokers: running, starting or stopped, as colour, icon and word. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { LabAnswer } from "@/lib/api/contract";
import { ICONS, TONE_SOFT, type Tone } from "../status/tone";

type Broker = LabAnswer["brokers"][number];

const TONES: Record<Broker["state"], Tone> = { running: "ok", starting: "unknown", stopped: "offline" };

export function BrokerStates({ brokers }: { brokers: Broker[] }) {
  const t = useTranslations("lab");
  return (
    <ul aria-label={t("brokers")} className="flex flex-wrap gap-2">
      {brokers.map(({ id, state }) => {
        const Icon = ICONS[TONES[state]];
        return (
          <li
            key={id}
            data-broker={id}
            data-state={state}
            className={clsx(
              "inline-flex h-8 items-center gap-1.5 rounded-md px-2.5 text-sm font-medium",
              TONE_SOFT[TONES[state]],
            )}
          >
            <Icon size={14} strokeWidth={2.25} aria-hidden />
            {t("broker", { id: String(id), state })}
          </li>
        );
      })}
    </ul>
  );
}
