/** What fires now, the worst first; below what ended of late; and whether anybody is told at all. */
"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "use-intl";
import type { AlertsAnswer } from "@/lib/api/alerts-contract";
import type { useAlerts } from "@/lib/client/alerts-query";
import { EmptyState } from "../ui/empty-state";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { AlertItem } from "./alert-item";
import { AuthorField } from "./author-field";
import { EndedList } from "./ended-list";
import { FirstReceiver } from "./first-receiver";
import { MoreButton } from "./more-button";
import { PartLoading } from "../ui/part-loading";
import { DeliveryHealth } from "./delivery-health";
import { NotifySwitch } from "./notify-switch";
import { useMore } from "./use-more";

const STEP = 50;

export function FiringPart({ alerts: { data, error, refetch } }: { alerts: ReturnType<typeof useAlerts> }) {
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PartLoading />;
  return (
    <div className="flex flex-col gap-4">
      <DeliveryHealth telling={data.telling} />
      <NotifySwitch />
      {data.telling.receivers === 0 ? <FirstReceiver /> : null}
      <Firing answer={data} />
      <EndedList alerts={data.ended} isComplete={data.endedComplete} />
    </div>
  );
}

function Firing({ answer: { firing, more, telling } }: { answer: AlertsAnswer }) {
  const t = useTranslations("alerts");
  const list = useMore(firing, STEP);
  if (firing.length === 0)
    return (
      <Card>
        <EmptyState icon={BellRing} title={t("nothingFires")}>
          {telling.receivers === 0 ? t("nobodyYet") : telling.reached === 0 ? t("nobodyReached") : t("wouldBeNotified")}
        </EmptyState>
      </Card>
    );
  return (
    <section aria-labelledby="firing-now" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <h2 id="firing-now" className="text-sm font-semibold">
          {t("firingNow")}{" "}
          <span role="status" className="figures font-normal text-text-3">
            {t("fires", { count: firing.length + more })}
          </span>
        </h2>
        <AuthorField />
      </div>
      <ul className="flex flex-col gap-2" aria-label={t("firingNow")}>
        {list.shown.map((alert) => (
          <li key={alert.id}>
            <AlertItem alert={alert} />
          </li>
        ))}
      </ul>
      <MoreButton {...list} />
      {more > 0 && list.left === 0 ? <p className="text-xs text-text-3">{t("moreFire", { count: more })}</p> : null}
    </section>
  );
}
