/** On every page: that messages do not arrive, because a receiver takes none. */
"use client";

import { MessageCircleX } from "lucide-react";
import { useTranslations } from "use-intl";
import type { AlertsAnswer } from "@/lib/api/alerts-contract";
import { useOfAlerts } from "@/lib/client/alerts-query";
import { alertsPath } from "@/lib/client/paths";
import { Link } from "../ui/link";
import { Age } from "../status/age";

const failingOf = ({ telling }: AlertsAnswer) => telling.failing;

export function DeliveryFailureBanner() {
  const t = useTranslations("alerts");
  const failing = useOfAlerts(failingOf) ?? [];
  if (failing.length === 0) return null;
  return (
    <div className="border-b border-line bg-error-soft px-4 py-1.5 text-sm text-error lg:px-6">
      <ul className="flex flex-col gap-1">
        {failing.map(({ receiver, since, failures, answer }) => (
          <li key={receiver} className="flex items-start gap-2">
            <MessageCircleX size={16} aria-hidden className="mt-0.5 shrink-0" />
            {/* The age changes every second, and is not to be read aloud each time. */}
            <span role="alert" className="min-w-0 wrap-anywhere">
              {t.rich("failing", {
                receiver,
                failures,
                link: (name) => (
                  <Link href={alertsPath({ tab: "receivers" })} className="font-semibold underline">
                    {name}
                  </Link>
                ),
              })}{" "}
              {answer}
            </span>
            <span className="shrink-0">{t.rich("failingFor", { age: () => <Age since={since} /> })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
