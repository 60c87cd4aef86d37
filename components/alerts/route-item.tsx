/** One route: what it takes, who hears of it, how it tells, and the way to take it away. */
"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { RouteWire } from "@/lib/api/alert-policy-contract";
import { useRouteRemoval } from "@/lib/client/alert-policy-query";
import { useErrorWords } from "@/lib/client/error-words";
import { formatDuration } from "@/lib/client/format";
import { Button } from "../ui/button";
import { MatchText } from "./match-text";
import { SourceMark } from "./source-mark";
import { weekTexts } from "./week-text";

export function RouteItem({ route, place }: { route: RouteWire; place: number }) {
  const t = useTranslations("alerts.routes");
  const errorWords = useErrorWords();
  const removal = useRouteRemoval();
  const { id, source, match, receivers } = route;
  return (
    <li className="flex flex-col gap-1 px-4 py-3 text-sm" data-route={id}>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
        <span className="figures w-5 shrink-0 text-text-3">{place}</span>
        <p className="min-w-0 flex-1 basis-56">
          <MatchText match={match} />
        </p>
        {source === "file" ? (
          <SourceMark />
        ) : (
          <Button
            size="sm"
            disabled={removal.isPending}
            aria-label={t("removeOf", { place })}
            onClick={() => removal.mutate(id)}
          >
            <Trash2 size={14} aria-hidden /> {t("remove")}
          </Button>
        )}
      </div>
      <p className="pl-8 wrap-anywhere">{t("to", { names: receivers.join(", ") })}</p>
      <RouteManner route={route} />
      {removal.error ? (
        <p role="alert" className="pl-8 text-xs text-error">
          {errorWords(removal.error).detail}
        </p>
      ) : null}
    </li>
  );
}

/** How and when it tells. */
function RouteManner({ route }: { route: RouteWire }) {
  const t = useTranslations("alerts.routes");
  const { groupWaitMs, repeatMs, floor, hours, escalation, continue: goesOn } = route;
  const parts = [
    floor === "ERROR" ? t("fromError") : null,
    t("collected", { time: formatDuration(groupWaitMs) }),
    repeatMs === null ? null : t("repeated", { time: formatDuration(repeatMs) }),
    hours ? t("hours", { times: weekTexts(hours.times).join(", "), zone: hours.timeZone }) : null,
    ...escalation.map(({ receiver, afterMs }) => t("escalates", { receiver, time: formatDuration(afterMs) })),
    goesOn ? t("goesOn") : null,
  ];
  return <p className="pl-8 text-xs text-text-3 wrap-anywhere">{parts.filter((part) => part !== null).join(" · ")}</p>;
}
