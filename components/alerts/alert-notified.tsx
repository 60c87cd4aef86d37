/** Who was told of an alert and when, and who will be told next if nothing changes. */
"use client";

import { useTranslations } from "use-intl";
import type { AlertWire } from "@/lib/api/alerts-contract";
import { alertsPath } from "@/lib/client/paths";
import { Link } from "../ui/link";
import { Ahead, Moment } from "../status/age";

const SHOWN = 4;

export function AlertNotified({ alert: { notified, next, receivers, quiet } }: { alert: AlertWire }) {
  const t = useTranslations("alerts");
  const later = next.filter(({ kind }) => kind !== "push").slice(0, SHOWN);
  return (
    <div className="flex flex-col gap-0.5 text-xs text-text-3">
      {/* That no receiver hears of it stands among its notes. */}
      <p className="wrap-anywhere empty:hidden">
        {notified.length > 0
          ? `${t("notified")} `
          : quiet === "nobody"
            ? null
            : receivers.length > 0 && quiet === null
              ? t("toBeNotified", { names: receivers.join(", ") })
              : t("nobodyNotified")}
        {notified.slice(0, SHOWN).map(({ receiver, state, at, delivery }, index) => (
          <span key={receiver}>
            {index > 0 ? ", " : ""}
            <Link
              href={alertsPath({ tab: "deliveries", delivery })}
              title={t(`notifiedState.${state}`)}
              className="text-text-2 hover:underline"
            >
              {receiver} <Moment at={at} />
            </Link>
          </span>
        ))}
        {notified.length > SHOWN ? ` ${t("andMore", { count: notified.length - SHOWN })}` : ""}
      </p>
      {later.length > 0 ? (
        <p className="wrap-anywhere">
          {t("next")}{" "}
          {later.map(({ at, kind, receiver }, index) => (
            <span key={`${kind} ${receiver} ${at}`}>
              {index > 0 ? ", " : ""}
              {t(`kind.${kind}`)} <span className="text-text-2">{receiver}</span> <Ahead at={at} />
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}
