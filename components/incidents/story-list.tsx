/** An incident's story, oldest first: what happened, who was told, who looked after it, how it ended. */
"use client";

import { Bell, CircleCheck, Eye, Flag, Hand, Repeat2, type LucideIcon } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import type { StoryPartWire } from "@/lib/api/incidents-contract";
import { formatClock, formatDay, formatTime } from "@/lib/client/format";
import { alertsPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { currentZone, zoneName } from "@/lib/client/zone";
import { WORDS } from "@/lib/core/alerts/message-words";
import { saidOfPart } from "@/lib/core/alerts/story";
import { EventWhat } from "../timeline/event-what";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Link } from "../ui/link";

const ICONS: Record<Exclude<StoryPartWire["kind"], "event">, LucideIcon> = {
  began: Eye,
  notified: Bell,
  acknowledged: Hand,
  flapping: Repeat2,
  ended: CircleCheck,
};

export interface StoryListProps {
  story: readonly StoryPartWire[];
  /** Null: all is told. */
  showEarlier: (() => void) | null;
  /** Earlier messages are left out. */
  moreMessages: boolean;
}

export function StoryList({ story, showEarlier, moreMessages }: StoryListProps) {
  const t = useTranslations("incidents");
  const zone = zoneName(currentZone(), story[0]?.at ?? 0);
  return (
    <Card title={t("story")} note={t("storyNote", { zone })} padded={false}>
      {showEarlier ? (
        <p className="border-b border-line px-4 py-2">
          <Button size="sm" onClick={showEarlier}>
            {t("showEarlier")}
          </Button>
        </p>
      ) : null}
      {moreMessages ? (
        <p className="border-b border-line px-4 py-2 text-xs text-text-2">
          {t.rich("moreMessages", {
            deliveries: (text) => (
              <Link
                key="deliveries"
                href={alertsPath({ tab: "deliveries" })}
                className="text-accent underline underline-offset-2"
              >
                {text}
              </Link>
            ),
          })}
        </p>
      ) : null}
      <ol className="divide-y divide-line" aria-label={t("story")}>
        {story.map((part, index) => (
          <StoryItem key={keyOf(part)} part={part} dated={isNewDay(part, story[index - 1])} />
        ))}
      </ol>
    </Card>
  );
}

const keyOf = (part: StoryPartWire): string =>
  part.kind === "event" ? part.event.id : part.kind === "notified" ? `notified ${part.delivery}` : part.kind;

const isNewDay = (part: StoryPartWire, before: StoryPartWire | undefined): boolean =>
  before === undefined || formatDay(before.at) !== formatDay(part.at);

function StoryItem({ part, dated }: { part: StoryPartWire; dated: boolean }) {
  const { at } = part;
  return (
    <li
      data-part={part.kind}
      className="grid grid-cols-1 gap-x-4 gap-y-0.5 px-4 py-2 text-sm sm:grid-cols-[150px_minmax(0,1fr)]"
    >
      <time dateTime={new Date(at).toISOString()} title={formatTime(at)} className="figures text-text-3">
        {dated ? `${formatDay(at)} ` : ""}
        {formatClock(at)}
      </time>
      {part.kind === "event" ? <Event part={part} /> : <Own part={part} />}
    </li>
  );
}

function Event({ part: { event } }: { part: Extract<StoryPartWire, { kind: "event" }> }) {
  const { message } = useSentences();
  const { topic, partition, kind, after } = event;
  const place = topic === null ? null : partition === null ? topic : `${topic}/${partition}`;
  const isNote = kind === "note" && after !== null;
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {isNote ? <Flag size={14} aria-hidden className="text-accent" /> : null}
        <EventWhat event={event} />
        {place ? <span className="figures min-w-0 text-xs text-text-3 wrap-anywhere">{place}</span> : null}
      </div>
      <p className={isNote ? "wrap-anywhere" : "text-text-2 wrap-anywhere"}>{message(event)}</p>
    </div>
  );
}

function Own({ part }: { part: Exclude<StoryPartWire, { kind: "event" }> }) {
  const language = useLocale();
  const Icon = ICONS[part.kind];
  const said = saidOfPart(part);
  const text = said ? WORDS[language].tell(said) : "";
  return (
    <p className="flex min-w-0 items-start gap-2 font-medium">
      <Icon size={14} aria-hidden className="mt-0.5 shrink-0 text-text-3" />
      <span className="min-w-0 wrap-anywhere">
        {part.kind === "notified" ? (
          <Link href={alertsPath({ tab: "deliveries", delivery: part.delivery })} className="hover:underline">
            {text}
          </Link>
        ) : (
          text
        )}
      </span>
    </p>
  );
}
