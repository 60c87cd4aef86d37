/** The field for a time zone, with all that this browser knows at hand. */
"use client";

import { useTranslations } from "use-intl";
import { Suggested } from "../ui/field";

export interface TimeZoneFieldProps {
  value: string;
  onChange(change: { timeZone: string }): void;
}

export function TimeZoneField({ value, onChange }: TimeZoneFieldProps) {
  const t = useTranslations("alerts");
  return (
    <Suggested
      label={t("timeZone")}
      note=""
      value={value}
      onChange={(timeZone) => onChange({ timeZone })}
      known={Intl.supportedValuesOf("timeZone")}
    />
  );
}
