/** What the silence in the form would mean: groups and alerts now, and what it would have muted in the last days. */
"use client";

import { useTranslations } from "use-intl";
import type { PreviewAnswer } from "@/lib/api/alert-silences-contract";
import { useErrorWords } from "@/lib/client/error-words";
import type { usePreview } from "@/lib/client/silences-query";
import { StatusBadge } from "../status/status-badge";
import { Moment } from "../status/age";
import { Subject } from "./subject";
import { WindowTimes } from "./window-times";

export interface SilencePreviewProps {
  /** False while nothing is meant. */
  meant: boolean;
  preview: ReturnType<typeof usePreview>;
  timeZone: string;
}

export function SilencePreview({ meant, preview: { data, error }, timeZone }: SilencePreviewProps) {
  const t = useTranslations("alerts.silences");
  const errorWords = useErrorWords();
  return (
    <section
      aria-label={t("preview")}
      className="flex min-h-24 flex-col gap-2 rounded-md border border-line bg-bg px-3 py-2 text-xs text-text-2"
    >
      {!meant ? (
        <p role="status">{t("meansNothing")}</p>
      ) : error && !data ? (
        <p role="alert" className="text-error">
          {errorWords(error).detail}
        </p>
      ) : data ? (
        <Matched answer={data} timeZone={timeZone} />
      ) : (
        <p role="status">{t("previewing")}</p>
      )}
    </section>
  );
}

const SHOWN = 5;

function Matched({ answer: { groups, firing, past, times }, timeZone }: { answer: PreviewAnswer; timeZone: string }) {
  const t = useTranslations("alerts.silences");
  const more = firing.count - Math.min(firing.alerts.length, SHOWN);
  return (
    <>
      <p role="status">
        {groups ? `${t("fitsGroups", { count: groups.count })} ` : ""}
        {t("fitsNow", { count: firing.count })}
      </p>
      {firing.alerts.length > 0 ? (
        <ul className="flex flex-col">
          {firing.alerts.slice(0, SHOWN).map(({ id, subject, severity }) => (
            <li key={id} className="flex min-h-[24px] min-w-0 items-center gap-2 text-text">
              <StatusBadge status={severity} />
              <Subject of={subject} />
            </li>
          ))}
          {more > 0 ? <li className="figures text-text-3">{t("more", { count: more })}</li> : null}
        </ul>
      ) : groups && groups.names.length > 0 ? (
        <p className="wrap-anywhere">{groups.names.slice(0, SHOWN).join(", ")}</p>
      ) : null}
      <p>{t("past", { alerts: past.alerts, messages: past.messages })}</p>
      {past.latest.length > 0 ? (
        <ul className="flex flex-col text-text-3">
          {past.latest.slice(0, SHOWN).map(({ id, subject, openedAt }) => (
            <li key={id} className="leading-[24px] wrap-anywhere">
              <Moment at={openedAt} /> <Subject of={subject} />
            </li>
          ))}
        </ul>
      ) : null}
      <WindowTimes times={times} timeZone={timeZone} />
    </>
  );
}
