/** One receiver: where it leads, how it does, and a test whose delivery is shown as it goes. */
"use client";

import { Send, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ReceiverWire } from "@/lib/api/alert-policy-contract";
import { useReceiverRemoval, useReceiverTest } from "@/lib/client/alert-policy-query";
import { useErrorWords } from "@/lib/client/error-words";
import { Button } from "../ui/button";
import { DeliveryDetails } from "./delivery-details";
import { ReceiverFacts } from "./receiver-facts";
import { SourceMark } from "./source-mark";

export interface ReceiverItemProps {
  receiver: ReceiverWire;
  /** The delivery of the test that runs, or ran. */
  tested: string | null;
  onTested(delivery: string): void;
}

export function ReceiverItem({ receiver, tested, onTested }: ReceiverItemProps) {
  const t = useTranslations("alerts.receivers");
  const errorWords = useErrorWords();
  const test = useReceiverTest();
  const removal = useReceiverRemoval();
  const { name, kind, target, source } = receiver;
  const error = test.error ?? removal.error;
  return (
    <li className="flex flex-col gap-1.5 px-4 py-3 text-sm" data-receiver={name}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="min-w-0 flex-1 basis-48 wrap-anywhere">
          <span className="font-medium">{name}</span> <span className="text-text-2">{kind}</span>
          {target === null ? null : <span className="ml-2 text-xs text-text-3">{target}</span>}
        </p>
        {source === "file" ? <SourceMark /> : null}
        <Button
          size="sm"
          disabled={test.isPending}
          aria-label={t("testOf", { name })}
          onClick={() => test.mutate(name, { onSuccess: ({ id }) => onTested(id) })}
        >
          <Send size={14} aria-hidden /> {t("test")}
        </Button>
        {source === "page" ? (
          <Button
            size="sm"
            icon
            disabled={removal.isPending}
            aria-label={t("removeOf", { name })}
            title={t("removeOf", { name })}
            onClick={() => removal.mutate(name)}
          >
            <Trash2 size={14} aria-hidden />
          </Button>
        ) : null}
      </div>
      <ReceiverFacts receiver={receiver} />
      {error ? (
        <p role="alert" className="text-xs text-error">
          {errorWords(error).detail}
        </p>
      ) : null}
      {tested === null ? null : (
        <section aria-label={t("testDelivery", { name })} className="rounded-md border border-line bg-bg px-3 py-2">
          <DeliveryDetails id={tested} />
        </section>
      )}
    </li>
  );
}
