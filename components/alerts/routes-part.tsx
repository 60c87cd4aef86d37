/** Who hears of what: the routes in the order in which they are asked, the defaults, owners, and a tester. */
"use client";

import { useTranslations } from "use-intl";
import type { PolicyAnswer } from "@/lib/api/alert-policy-contract";
import { usePolicy } from "@/lib/client/alert-policy-query";
import { formatDuration } from "@/lib/client/format";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { FirstReceiver } from "./first-receiver";
import { MatchText } from "./match-text";
import { OwnerLine } from "./owner-line";
import { PartLoading } from "../ui/part-loading";
import { RouteForm } from "./route-form";
import { RouteItem } from "./route-item";
import { RouteTester } from "./route-tester";

export default function RoutesPart() {
  const { data, error, refetch } = usePolicy();
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PartLoading />;
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(320px,440px)]">
      <div className="flex min-w-0 flex-col gap-4">
        {data.receivers.length === 0 ? <FirstReceiver /> : null}
        <RouteList policy={data} />
        <Owners owners={data.owners} />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <RouteForm policy={data} />
        <RouteTester />
      </div>
    </div>
  );
}

function RouteList({ policy: { routes, defaults } }: { policy: PolicyAnswer }) {
  const t = useTranslations("alerts.routes");
  const { receivers, groupWaitMs, repeatMs } = defaults;
  return (
    <Card title={t("title")} note={t("note")} padded={false}>
      <ol className="divide-y divide-line" aria-label={t("title")}>
        {routes.map((route, index) => (
          <RouteItem key={route.id} route={route} place={index + 1} />
        ))}
        <li className="flex flex-col gap-1 px-4 py-3 text-sm" data-route="default">
          <p className="font-medium">{t("default")}</p>
          <p className="wrap-anywhere">
            {receivers.length > 0 ? t("to", { names: receivers.join(", ") }) : t("toNobody")}
          </p>
          <p className="text-xs text-text-3">
            {t("collected", { time: formatDuration(groupWaitMs) })}
            {repeatMs === null ? "" : ` · ${t("repeated", { time: formatDuration(repeatMs) })}`}
          </p>
        </li>
      </ol>
    </Card>
  );
}

function Owners({ owners }: { owners: PolicyAnswer["owners"] }) {
  const t = useTranslations("alerts.routes");
  return (
    <Card title={t("owners")} padded={false}>
      {owners.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">{t("noOwners")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {owners.map((owner, index) => (
            <li key={index} className="flex flex-col gap-1 px-4 py-2 text-sm">
              <MatchText match={owner.match} />
              <span className="text-xs text-text-2">
                <OwnerLine owner={owner} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
