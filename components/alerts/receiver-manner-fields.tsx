/** In which language and time zone a receiver is told, and of what. */
"use client";

import { useTranslations } from "use-intl";
import { isLanguage, LANGUAGE_NAMES } from "@/lib/client/languages";
import { LANGUAGES } from "@/lib/core/words/languages";
import { Check } from "../ui/check";
import { Field, FIELD } from "../ui/field";
import { TimeZoneField } from "./time-zone-field";
import type { ReceiverDraft } from "./use-receiver-draft";

export interface ReceiverMannerFieldsProps {
  draft: ReceiverDraft;
  onChange(change: Partial<ReceiverDraft>): void;
}

export function ReceiverMannerFields({ draft, onChange }: ReceiverMannerFieldsProps) {
  const t = useTranslations("alerts.receivers");
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("language")}>
          <select
            value={draft.language}
            onChange={({ target: { value } }) => isLanguage(value) && onChange({ language: value })}
            className={`${FIELD} h-8`}
          >
            {LANGUAGES.map((language) => (
              <option key={language} value={language} lang={language}>
                {LANGUAGE_NAMES[language]}
              </option>
            ))}
          </select>
        </Field>
        <TimeZoneField value={draft.timeZone} onChange={onChange} />
      </div>
      <Check label={t("resolves")} checked={draft.resolves} onChange={(resolves) => onChange({ resolves })} />
    </>
  );
}
