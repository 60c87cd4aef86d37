/** What happened to a group in the range, newest first, of all kinds or of those that one asks for. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { EventWire } from "@/lib/api/contract";
import { Card } from "../ui/card";
import { CsvButton } from "../ui/csv-button";
import { EventItem, isNewDay } from "./event-item";
import { chooseEvents, countKinds, type EventKind } from "./event-kinds";
import { eventRows } from "./table-rows";
import { useGroupUrl, type GroupUrl } from "./use-group-url";

const MOST = 100;

export function EventsList({ events, label }: { events: EventWire[]; label: string }) {
  const t = useTranslations("group");
  const url = useGroupUrl();
  const matching = chooseEvents(events, url.kinds);
  const newest = matching.slice(0, MOST);
  return (
    <Card
      title={t("events")}
      note={label}
      padded={false}
      actions={<CsvButton name="events" rows={() => eventRows(matching)} disabled={matching.length === 0} />}
    >
      {events.length > 0 ? <KindFilter events={events} url={url} /> : null}
      {newest.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">{events.length > 0 ? t("noEventMatches") : t("noEvents")}</p>
      ) : (
        <ol className="max-h-96 divide-y divide-line overflow-y-auto" tabIndex={0} aria-label={t("eventsNewestFirst")}>
          {newest.map((event, index) => (
            <EventItem key={event.id} event={event} dated={isNewDay(event, newest[index - 1])} />
          ))}
        </ol>
      )}
      {matching.length > MOST ? (
        <p className="border-t border-line px-4 py-2 text-xs text-text-3">
          {t("newestEvents", { shown: MOST, all: matching.length })}
        </p>
      ) : null}
    </Card>
  );
}

/** One button per kind that there is, with its count; none pressed shows all. */
function KindFilter({ events, url: { kinds, setKinds } }: { events: EventWire[]; url: GroupUrl }) {
  const t = useTranslations("group");
  const toggle = (kind: EventKind) =>
    setKinds(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
  return (
    <div role="group" aria-label={t("kindsOfEvents")} className="flex flex-wrap gap-1 border-b border-line px-3 py-2">
      {countKinds(events).map(([kind, count]) => (
        <button
          key={kind}
          type="button"
          aria-pressed={kinds.includes(kind)}
          onClick={() => toggle(kind)}
          className={clsx(
            "h-[24px] rounded-sm border px-2 text-xs",
            kinds.includes(kind)
              ? "border-line-strong bg-selected text-text"
              : "border-line text-text-2 hover:border-line-strong",
          )}
        >
          {t(`kind.${kind}`)} <span className="figures text-text-3">{count}</span>
        </button>
      ))}
    </div>
  );
}
