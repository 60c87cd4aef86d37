/** What is known about an alert besides its reason: what it follows from, who owns it, who looks after it, why it is quiet. */
"use client";

import type { ReactNode } from "react";
import { BellOff, CircleUser, CornerDownRight, Hand, Repeat2, Users, type LucideIcon } from "lucide-react";
import { useTranslations } from "use-intl";
import type { AlertWire } from "@/lib/api/alerts-contract";
import { Moment } from "../status/age";
import { longest } from "./mark";
import { OwnerLine } from "./owner-line";
import { useSubjectWords } from "./subject";

export function AlertNotes({ alert }: { alert: AlertWire }) {
  const t = useTranslations("alerts");
  const words = useSubjectWords();
  const { acknowledged, cause, followers, flappingSince, owner, quiet } = alert;
  const beyond = followers.count - followers.names.length;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-text-2 empty:hidden">
      {acknowledged ? (
        <Note icon={Hand} strong>
          {t.rich("acknowledgedBy", { by: acknowledged.by, at: () => <Moment at={acknowledged.at} /> })}
        </Note>
      ) : null}
      <Silenced by={alert.silencedBy} />
      {flappingSince !== null ? (
        <Note icon={Repeat2}>{t.rich("flapping", { at: () => <Moment at={flappingSince} /> })}</Note>
      ) : null}
      {cause ? <Note icon={CornerDownRight}>{t("followsFrom", { cause: words(cause.subject) })}</Note> : null}
      {followers.count > 0 ? (
        <Note icon={Users}>
          {t("followers", { count: followers.count, names: followers.names.join(", ") })}
          {beyond > 0 ? ` ${t("andMore", { count: beyond })}` : ""}
        </Note>
      ) : null}
      {owner ? (
        <Note icon={CircleUser}>
          <OwnerLine owner={owner} />
        </Note>
      ) : null}
      {quiet === "nobody" ? (
        <Note icon={BellOff} strong>
          {t("nobodyHears")}
        </Note>
      ) : null}
    </ul>
  );
}

function Silenced({ by }: { by: AlertWire["silencedBy"] }) {
  const t = useTranslations("alerts");
  const silence = longest(by);
  if (!silence) return null;
  const { author, reason, until } = silence;
  const why = [author, reason].filter(Boolean).join(": ");
  return (
    <Note icon={BellOff} strong>
      {until === null ? t("silencedOpen") : t.rich("silencedUntil", { at: () => <Moment at={until} /> })}
      {why === "" ? "" : ` (${why})`}
    </Note>
  );
}

function Note({ icon: Icon, strong = false, children }: { icon: LucideIcon; strong?: boolean; children: ReactNode }) {
  return (
    <li className="flex min-w-0 items-start gap-1.5">
      <Icon size={12} aria-hidden className="mt-0.5 shrink-0 text-text-3" />
      <span className={strong ? "min-w-0 font-medium text-text wrap-anywhere" : "min-w-0 wrap-anywhere"}>
        {children}
      </span>
    </li>
  );
}
