/** The fields that say until when a silence holds, or when it comes again and again. */
"use client";

import { useTranslations } from "use-intl";
import { formatClock, formatDay } from "@/lib/client/format";
import { readClock } from "@/lib/client/zone";
import { Check } from "../ui/check";
import { Field, FIELD } from "../ui/field";
import { ENDS, type End, type TimeDraft } from "./silence-draft";
import { TimeZoneField } from "./time-zone-field";
import { RULE_DAYS } from "./window-rule";

export interface TimeFieldsProps {
  time: TimeDraft;
  onChange(change: Partial<TimeDraft>): void;
}

export function TimeFields({ time, onChange }: TimeFieldsProps) {
  const t = useTranslations("alerts.silences");
  return (
    <>
      <Field label={t("howLong")}>
        <select
          value={time.end}
          onChange={({ target }) => onChange({ end: target.value as End })}
          className={`${FIELD} h-8`}
        >
          {ENDS.map((end) => (
            <option key={end} value={end}>
              {t(`end.${end}`)}
            </option>
          ))}
        </select>
      </Field>
      {time.end === "at" ? (
        <Field label={t("endsAt")}>
          <input
            type="datetime-local"
            required
            value={Number.isNaN(time.endsAt) ? "" : `${formatDay(time.endsAt)}T${formatClock(time.endsAt, false)}`}
            onChange={({ target }) => onChange({ endsAt: readClock(target.value) })}
            className={`${FIELD} figures h-8`}
          />
        </Field>
      ) : null}
      {time.end === "repeats" ? <WindowFields time={time} onChange={onChange} /> : null}
    </>
  );
}

function WindowFields({ time, onChange }: TimeFieldsProps) {
  const t = useTranslations("alerts.silences");
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border border-line px-3 pt-1 pb-3">
      <legend className="px-1 text-xs font-medium text-text-2">{t("window")}</legend>
      <Field label={t("often")}>
        <select
          value={time.often}
          onChange={({ target }) => onChange({ often: target.value as TimeDraft["often"] })}
          className={`${FIELD} h-8`}
        >
          <option value="weekly">{t("weekly")}</option>
          <option value="own">{t("ownRule")}</option>
        </select>
      </Field>
      {time.often === "weekly" ? (
        <WeeklyFields time={time} onChange={onChange} />
      ) : (
        <RuleField {...{ time, onChange }} />
      )}
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] gap-3">
        <Field label={t("minutes")}>
          <input
            type="number"
            inputMode="numeric"
            min={1}
            required
            value={time.minutes}
            onChange={({ target }) => onChange({ minutes: target.value })}
            className={`${FIELD} figures h-8`}
          />
        </Field>
        <TimeZoneField value={time.timeZone} onChange={onChange} />
      </div>
    </fieldset>
  );
}

function WeeklyFields({ time: { days, clock }, onChange }: TimeFieldsProps) {
  const t = useTranslations("alerts.silences");
  return (
    <>
      <div role="group" aria-label={t("days")} className="flex flex-wrap gap-x-3">
        {RULE_DAYS.map((day) => (
          <Check
            key={day}
            label={t(`day.${day}`)}
            checked={days.includes(day)}
            onChange={(on) => onChange({ days: on ? [...days, day] : days.filter((one) => one !== day) })}
          />
        ))}
      </div>
      <Field label={t("clock")}>
        <input
          type="time"
          required
          value={clock}
          onChange={({ target }) => onChange({ clock: target.value })}
          className={`${FIELD} figures h-8`}
        />
      </Field>
    </>
  );
}

function RuleField({ time: { rule }, onChange }: TimeFieldsProps) {
  const t = useTranslations("alerts.silences");
  return (
    <Field label={t("rule")} note="RFC 5545">
      <input
        value={rule}
        required
        spellCheck={false}
        onChange={({ target }) => onChange({ rule: target.value })}
        className={`${FIELD} h-8 font-mono`}
      />
    </Field>
  );
}
