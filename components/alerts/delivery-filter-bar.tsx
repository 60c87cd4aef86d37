/** Which deliveries are listed. */
"use client";

import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { usePolicy } from "@/lib/client/alert-policy-query";
import { useClusters } from "@/lib/client/queries";
import { DELIVERY_STATES } from "@/lib/core/alerts/terms";
import { Button } from "../ui/button";
import { SearchInput } from "../ui/search-input";
import type { DeliveryFilterControl } from "./use-delivery-filters";

export function DeliveryFilterBar({ control: { filters, active, set, clear } }: { control: DeliveryFilterControl }) {
  const t = useTranslations("alerts.deliveries");
  const receivers = (usePolicy().data?.receivers ?? []).map(({ name }) => name);
  const clusters = (useClusters().data ?? []).map(({ cluster }) => cluster);
  return (
    <div role="search" className="flex flex-wrap items-center gap-2">
      <SearchInput
        value={filters.group}
        onSearch={(group) => set({ group })}
        aria-label={t("group")}
        placeholder={t("group")}
        className="w-full sm:w-56"
      />
      <OneOf
        label={t("receiver")}
        value={filters.receiver}
        names={receivers}
        onChange={(receiver) => set({ receiver })}
      />
      <OneOf
        label={t("state")}
        value={filters.state}
        names={DELIVERY_STATES}
        nameOf={(state) => t(`states.${state}`)}
        onChange={(state) => set({ state })}
      />
      {clusters.length > 1 || filters.cluster !== null ? (
        <OneOf label={t("cluster")} value={filters.cluster} names={clusters} onChange={(cluster) => set({ cluster })} />
      ) : null}
      {active ? (
        <Button variant="ghost" onClick={clear}>
          <X size={14} aria-hidden /> {t("clear")}
        </Button>
      ) : null}
    </div>
  );
}

interface OneOfProps<T extends string> {
  label: string;
  value: T | null;
  names: readonly T[];
  nameOf?(name: T): string;
  onChange(value: T | null): void;
}

function OneOf<T extends string>({ label, value, names, nameOf = String, onChange }: OneOfProps<T>) {
  // One that is chosen may be gone.
  const offered = value === null || names.includes(value) ? names : [...names, value];
  return (
    <select
      aria-label={label}
      value={value ?? ""}
      onChange={({ target }) => onChange(offered.find((name) => name === target.value) ?? null)}
      className="h-8 max-w-56 rounded-md border border-line-strong bg-surface px-2 text-sm"
    >
      <option value="">{label}</option>
      {offered.map((name) => (
        <option key={name} value={name}>
          {nameOf(name)}
        </option>
      ))}
    </select>
  );
}
