/** Under a group's reason: how far behind it is, since when, for how long, and whose it is. */
"use client";

import { useCallback } from "react";
import { Users } from "lucide-react";
import { useTranslations } from "use-intl";
import type { AlertsAnswer } from "@/lib/api/alerts-contract";
import type { GroupSummary } from "@/lib/api/contract";
import { usePolicy } from "@/lib/client/alert-policy-query";
import { useOfAlerts } from "@/lib/client/alerts-query";
import { formatMoment } from "@/lib/client/format";
import { formatHeld } from "@/lib/client/held";
import { useServerNow } from "@/lib/client/server-clock";
import { alertOfGroup } from "../alerts/mark";
import { ownerOfRow } from "../alerts/owner-of-group";
import { Duration } from "../status/figures";
import { isNew } from "./is-new";
import { u } from "./units";

/** Ages on a wall tick this often. */
const STEP_MS = 5000;

export interface WallFactsProps {
  group: GroupSummary;
  size: number;
  /** Leaves out at what time it began: there is room for the age alone. */
  short: boolean;
}

export function WallFacts({ group, size, short }: WallFactsProps) {
  const t = useTranslations("wall");
  return (
    <p
      className="flex min-w-0 text-text-2"
      style={{ gridArea: "facts", gap: u(size), fontSize: u(size), lineHeight: 1.25 }}
    >
      {/* Else what follows would begin anew with each digit. */}
      <span data-behind className="shrink-0 font-medium whitespace-nowrap text-text" style={{ minWidth: "13em" }}>
        {t.rich("behind", { time: () => <Duration key="time" value={group.timeLag} /> })}
      </span>
      <Since at={group.since} short={short} />
      <Owner group={group} />
    </p>
  );
}

function Since({ at, short }: { at: number; short: boolean }) {
  const t = useTranslations("wall");
  const now = useServerNow(STEP_MS);
  if (now === 0) return null;
  const age = () => (
    <span key="age" className="figures">
      {formatHeld(now - at)}
    </span>
  );
  const moment = () => (
    <time key="at" className="figures" dateTime={new Date(at).toISOString()}>
      {formatMoment(at, now)}
    </time>
  );
  return (
    <span data-since className="shrink-0 whitespace-nowrap">
      {short ? t.rich("sinceAge", { age }) : t.rich("sinceAt", { at: moment, age })}
    </span>
  );
}

/** Nothing where nobody is named. While it fires its alert says whose it is; until then the patterns do. */
function Owner({ group }: { group: GroupSummary }) {
  const t = useTranslations("wall");
  const { cluster, group: name } = group;
  const select = useCallback(
    (answer: AlertsAnswer) => alertOfGroup(answer, cluster, name)?.owner ?? null,
    [cluster, name],
  );
  const alerts = useOfAlerts(select);
  const owners = usePolicy().data?.owners ?? [];
  const owner = alerts ?? ownerOfRow(owners, group);
  if (!owner) return null;
  return (
    <span data-owner className="flex min-w-0 items-center" style={{ gap: u(8) }}>
      <Users aria-hidden className="shrink-0" style={{ width: "1em", height: "1em" }} />
      <span className="sr-only">{t("owner", { team: owner.team })}</span>
      <span aria-hidden className="truncate">
        {owner.team}
      </span>
    </span>
  );
}

/** For the first ten minutes of a status. */
export function NewMark({ since }: { since: number }) {
  const t = useTranslations("wall");
  if (!isNew(since, useServerNow(STEP_MS))) return null;
  return (
    <span
      data-new
      title={t("newMeans")}
      className="shrink-0 rounded-sm bg-text font-semibold text-bg uppercase"
      style={{ fontSize: u(24), lineHeight: 1.3, padding: `0 ${u(10)}` }}
    >
      {t("new")}
    </span>
  );
}
