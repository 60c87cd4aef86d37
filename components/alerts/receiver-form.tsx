/** One receiver more, entered here. Secrets are named, never typed. */
"use client";

import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import type { PolicyAnswer } from "@/lib/api/alert-policy-contract";
import { useNewReceiver } from "@/lib/client/alert-policy-query";
import { useAuthor } from "@/lib/client/author";
import { EntryEnd } from "./entry-end";
import { Card } from "../ui/card";
import { ReceiverKindFields } from "./receiver-kind-fields";
import { ReceiverMannerFields } from "./receiver-manner-fields";
import { SECRET_PREFIX } from "./settings-fields";
import { SettingsInput } from "./settings-input";
import { useReceiverDraft } from "./use-receiver-draft";

export function ReceiverForm({ kinds }: Pick<PolicyAnswer, "kinds">) {
  const t = useTranslations("alerts.receivers");
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
        <EntryEnd entry={entry} saved={t("saved")} label={t("save")} incomplete={!body} />
      </form>
    </Card>
  );
}
