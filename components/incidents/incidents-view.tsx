/** The page of incidents: what is open on top, then what ended today and before, and what is new since one looked. */
"use client";

import { CircleCheck } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";
import { useTranslations } from "use-intl";
import type { AlertWire } from "@/lib/api/alerts-contract";
import { useNow } from "@/lib/client/clock";
import { formatMoment } from "@/lib/client/format";
import { useIncidents } from "@/lib/client/incidents-query";
import { useLastLook } from "@/lib/client/last-look";
import { alertsPath, incidentsPath } from "@/lib/client/paths";
import { visibleName } from "@/lib/client/visible-name";
import { startOfDay } from "@/lib/client/zone";
import { PartLoading } from "../ui/part-loading";
import { PageHeader } from "../shell/page-header";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Link } from "../ui/link";
import { IncidentRow } from "./incident-row";
import { byDay, newsOf } from "./news";

const MINUTE = 60_000;

export function IncidentsView() {
  const t = useTranslations("incidents");
  const shell = useTranslations("shell");
  const [{ cluster, group }] = useQueryStates({ cluster: parseAsString, group: parseAsString });
  const incidents = useIncidents({ cluster: cluster ?? undefined, group: group ?? undefined });
  const only = group ?? cluster;
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: shell("overview"), href: "/" }]}
        actions={
          <Link href={alertsPath()} className="text-sm text-accent underline underline-offset-2">
            {t("toAlerts")}
          </Link>
        }
      >
        <p className="mt-1 max-w-[80ch] text-sm text-text-2">{t("about")}</p>
        {only === null ? null : (
          <p className="mt-1 flex flex-wrap gap-x-3 text-sm">
            <span className="min-w-0 wrap-anywhere">{t("of", { name: visibleName(only) })}</span>
            <Link href={incidentsPath()} className="text-accent underline underline-offset-2">
              {t("all")}
            </Link>
          </p>
        )}
      </PageHeader>
      <Lists {...incidents} />
    </>
  );
}

function Lists({
  data,
  error,
  refetch,
  hasNextPage,
  isFetchingNextPage,
  fetchNextPage,
}: ReturnType<typeof useIncidents>) {
  const t = useTranslations("incidents");
  const [since, markSeen] = useLastLook();
  const now = useNow(MINUTE);
  const [first] = data?.pages ?? [];
  if (!first) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PartLoading />;
  const unique = new Map(data?.pages.flatMap(({ ended }) => ended ?? []).map((one) => [one.id, one]));
  const { today, earlier } = byDay([...unique.values()], startOfDay(now));
  const news = [...first.open, ...unique.values()].filter((one) => newsOf(one, since)).length;
  const list = (of: readonly AlertWire[], label: string) => (
    <ul className="divide-y divide-line" aria-label={label}>
      {of.map((incident) => (
        <IncidentRow key={incident.id} incident={incident} since={since} />
      ))}
    </ul>
  );
  return (
    <div className="flex flex-col gap-4">
      <Card
        title={t("open")}
        note={first.open.length > 0 ? t("openCount", { count: first.open.length + first.more }) : null}
        actions={
          since !== null && news > 0 ? (
            <>
              <span role="status" className="text-xs text-text-2">
                {t("newCount", { count: news, at: formatMoment(since, now) })}
              </span>
              <Button size="sm" onClick={markSeen}>
                {t("markSeen")}
              </Button>
            </>
          ) : null
        }
        padded={false}
      >
        {first.open.length > 0 ? list(first.open, t("open")) : <EmptyState icon={CircleCheck} title={t("noneOpen")} />}
        {first.more > 0 ? (
          <p className="px-4 py-2 text-xs text-text-3">{t("moreOpen", { count: first.more })}</p>
        ) : null}
      </Card>
      {first.ended === null ? (
        <p role="status" className="text-sm text-text-2">
          {t("endedUnknown")}
        </p>
      ) : (
        <>
          <Card title={t("today")} padded={false}>
            {today.length > 0 ? list(today, t("today")) : <Nothing text={t("noneToday")} />}
          </Card>
          <Card title={t("earlier")} padded={false}>
            {earlier.length > 0 ? list(earlier, t("earlier")) : <Nothing text={t("noneEnded")} />}
            {hasNextPage ? (
              <p className="px-4 py-2 text-center">
                <Button size="sm" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  {t("loadMore")}
                </Button>
              </p>
            ) : null}
          </Card>
        </>
      )}
    </div>
  );
}

const Nothing = ({ text }: { text: string }) => <p className="px-4 py-4 text-sm text-text-2">{text}</p>;
