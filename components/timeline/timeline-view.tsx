/** The timeline: a strip of the whole range, filters, and the list of what happened; notes are written here. */
"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Flag } from "lucide-react";
import { incidentsPath } from "@/lib/client/paths";
import { useStream } from "@/lib/client/stream";
import { useTimeRange } from "@/lib/client/time-range";
import { useTimeline } from "@/lib/client/timeline-query";
import { PageHeader } from "../shell/page-header";
import { useKey } from "../shell/hotkeys";
import { RangeFaultNotice } from "../shell/range-fault";
import { TimeRangePicker } from "../shell/time-range-picker";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { Link } from "../ui/link";
import { EventCsv } from "./event-csv";
import { EventList } from "./event-list";
import { ListLoading } from "./list-loading";
import { NoteDialog } from "./note-dialog";
import type { NoteDraft } from "./note-form";
import { NothingHere } from "./nothing-here";
import { Strip } from "./strip";
import { TimelineFilterBar } from "./timeline-filter-bar";
import { useTimelineFilters } from "./use-timeline-filters";

/** What happened while one was away: a day. */
const DEFAULT_RANGE_MS = 86_400_000;

export function TimelineView() {
  const t = useTranslations("timeline");
  const shell = useTranslations("shell");
  useStream({ kind: "groups" });
  const range = useTimeRange(DEFAULT_RANGE_MS);
  const control = useTimelineFilters();
  const pages = useTimeline(control.wanted, range);
  const [draft, setDraft] = useState<NoteDraft | null>(null);
  useKey("n", () => setDraft({}));
  const events = pages.data?.pages.flatMap((page) => page.events).filter(({ at }) => at >= range.from);
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <>
            <Link href={incidentsPath()} className="text-sm text-accent underline underline-offset-2">
              {shell("incidents")}
            </Link>
            <Button onClick={() => setDraft({})} aria-keyshortcuts="n">
              <Flag size={14} aria-hidden /> {t("addNote")}
            </Button>
            <TimeRangePicker range={range} />
          </>
        }
        notice={<RangeFaultNotice range={range} />}
      >
        <p className="mt-1 max-w-[75ch] text-sm text-text-2">{t("about")}</p>
      </PageHeader>
      <Strip range={range} control={control} onNote={(at) => setDraft({ at })} />
      <TimelineFilterBar control={control}>
        <EventCsv filter={control.wanted} span={range} disabled={!events || events.length === 0} />
      </TimelineFilterBar>
      {events && events.length > 0 ? (
        <EventList events={events} pages={pages} onNote={setDraft} />
      ) : (
        <Card padded={false}>
          {pages.error && !events ? (
            <ErrorState error={pages.error} retry={() => void pages.refetch()} />
          ) : events ? (
            <NothingHere filtered={control.active} onClear={control.clear} onZoomOut={range.zoomOut} />
          ) : (
            <ListLoading />
          )}
        </Card>
      )}
      {draft ? <NoteDialog draft={draft} onClose={() => setDraft(null)} /> : null}
    </>
  );
}
