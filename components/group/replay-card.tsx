/** Judge again: the page's range under other settings, beside what was told then. */
"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useGroupReplay } from "@/lib/client/replay-query";
import { useTimeRange, type TimeRange } from "@/lib/client/time-range";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import { ReplayForm } from "./replay-form";
import { ReplayResult } from "./replay-result";
import { useReplayUrl } from "./replay-settings";

type Range = Pick<TimeRange, "from" | "to">;

export function ReplayCard({ cluster, group }: { cluster: string; group: string }) {
  const t = useTranslations("group.judge");
  const { asked, settings, ask, clear } = useReplayUrl();
  const now = useTimeRange();
  const [held, setHeld] = useState<Range | null>(null);
  // A live range moves on; what is judged again stands still until it is asked for anew.
  if (asked && now.to > 0 && (!held || isOther(held, now))) setHeld({ from: now.from, to: now.to });
  if (!asked && held) setHeld(null);
  const { data, error, isFetching, refetch } = useGroupReplay(cluster, group, asked ? held : null, settings);
  return (
    <Card title={t("title")} note={t("note", { range: now.label })}>
      <ReplayForm
        key={asked ? "asked" : "new"}
        settings={settings}
        busy={isFetching}
        clear={asked ? clear : undefined}
        ask={(wanted) => {
          setHeld({ from: now.from, to: now.to });
          ask(wanted);
        }}
      />
      {!asked ? <p className="mt-2 text-xs text-text-3">{t("about")}</p> : null}
      {isFetching ? (
        <Loading label={t("loading")}>
          <Skeleton className="mt-4 h-40 w-full" />
        </Loading>
      ) : null}
      {asked && error && !isFetching ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {asked && data && !isFetching ? <ReplayResult answer={data} /> : null}
    </Card>
  );
}

/** Another fixed range, or a live one of another width. */
const isOther = (held: Range, now: TimeRange) =>
  now.live ? held.to - held.from !== now.to - now.from : held.from !== now.from || held.to !== now.to;
