/** Whom messages go to: what each is, how it does, a test of the real path, and a form for one more. */
"use client";

import { useState } from "react";
import { Send } from "lucide-react";
import { useTranslations } from "use-intl";
import type { PolicyAnswer } from "@/lib/api/alert-policy-contract";
import { usePolicy } from "@/lib/client/alert-policy-query";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { FirstReceiver } from "./first-receiver";
import { PartLoading } from "../ui/part-loading";
import { ReceiverForm } from "./receiver-form";
import { ReceiverItem } from "./receiver-item";

export default function ReceiversPart() {
  const { data, error, refetch } = usePolicy({ watch: true });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PartLoading />;
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(320px,440px)]">
      <div className="flex min-w-0 flex-col gap-4">
        <Receivers receivers={data.receivers} />
        {data.receivers.length === 0 ? <FirstReceiver /> : null}
      </div>
      <ReceiverForm kinds={data.kinds} />
    </div>
  );
}

function Receivers({ receivers }: Pick<PolicyAnswer, "receivers">) {
  const t = useTranslations("alerts.receivers");
  // One test is watched at a time.
  const [tested, setTested] = useState<{ receiver: string; delivery: string } | null>(null);
  if (receivers.length === 0)
    return (
      <Card>
        <EmptyState icon={Send} title={t("none")}>
          {t("noneDetail")}
        </EmptyState>
      </Card>
    );
  return (
    <Card title={t("title")} note={<span className="figures">{receivers.length}</span>} padded={false}>
      <ul className="divide-y divide-line" aria-label={t("title")}>
        {receivers.map((receiver) => (
          <ReceiverItem
            key={receiver.name}
            receiver={receiver}
            tested={tested?.receiver === receiver.name ? tested.delivery : null}
            onTested={(delivery) => setTested({ receiver: receiver.name, delivery })}
          />
        ))}
      </ul>
    </Card>
  );
}
