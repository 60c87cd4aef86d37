/** Which alerts are meant, field by field. */
"use client";

import { useTranslations } from "use-intl";
import type { AlertMatch } from "@/lib/core/alerts/terms";
import { Name } from "../ui/name";

const FIELDS = ["cluster", "group", "topic", "owner"] as const;

export function MatchText({ match }: { match: AlertMatch }) {
  const t = useTranslations("alerts");
  const status = useTranslations("status");
  const given = FIELDS.flatMap((field) => (match[field] === null ? [] : [[field, match[field]] as const]));
  const rest = [match.severity, match.case && status(`case.${match.case}`)].filter((text) => text !== null);
  if (given.length === 0 && rest.length === 0) return <span className="text-text-2">{t("everything")}</span>;
  return (
    <span className="inline-flex min-w-0 flex-wrap gap-x-3 gap-y-0.5">
      {given.map(([field, pattern]) => (
        <span key={field} className="min-w-0 wrap-anywhere">
          <span className="text-xs text-text-3">{t(`match.${field}`)}</span>{" "}
          <span className="font-medium">
            <Name of={pattern} />
          </span>
        </span>
      ))}
      {rest.length > 0 ? <span>{rest.join(", ")}</span> : null}
    </span>
  );
}
