/** The settings to judge again with. What is left empty stays as it is configured. */
"use client";

import type { FormEvent, ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ReplaySettings } from "@/lib/client/replay-query";
import { PROFILES } from "@/lib/core/words/terms";
import { Button } from "../ui/button";
import { Input } from "../ui/input";

export interface ReplayFormProps {
  settings: ReplaySettings;
  busy: boolean;
  /** Set once something was asked for: takes the comparison away again. */
  clear?: () => void;
  ask(settings: ReplaySettings): void;
}

/** Field, ms or records of one unit, greatest value in units. */
const FIELDS = [
  ["floorRecords", 1, 1_000_000_000],
  ["floorMs", 1000, 86_400],
  ["holdMs", 1000, 86_400],
  ["windowMs", 60_000, 1440],
] as const;

export function ReplayForm({ settings, busy, clear, ask }: ReplayFormProps) {
  const t = useTranslations("group.judge");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask(read(new FormData(event.currentTarget)));
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-x-3 gap-y-2" aria-label={t("settings")}>
      <Field label={t("profile")}>
        <select
          name="profile"
          defaultValue={settings.profile ?? ""}
          className="h-8 rounded-md border border-line-strong bg-surface px-2 text-sm"
        >
          <option value="">{t("asConfigured")}</option>
          {PROFILES.map((profile) => (
            <option key={profile}>{profile}</option>
          ))}
        </select>
      </Field>
      {FIELDS.map(([name, factor, greatest]) => (
        <Field key={name} label={t(name)}>
          <Input
            name={name}
            type="number"
            inputMode="numeric"
            min={name === "windowMs" ? 1 : 0}
            max={greatest}
            step={1}
            placeholder={t("asItIs")}
            defaultValue={settings[name] === undefined ? "" : settings[name] / factor}
            className="w-28"
          />
        </Field>
      ))}
      <Button type="submit" variant="solid" disabled={busy}>
        {busy ? t("busy") : t("title")}
      </Button>
      {clear ? (
        <Button variant="ghost" onClick={clear}>
          {t("clear")}
        </Button>
      ) : null}
    </form>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="flex flex-col gap-1 text-xs text-text-2">
      {label}
      {children}
    </label>
  );
}

function read(form: FormData): ReplaySettings {
  const settings: ReplaySettings = { profile: PROFILES.find((profile) => profile === form.get("profile")) };
  for (const [name, factor] of FIELDS) {
    const text = form.get(name);
    if (typeof text === "string" && text !== "") settings[name] = Math.round(Number(text) * factor);
  }
  return settings;
}
