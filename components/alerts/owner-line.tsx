/** Who owns what is wrong: the team, how to reach it, what to read first. */
"use client";

import { useTranslations } from "use-intl";
import type { OwnerWire } from "@/lib/api/alert-parts-contract";
import { webAddress } from "./web-address";

export function OwnerLine({ owner: { team, contact, runbook, note } }: { owner: OwnerWire }) {
  const t = useTranslations("alerts");
  const address = webAddress(runbook);
  return (
    <span className="wrap-anywhere">
      {t("ownedBy")} <span className="font-medium text-text">{team}</span>
      {contact ? `, ${contact}` : ""}
      {runbook ? ", " : ""}
      {address !== null ? (
        <a href={address} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
          {t("runbook")}
        </a>
      ) : (
        runbook
      )}
      {note ? `. ${note}` : ""}
    </span>
  );
}
