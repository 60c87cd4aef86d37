/** The log of what was sent: to whom, what, what came of it. */
"use client";

import { SearchX, Send } from "lucide-react";
import { useTranslations } from "use-intl";
import { useDeliveries } from "@/lib/client/deliveries-query";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { DeliveryFilterBar } from "./delivery-filter-bar";
import { DeliveryRow } from "./delivery-row";
import { PartLoading } from "../ui/part-loading";
import { useDeliveryFilters, type DeliveryFilterControl } from "./use-delivery-filters";

export default function DeliveriesPart() {
  const control = useDeliveryFilters();
  const pages = useDeliveries(control.wanted);
  return (
    <div className="flex flex-col gap-3">
      <DeliveryFilterBar control={control} />
      <DeliveryLog control={control} pages={pages} />
    </div>
  );
}

interface DeliveryLogProps {
  control: DeliveryFilterControl;
  pages: ReturnType<typeof useDeliveries>;
}

function DeliveryLog({ control, pages }: DeliveryLogProps) {
  const t = useTranslations("alerts.deliveries");
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PartLoading />;
  const deliveries = data.pages.flatMap((page) => page.deliveries);
  // A link may lead to one that the filters, or the first pages, leave out.
  const { open } = control;
  const beside = open !== null && !deliveries.some(({ id }) => id === open);
  const toggle = (id: string) => control.setOpen(open === id ? null : id);
  return (
    <Card title={t("title")} note={t("note")} padded={false}>
      {beside ? <DeliveryRow id={open} delivery={null} open onToggle={() => toggle(open)} /> : null}
      {deliveries.length === 0 ? (
        <NothingSent control={control} />
      ) : (
        <ol className="divide-y divide-line" aria-label={t("title")}>
          {deliveries.map((delivery) => (
            <li key={delivery.id}>
              <DeliveryRow
                {...{ id: delivery.id, delivery, open: open === delivery.id }}
                onToggle={() => toggle(delivery.id)}
              />
            </li>
          ))}
        </ol>
      )}
      {hasNextPage ? (
        <p className="border-t border-line px-4 py-2 text-center">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? t("loadingOlder") : t("older")}
          </Button>
        </p>
      ) : null}
    </Card>
  );
}

function NothingSent({ control: { active, clear } }: { control: DeliveryFilterControl }) {
  const t = useTranslations("alerts.deliveries");
  return active ? (
    <EmptyState icon={SearchX} title={t("noMatch")} action={<Button onClick={clear}>{t("clear")}</Button>} />
  ) : (
    <EmptyState icon={Send} title={t("none")}>
      {t("noneDetail")}
    </EmptyState>
  );
}
