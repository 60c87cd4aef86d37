/** A silence or a window: what it means, who, why, when, and the way back. */
"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { SilenceWire } from "@/lib/api/alert-silences-contract";
import { useErrorWords } from "@/lib/client/error-words";
import { useSilenceRemoval } from "@/lib/client/silences-query";
import { Button } from "../ui/button";
import { Ahead, Moment } from "../status/age";
import { MatchText } from "./match-text";
import { SourceMark } from "./source-mark";
import { WindowTimes, WindowWords } from "./window-times";

export function SilenceItem({ silence }: { silence: SilenceWire }) {
  const t = useTranslations("alerts.silences");
  const errorWords = useErrorWords();
  const removal = useSilenceRemoval();
  const { id, source, match, author, reason, state, alerts, recurrence, times } = silence;
  const why = [author, reason].filter(Boolean).join(": ");
  return (
    <li className="flex flex-col gap-1 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <p className="min-w-0 flex-1 basis-56">
          <MatchText match={match} />
        </p>
        {source === "file" ? (
          <SourceMark />
        ) : state === "past" ? null : (
          <Button
            size="sm"
            disabled={removal.isPending}
            aria-label={t("takeBackOf", { match: match.group ?? match.topic ?? match.cluster ?? id })}
            onClick={() => removal.mutate(id)}
          >
            <Undo2 size={14} aria-hidden /> {t("takeBack")}
          </Button>
        )}
      </div>
      {why === "" ? null : <p className="text-text-2 wrap-anywhere">{why}</p>}
      <p className="text-xs text-text-2">
        {recurrence ? <WindowWords recurrence={recurrence} /> : <When silence={silence} />}
        {state === "active" ? <span className="text-text-3"> · {t("mutes", { count: alerts })}</span> : null}
      </p>
      {recurrence ? <WindowTimes times={times} timeZone={recurrence.timeZone} /> : null}
      {removal.error ? (
        <p role="alert" className="text-xs text-error">
          {errorWords(removal.error).detail}
        </p>
      ) : null}
    </li>
  );
}

function When({ silence: { startsAt, endsAt, untilResolved, state } }: { silence: SilenceWire }) {
  const t = useTranslations("alerts.silences");
  const from = t.rich("from", { at: () => <Moment at={startsAt} /> });
  if (endsAt === null)
    return (
      <>
        {from}, {t(untilResolved ? "untilResolved" : "untilTakenBack")}
      </>
    );
  return (
    <>
      {from} {t.rich("until", { at: () => <Moment at={endsAt} /> })}
      {state === "active" ? (
        <>
          {", "}
          {t.rich("endsIn", { at: () => <Ahead at={endsAt} /> })}
        </>
      ) : null}
    </>
  );
}
