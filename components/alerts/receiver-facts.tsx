/** How a receiver does, and how it is told. */
"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ReceiverWire } from "@/lib/api/alert-policy-contract";
import { LANGUAGE_NAMES } from "@/lib/client/languages";
import { formatDuration } from "@/lib/client/format";
import { alertsPath } from "@/lib/client/paths";
import { Link } from "../ui/link";
import { Age, Moment } from "../status/age";

export function ReceiverFacts({ receiver }: { receiver: ReceiverWire }) {
  const t = useTranslations("alerts.receivers");
  const { name, language, timeZone, limit, deadlineMs, resolves, pushMs, routes, secrets, waiting } = receiver;
  const secret = secrets.map((one) => ("env" in one ? one.env : one.file)).join(", ");
  const manner = [
    LANGUAGE_NAMES[language],
    timeZone,
    t("limit", { messages: limit.messages, time: formatDuration(limit.perMs) }),
    t("deadline", { time: formatDuration(deadlineMs) }),
    resolves ? null : t("noEnds"),
    pushMs === null ? null : t("pushed", { time: formatDuration(pushMs) }),
    secret === "" ? null : t("secrets", { names: secret }),
  ];
  return (
    <>
      <Doing receiver={receiver} />
      <p className={routes.length === 0 ? "text-xs text-warning" : "text-xs text-text-2 wrap-anywhere"}>
        {routes.length === 0 ? t("unused") : t("routes", { names: routes.join(", ") })}
        {waiting > 0 ? ` · ${t("waiting", { count: waiting })}` : ""} ·{" "}
        <Link
          href={alertsPath({ tab: "deliveries", receiver: name })}
          className="text-accent underline underline-offset-2"
        >
          {t("deliveries")}
        </Link>
      </p>
      <p className="text-xs text-text-3 wrap-anywhere">{manner.filter((part) => part !== null).join(" · ")}</p>
    </>
  );
}

/** Whether it takes what it is sent. */
function Doing({ receiver: { failingSince, failures, lastAnswer, lastDeliveredAt, lastTriedAt } }: ReceiverFactsProps) {
  const t = useTranslations("alerts.receivers");
  if (failingSince !== null)
    return (
      <p className="flex items-start gap-1.5 text-xs font-medium text-error">
        <TriangleAlert size={14} aria-hidden className="mt-px shrink-0" />
        <span className="min-w-0 wrap-anywhere">
          {t.rich("failing", { failures, age: () => <Age since={failingSince} /> })} {lastAnswer ?? ""}
        </span>
      </p>
    );
  return (
    <p className="text-xs text-text-2">
      {lastDeliveredAt !== null
        ? t.rich("lastDelivered", { at: () => <Moment at={lastDeliveredAt} /> })
        : lastTriedAt !== null
          ? t.rich("lastTried", { at: () => <Moment at={lastTriedAt} /> })
          : t("neverTried")}
    </p>
  );
}

interface ReceiverFactsProps {
  receiver: ReceiverWire;
}
