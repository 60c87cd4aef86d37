/** One receiver more, entered here. Secrets are named, never typed. */
"use client";

import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import type { PolicyAnswer } from "@/lib/api/alert-policy-contract";
import { useNewReceiver } from "@/lib/client/alert-policy-query";
import { useAuthor } from "@/lib/client/author";
import { useErrorWords } from "@/lib/client/error-words";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { AuthorField } from "./author-field";
import { ReceiverKindFields } from "./receiver-kind-fields";
import { ReceiverMannerFields } from "./receiver-manner-fields";
import { SECRET_PREFIX } from "./settings-fields";
import { SettingsInput } from "./settings-input";
import { useReceiverDraft } from "./use-receiver-draft";

export function ReceiverForm({ kinds }: Pick<PolicyAnswer, "kinds">) {
  const t = useTranslations("alerts.receivers");
  const errorWords = useErrorWords();
  const [author] = useAuthor();
  const control = useReceiverDraft(kinds, author);
  const { draft, fields, body, change, clear } = control;
  const entry = useNewReceiver();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (body) entry.mutate(body, { onSuccess: clear });
  };
  if (kinds.length === 0) return null;
  return (
    <Card title={t("new")}>
      <form onSubmit={send} className="flex flex-col gap-3 text-sm">
        <p className="text-text-2">
          {t.rich("secretsNote", {
            prefix: SECRET_PREFIX,
            code: (text) => <code className="font-mono text-xs wrap-anywhere">{text}</code>,
          })}
        </p>
        <ReceiverKindFields kinds={kinds} control={control} />
        {fields.map((field) => (
          <SettingsInput
            key={`${draft.kind} ${draft.variant} ${field.name}`}
            field={field}
            text={draft.texts[field.name] ?? ""}
            onChange={(text) => change({ texts: { ...draft.texts, [field.name]: text } })}
          />
        ))}
        <ReceiverMannerFields draft={draft} onChange={change} />
        <AuthorField />
        {entry.error ? (
          <p role="alert" className="text-error wrap-anywhere">
            {errorWords(entry.error).detail}
          </p>
        ) : null}
        <div className="flex items-center justify-end gap-3">
          <p role="status" className="text-xs text-text-2">
            {entry.isSuccess ? t("saved") : ""}
          </p>
          <Button type="submit" variant="solid" disabled={entry.isPending || !body}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
