/** What a receiver is called, what it is, and in which of several ways it is set up. */
"use client";

import { useTranslations } from "use-intl";
import type { PolicyAnswer } from "@/lib/api/alert-policy-contract";
import { Field, FIELD } from "../ui/field";
import type { SettingsField } from "./settings-fields";
import type { ReceiverDraftControl } from "./use-receiver-draft";

export interface ReceiverKindFieldsProps {
  kinds: PolicyAnswer["kinds"];
  control: ReceiverDraftControl;
}

export function ReceiverKindFields({ kinds, control: { draft, variants, change } }: ReceiverKindFieldsProps) {
  const t = useTranslations("alerts.receivers");
  return (
    <>
      <Field label={t("name")}>
        <input
          value={draft.name}
          maxLength={100}
          autoComplete="off"
          onChange={({ target }) => change({ name: target.value })}
          placeholder="ops"
          className={`${FIELD} h-8`}
        />
      </Field>
      <Field label={t("kind")}>
        <select
          value={draft.kind}
          onChange={({ target }) => change({ kind: target.value, variant: 0, texts: {} })}
          className={`${FIELD} h-8`}
        >
          {kinds.map(({ kind }) => (
            <option key={kind}>{kind}</option>
          ))}
        </select>
      </Field>
      {variants.length > 1 ? (
        <Field label={t("variant")}>
          <select
            value={draft.variant}
            onChange={({ target }) => change({ variant: Number(target.value), texts: {} })}
            className={`${FIELD} h-8`}
          >
            {variants.map((fields, index) => (
              <option key={index} value={index}>
                {needed(fields)}
              </option>
            ))}
          </select>
        </Field>
      ) : null}
    </>
  );
}

/** A way is told by what it needs. */
const needed = (fields: readonly SettingsField[]) =>
  fields.flatMap(({ name, required }) => (required ? name : [])).join(" + ");
