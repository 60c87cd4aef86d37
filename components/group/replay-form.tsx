/** The settings to judge again with. What is left empty stays as it is configured. */
"use client";

import type { FormEvent, ReactNode } from "react";
import type { ReplaySettings } from "@/lib/client/replay-query";
import { PROFILES } from "@/lib/core/terms";
import { Button } from "../ui/button";
import { Input } from "../ui/input";

export interface ReplayFormProps {
  settings: ReplaySettings;
  busy: boolean;
  /** Set once something was asked for: takes the comparison away again. */
  clear?: () => void;
  ask(settings: ReplaySettings): void;
}

/** Field, label, unit, ms or records of one unit, greatest value in units. */
const FIELDS = [
  ["floorRecords", "Floor", "records", 1, 1_000_000_000],
  ["floorMs", "Floor", "seconds", 1000, 86_400],
  ["holdMs", "Hold", "seconds", 1000, 86_400],
  ["windowMs", "Window", "minutes", 60_000, 1440],
] as const;

export function ReplayForm({ settings, busy, clear, ask }: ReplayFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask(read(new FormData(event.currentTarget)));
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-x-3 gap-y-2" aria-label="Settings to judge with">
      <Field label="Profile">
        <select
          name="profile"
          defaultValue={settings.profile ?? ""}
          className="h-8 rounded-md border border-line-strong bg-surface px-2 text-sm"
        >
          <option value="">as configured</option>
          {PROFILES.map((profile) => (
            <option key={profile}>{profile}</option>
          ))}
        </select>
      </Field>
      {FIELDS.map(([name, label, unit, factor, greatest]) => (
        <Field key={name} label={`${label} (${unit})`}>
          <Input
            name={name}
            type="number"
            inputMode="numeric"
            min={name === "windowMs" ? 1 : 0}
            max={greatest}
            step={1}
            placeholder="as it is"
            defaultValue={settings[name] === undefined ? "" : settings[name] / factor}
            className="w-28"
          />
        </Field>
      ))}
      <Button type="submit" variant="solid" disabled={busy}>
        {busy ? "Judging…" : "Judge again"}
      </Button>
      {clear ? (
        <Button variant="ghost" onClick={clear}>
          Clear
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
  for (const [name, , , factor] of FIELDS) {
    const text = form.get(name);
    if (typeof text === "string" && text !== "") settings[name] = Math.round(Number(text) * factor);
  }
  return settings;
}
