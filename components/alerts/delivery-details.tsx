/** A delivery as it goes: its state, each try with its answer, and the words as the receiver reads them. */
"use client";

import { useTranslations } from "use-intl";
import type { DeliveryDetail } from "@/lib/api/alert-deliveries-contract";
import { useDelivery } from "@/lib/client/deliveries-query";
import { useErrorWords } from "@/lib/client/error-words";
import { formatDuration, formatTime } from "@/lib/client/format";
import { Skeleton } from "../ui/skeleton";
import { Ahead, Moment } from "../status/age";
import { DeliveryStateMark } from "./delivery-state";

export function DeliveryDetails({ id }: { id: string }) {
  const t = useTranslations("alerts.deliveries");
  const errorWords = useErrorWords();
  const { data, error } = useDelivery(id);
  if (!data)
    return error ? (
      <p role="alert" className="text-sm text-error">
        {errorWords(error).detail}
      </p>
    ) : (
      <Skeleton className="h-16 w-full" />
    );
  const { state, receiver, route, attempts, nextTryAt, deliveredAt, deadline, madeAt } = data;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div role="status">
          <DeliveryStateMark state={state} failing={state === "waiting" && attempts > 0} />
        </div>
        <span className="text-xs text-text-2">
          {t("of", { receiver, route: route === "default" ? t("byDefault") : route === "test" ? t("byTest") : route })}
          {", "}
          {t.rich("made", { at: () => <Moment at={madeAt} /> })}
          {deliveredAt === null ? null : (
            <>
              {", "}
              {t("took", { time: formatDuration(Math.max(deliveredAt - madeAt, 0)) })}
            </>
          )}
        </span>
        {state === "waiting" && nextTryAt !== null ? (
          <span className="text-xs text-text-3">
            {t.rich("nextTry", { at: () => <Ahead at={nextTryAt} /> })}, {t("givenUp", { time: formatTime(deadline) })}
          </span>
        ) : null}
      </div>
      <Tries tries={data.tries} />
      {data.message ? <MessageWords message={data.message} /> : null}
    </div>
  );
}

function Tries({ tries }: Pick<DeliveryDetail, "tries">) {
  const t = useTranslations("alerts.deliveries");
  if (tries.length === 0) return <p className="text-xs text-text-3">{t("noTries")}</p>;
  return (
    <ol aria-label={t("tries")} className="flex flex-col gap-1 text-xs">
      {tries.map(({ at, tookMs, outcome, answer }, index) => (
        <li key={`${at} ${index}`} className="grid grid-cols-[auto_auto_minmax(0,1fr)] gap-x-3">
          <span className="text-text-3">
            <Moment at={at} />
          </span>
          <span className={outcome === "delivered" ? "text-text-2" : "font-medium text-warning"}>
            {t(`outcome.${outcome}`)} <span className="figures font-normal text-text-3">{formatDuration(tookMs)}</span>
          </span>
          <span className="figures text-text-2 wrap-anywhere">{answer}</span>
        </li>
      ))}
    </ol>
  );
}

function MessageWords({ message: { subject, text } }: { message: NonNullable<DeliveryDetail["message"]> }) {
  const t = useTranslations("alerts.deliveries");
  return (
    <section aria-label={t("message")} className="rounded-md border border-line bg-surface px-3 py-2">
      <p className="font-medium wrap-anywhere">{subject}</p>
      <p className="mt-1 max-h-96 overflow-y-auto text-text-2 whitespace-pre-line wrap-anywhere" tabIndex={0}>
        {text}
      </p>
    </section>
  );
}
