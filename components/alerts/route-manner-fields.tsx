/** The fields that say how and when a route tells. */
"use client";

import { useTranslations } from "use-intl";
import { Field, FIELD } from "../ui/field";
import { SeverityField } from "./match-fields";
import type { RouteDraft } from "./route-draft";
import { TimeZoneField } from "./time-zone-field";

export interface RouteMannerFieldsProps {
  draft: RouteDraft;
  /** Receivers that there are. */
  names: readonly string[];
  onChange(change: Partial<RouteDraft>): void;
}

export function RouteMannerFields({ draft, names, onChange }: RouteMannerFieldsProps) {
  const t = useTranslations("alerts.routes");
  const number = (name: "waitSeconds" | "repeatMinutes" | "escalateMinutes", note?: string) => (
    <Field label={t(name)} note={note}>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        value={draft[name]}
        onChange={({ target }) => onChange({ [name]: target.value })}
        className={`${FIELD} figures h-8`}
      />
    </Field>
  );
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        {number("waitSeconds")}
        {number("repeatMinutes", t("emptyOnce"))}
      </div>
      <SeverityField value={draft.floor} onChange={(floor) => onChange({ floor })} label={t("floor")} />
      <Field label={t("hoursLabel")} note={t("emptyAlways")}>
        <input
          value={draft.hours}
          maxLength={200}
          onChange={({ target }) => onChange({ hours: target.value })}
          placeholder="Mon-Fri 08:00-18:00, Sat 09:00-12:00"
          className={`${FIELD} h-8`}
        />
      </Field>
      {draft.hours.trim() === "" ? null : <TimeZoneField value={draft.timeZone} onChange={onChange} />}
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("escalateTo")}>
          <select
            value={draft.escalateTo}
            onChange={({ target }) => onChange({ escalateTo: target.value })}
            className={`${FIELD} h-8`}
          >
            <option value="">{t("nobody")}</option>
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </Field>
        {draft.escalateTo === "" ? null : number("escalateMinutes")}
      </div>
    </>
  );
}
