/** Silences and maintenance windows: a form for one more, those that are active, to come, and past. */
"use client";

import { BellOff } from "lucide-react";
import { useTranslations } from "use-intl";
import type { SilenceWire } from "@/lib/api/alert-silences-contract";
import { useSilences } from "@/lib/client/silences-query";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { PartLoading } from "../ui/part-loading";
import { SilenceForm } from "./silence-form";
import { SilenceItem } from "./silence-item";

const STATES = ["active", "scheduled", "past"] as const;

export default function SilencesPart() {
  const t = useTranslations("alerts.silences");
  const { data, error, refetch } = useSilences();
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(320px,440px)_minmax(0,1fr)]">
      <Card title={t("new")}>
        <SilenceForm />
      </Card>
      {data ? (
        <SilenceLists silences={data.silences} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <PartLoading />
      )}
    </div>
  );
}

function SilenceLists({ silences }: { silences: readonly SilenceWire[] }) {
  const t = useTranslations("alerts.silences");
  if (silences.length === 0)
    return (
      <Card>
        <EmptyState icon={BellOff} title={t("none")}>
          {t("noneDetail")}
        </EmptyState>
      </Card>
    );
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {STATES.map((state) => {
        const own = silences.filter((one) => one.state === state);
        return own.length === 0 ? null : (
          <Card
            key={state}
            title={t(`state.${state}`)}
            note={<span className="figures">{own.length}</span>}
            padded={false}
          >
            <ul className="divide-y divide-line" aria-label={t(`state.${state}`)}>
              {own.map((silence) => (
                <SilenceItem key={silence.id} silence={silence} />
              ))}
            </ul>
          </Card>
        );
      })}
    </div>
  );
}
