/** What can be done about an alert: to say that one looks after it, or not to hear of it for a while. */
"use client";

import { useState } from "react";
import { BellOff, Hand, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { AlertWire } from "@/lib/api/alerts-contract";
import { useAcknowledgement, useAcknowledgementRemoval } from "@/lib/client/alert-actions-query";
import { useAuthor } from "@/lib/client/author";
import { useErrorWords } from "@/lib/client/error-words";
import { alertsPath } from "@/lib/client/paths";
import { Button, buttonClass } from "../ui/button";
import { Link } from "../ui/link";
import { AUTHOR_FIELD } from "./author-field";

export function AlertActions({ alert, name }: { alert: AlertWire; name: string }) {
  const t = useTranslations("alerts");
  const errorWords = useErrorWords();
  const [author] = useAuthor();
  const [nameless, setNameless] = useState(false);
  const giving = useAcknowledgement();
  const taking = useAcknowledgementRemoval();
  const error = giving.error ?? taking.error;
  const acknowledge = () => {
    const anonymous = author.trim() === "";
    setNameless(anonymous);
    if (anonymous) document.getElementById(AUTHOR_FIELD)?.focus();
    else giving.mutate({ id: alert.id, author });
  };
  return (
    <div className="flex flex-col gap-1 lg:items-end">
      <div className="flex flex-wrap gap-2">
        {alert.acknowledged ? (
          <Button
            disabled={taking.isPending}
            aria-label={t("takeBackOf", { name })}
            onClick={() => taking.mutate(alert.id)}
          >
            <Undo2 size={14} aria-hidden /> {t("takeBackAcknowledgement")}
          </Button>
        ) : (
          <Button disabled={giving.isPending} aria-label={t("acknowledgeOf", { name })} onClick={acknowledge}>
            <Hand size={14} aria-hidden /> {t("acknowledge")}
          </Button>
        )}
        <SilenceLink alert={alert} name={name} />
      </div>
      <p role="alert" className="max-w-[40ch] text-xs text-error empty:hidden">
        {error ? errorWords(error).detail : nameless && author.trim() === "" ? t("giveName") : ""}
      </p>
    </div>
  );
}

/**
 * Leads to the form with what is meant filled in. Only of groups: patterns name no broker, and would mean all of its cluster;
 * so would the name of a group that has none.
 */
function SilenceLink({ alert: { subject }, name }: { alert: AlertWire; name: string }) {
  const t = useTranslations("alerts");
  if (subject.kind !== "group" || subject.group === "") return null;
  return (
    <Link
      href={alertsPath({ tab: "silences", cluster: subject.cluster, group: subject.group })}
      aria-label={t("silenceOf", { name })}
      className={buttonClass()}
    >
      <BellOff size={14} aria-hidden /> {t("silence")}
    </Link>
  );
}
