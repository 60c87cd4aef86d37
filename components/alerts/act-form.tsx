/** Under which name, and for a silence how long and why; then the button. */
"use client";

import { useState, type FormEvent } from "react";
import { CircleCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import { MAX_ALERT_REASON_LENGTH } from "@/lib/api/alert-lengths";
import type { LinkAnswer } from "@/lib/api/alerts-contract";
import { useLinkAction } from "@/lib/client/alert-actions-query";
import { useAuthor } from "@/lib/client/author";
import { useErrorWords } from "@/lib/client/error-words";
import { Button } from "../ui/button";
import { Field, FIELD } from "../ui/field";
import { AuthorField } from "./author-field";
import { LENGTHS } from "./silence-draft";

const CHOICES = [...(Object.keys(LENGTHS) as (keyof typeof LENGTHS)[]), "resolved"] as const;

export function ActForm({ token, action }: { token: string; action: LinkAnswer["action"] }) {
  const t = useTranslations("alerts");
  const errorWords = useErrorWords();
  const [author] = useAuthor();
  const [reason, setReason] = useState("");
  const [length, setLength] = useState<(typeof CHOICES)[number]>("1h");
  const act = useLinkAction(token);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const silence = { reason, forMs: length === "resolved" ? null : LENGTHS[length] };
    act.mutate({ author, ...(action === "silence" ? silence : {}) });
  };
  if (act.isSuccess)
    return (
      <p role="status" className="flex items-center gap-2 text-sm font-medium">
        <CircleCheck size={16} aria-hidden className="text-ok" /> {t(`act.done.${act.data.action}`)}
      </p>
    );
  return (
    <form onSubmit={send} className="flex flex-col gap-3 text-sm">
      <p className="text-text-2">{t(`act.means.${action}`)}</p>
      <AuthorField />
      {action === "silence" ? (
        <>
          <Field label={t("silences.howLong")}>
            <select
              value={length}
              onChange={({ target }) => setLength(CHOICES.find((one) => one === target.value) ?? "1h")}
              className={`${FIELD} h-8`}
            >
              {CHOICES.map((choice) => (
                <option key={choice} value={choice}>
                  {t(`silences.end.${choice}`)}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t("silences.reason")} note={t("silences.optional")}>
            <input
              value={reason}
              maxLength={MAX_ALERT_REASON_LENGTH}
              onChange={({ target }) => setReason(target.value)}
              className={`${FIELD} h-8`}
            />
          </Field>
        </>
      ) : null}
      {act.error ? (
        <p role="alert" className="text-error">
          {errorWords(act.error).detail}
        </p>
      ) : null}
      <div>
        <Button type="submit" variant="solid" disabled={act.isPending || author.trim() === ""}>
          {t(action === "silence" ? "silence" : "acknowledge")}
        </Button>
      </div>
    </form>
  );
}
