/** Why each route takes an alert or not, in their order. */
"use client";

import clsx from "clsx";
import { Check as Taken, Minus } from "lucide-react";
import { useTranslations } from "use-intl";
import type { RouteTestAnswer } from "@/lib/api/alert-policy-contract";
import { formatDuration } from "@/lib/client/format";
import { Moment } from "../status/age";

type Step = RouteTestAnswer["steps"][number];

export function RouteSteps({ steps }: { steps: readonly Step[] }) {
  const t = useTranslations("alerts.routes");
  return (
    <ol className="flex flex-col gap-1 text-xs" aria-label={t("steps")}>
      {steps.map((step, index) => (
        <RouteStep key={step.route} step={step} place={index + 1} />
      ))}
    </ol>
  );
}

function RouteStep({ step, place }: { step: Step; place: number }) {
  const t = useTranslations("alerts.routes");
  const { route, takes, because, wanted, given, receivers, waitsUntil, escalation } = step;
  const Icon = takes ? Taken : Minus;
  return (
    <li data-route={route} className={clsx("flex items-start gap-1.5", takes ? "text-text" : "text-text-3")}>
      <Icon size={12} aria-hidden className="mt-0.5 shrink-0" />
      <span className="min-w-0 wrap-anywhere">
        {route === "default" ? t("default") : t("routeAt", { place })}:{" "}
        {t(`because.${because}`, { wanted: wanted ?? "–", given: given ?? "–" })}
        {takes && receivers.length > 0 ? `; ${t("to", { names: receivers.join(", ") })}` : ""}
        {waitsUntil !== null ? <>; {t.rich("waitsUntil", { at: () => <Moment at={waitsUntil} /> })}</> : null}
        {takes
          ? escalation.map(({ receiver, afterMs }) => (
              <span key={`${receiver} ${afterMs}`}>
                ; {t("escalates", { receiver, time: formatDuration(afterMs) })}
              </span>
            ))
          : null}
      </span>
    </li>
  );
}
