/** Labelled fields of forms. */
"use client";

import { useId, type ReactNode } from "react";

/** The look of a field's control. */
export const FIELD = "w-full rounded-md border border-line-strong bg-surface px-2.5 text-sm placeholder:text-text-3";

export function Field({ label, note, children }: { label: string; note?: string; children: ReactNode }) {
  return (
    <label className="flex flex-col gap-1">
      <span className="flex justify-between gap-2 text-xs">
        <span className="font-medium text-text-2">{label}</span>
        {note ? <span className="figures text-text-3">{note}</span> : null}
      </span>
      {children}
    </label>
  );
}

export interface ChoiceProps {
  label: string;
  value: string;
  onChange(value: string): void;
  names: readonly string[];
}

/** One of a few names; nothing where there is no choice. */
export function Choice({ label, value, onChange, names }: ChoiceProps) {
  if (names.length < 2) return null;
  return (
    <Field label={label}>
      <select value={value} onChange={({ target }) => onChange(target.value)} className={`${FIELD} h-8`}>
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </Field>
  );
}

export interface SuggestedProps {
  label: string;
  note: string;
  value: string;
  onChange(value: string): void;
  /** Names that are offered while one types. */
  known: readonly string[];
}

/** A name, with those that are known at hand. */
export function Suggested({ label, note, value, onChange, known }: SuggestedProps) {
  const id = useId();
  return (
    <Field label={label} note={note}>
      <input
        type="text"
        list={id}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        autoComplete="off"
        className={`${FIELD} h-8`}
      />
      <datalist id={id}>
        {known.slice(0, 500).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Field>
  );
}
