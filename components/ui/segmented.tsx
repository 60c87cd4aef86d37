/** A choice of few, all visible: relative and absolute, cards and table. */
"use client";

import type { ReactNode } from "react";
import { ToggleGroup } from "radix-ui";

export interface SegmentedProps<T extends string> {
  value: T;
  onChange(value: T): void;
  options: { value: T; label: ReactNode; title?: string }[];
  ariaLabel: string;
}

export function Segmented<T extends string>({ value, onChange, options, ariaLabel }: SegmentedProps<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      onValueChange={(next) => next && onChange(next as T)}
      aria-label={ariaLabel}
      className="inline-flex h-8 items-center gap-0.5 rounded-md border border-line bg-sunken p-px"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          title={option.title}
          className="h-full rounded-sm px-2.5 text-xs font-medium whitespace-nowrap text-text-2 hover:text-text data-[state=on]:bg-surface data-[state=on]:text-text data-[state=on]:shadow-xs"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
