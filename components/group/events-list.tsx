/** What happened to a group in the range, newest first. */
import type { EventWire } from "@/lib/api/contract";
import { formatClock, formatDay, formatTime } from "@/lib/client/format";
import { CONSUMER_STATUSES, PARTITION_STATUSES } from "@/lib/core/terms";
import { StatusIcon } from "../status/status-badge";
import type { AnyStatus } from "../status/tone";
import { Card } from "../ui/card";

const MOST = 100;

const KINDS: Record<EventWire["kind"], string> = {
  status: "status",
  rebalance: "rebalance",
  "collection-gap": "no data",
  "group-deleted": "deleted",
  "lag-lost": "data loss",
  note: "note",
};

export function EventsList({ events, label }: { events: EventWire[]; label: string }) {
  const newest = [...events].sort((a, b) => b.at - a.at).slice(0, MOST);
  return (
    <Card title="Events" note={label} padded={false}>
      {newest.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">Nothing happened in this range.</p>
      ) : (
        <ol className="max-h-96 divide-y divide-line overflow-y-auto" tabIndex={0} aria-label="Events, newest first">
          {newest.map((event, index) => (
            <EventItem key={event.id} event={event} dated={isNewDay(event, newest[index - 1])} />
          ))}
        </ol>
      )}
      {events.length > MOST ? (
        <p className="border-t border-line px-4 py-2 text-xs text-text-3">
          The newest {MOST} of {events.length}. Choose a shorter range to see the others.
        </p>
      ) : null}
    </Card>
  );
}

const isNewDay = (event: EventWire, before: EventWire | undefined) =>
  before !== undefined && formatDay(before.at) !== formatDay(event.at);

const isStatus = (word: string | null): word is AnyStatus =>
  [...PARTITION_STATUSES, ...CONSUMER_STATUSES].some((status) => status === word);

function EventItem({ event, dated }: { event: EventWire; dated: boolean }) {
  const { at, kind, after, topic, partition, message } = event;
  const place = topic === null ? null : partition === null ? topic : `${topic}/${partition}`;
  return (
    <li className="grid grid-cols-[auto_16px_1fr] gap-x-2.5 px-4 py-2 text-sm">
      <time dateTime={new Date(at).toISOString()} title={formatTime(at)} className="figures text-text-3">
        {dated ? `${formatDay(at).slice(5)} ` : ""}
        {formatClock(at)}
      </time>
      <span className="mt-0.5">{isStatus(after) ? <StatusIcon status={after} size={14} /> : null}</span>
      <p className="min-w-0 wrap-anywhere">
        {kind === "status" ? null : <span className="mr-1.5 text-xs text-text-3">{KINDS[kind]}</span>}
        {place && !message.includes(place) ? <span className="figures mr-1.5 text-text-2">{place}</span> : null}
        {message}
      </p>
    </li>
  );
}
