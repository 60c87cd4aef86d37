/** What the pattern in the form means now. */
"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { StatusBadge } from "../status/status-badge";
import { Name } from "../ui/name";
import type { Fitting } from "./fitting";

const SHOWN = 6;

/** @param found null where nothing is typed, or the groups are not known yet */
export function FittingGroups({ found }: { found: Fitting | null }) {
  const t = useTranslations("setAside");
  if (!found) return null;
  const { fits, inTrouble, all } = found;
  const more = fits.length - SHOWN;
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line bg-bg px-3 py-2">
      <p role="status" className="text-xs text-text-2">
        {t("fits", { count: fits.length })}
        {fits.length > 0 ? `, ${t("inTrouble", { count: inTrouble })}` : ""}
      </p>
      {all ? (
        <p className="flex items-start gap-1.5 text-xs text-warning">
          <TriangleAlert size={14} aria-hidden className="mt-0.5 shrink-0" /> {t("fitsAll")}
        </p>
      ) : null}
      {fits.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {fits.slice(0, SHOWN).map(({ group, status }) => (
            <li key={group} className="flex min-w-0 items-center gap-2 text-xs">
              <StatusBadge status={status} />
              <span className="min-w-0 truncate">
                <Name of={group} />
              </span>
            </li>
          ))}
          {more > 0 ? <li className="figures text-xs text-text-3">{t("andMore", { count: more })}</li> : null}
        </ul>
      ) : null}
    </div>
  );
}
