/** Where a message that was sent leads: to its delivery in the log, and to the incident that it tells of. Nothing of other happenings. */
"use client";

import { useTranslations } from "use-intl";
import type { EventWire } from "@/lib/api/contract";
import { alertsPath, incidentPath } from "@/lib/client/paths";
import { messageFacts } from "@/lib/core/past/timeline";
import { Link } from "../ui/link";

const LINK = "ml-1 text-xs text-accent underline underline-offset-2";

export function MessageLinks({ event }: { event: EventWire }) {
  const t = useTranslations("timeline");
  const facts = messageFacts(event);
  if (!facts) return null;
  const { delivery, incident } = facts;
  return (
    <>
      {" "}
      <Link href={alertsPath({ tab: "deliveries", delivery })} className={LINK}>
        {t("delivery")}
      </Link>
      {incident === null ? null : (
        <>
          {" "}
          <Link href={incidentPath(incident)} className={LINK}>
            {t("incident")}
          </Link>
        </>
      )}
    </>
  );
}
