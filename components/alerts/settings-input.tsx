/** One setting of a receiver, under the name that it has in the configuration file. */
"use client";

import { useTranslations } from "use-intl";
import { Check } from "../ui/check";
import { Field, FIELD } from "../ui/field";
import { SECRET_PREFIX, type SettingsField } from "./settings-fields";

export interface SettingsInputProps {
  field: SettingsField;
  text: string;
  onChange(text: string): void;
}

/** No setting is longer; certificates are the longest. */
const MOST = 100_000;

export function SettingsInput({ field, text, onChange }: SettingsInputProps) {
  const t = useTranslations("alerts.receivers");
  const { name, type, required, choices, standard } = field;
  const note = type === "list" || type === "json" ? t(`typed.${type}`) : type === "secret" ? t("typed.secret") : "";
  const label = `${name}${required ? " *" : ""}`;
  if (type === "check")
    return <Check label={name} checked={(text || standard) === "true"} onChange={(on) => onChange(String(on))} />;
  if (type === "choice")
    return (
      <Field label={label}>
        <select value={text || standard} onChange={({ target }) => onChange(target.value)} className={`${FIELD} h-8`}>
          {standard === "" ? <option value="" /> : null}
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      </Field>
    );
  const common = {
    ...{ value: text, required, maxLength: MOST, spellCheck: false, autoComplete: "off" },
    placeholder: type === "secret" ? `${SECRET_PREFIX}…` : standard,
  };
  return (
    <Field label={label} note={note}>
      {type === "json" ? (
        <textarea
          {...common}
          rows={3}
          onChange={({ target }) => onChange(target.value)}
          className={`${FIELD} resize-y py-1.5 font-mono`}
        />
      ) : (
        <input
          {...common}
          inputMode={type === "number" ? "numeric" : undefined}
          onChange={({ target }) => onChange(target.value)}
          className={`${FIELD} h-8`}
        />
      )}
    </Field>
  );
}
