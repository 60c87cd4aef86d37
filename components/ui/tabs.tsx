/** Tabs: one of several views of the same thing. Keep the value in the URL. */
"use client";

import type { ReactNode } from "react";
import { Tabs as Primitive } from "radix-ui";

export interface TabsProps<T extends string> {
  value: T;
  onChange(value: T): void;
  tabs: { value: T; label: ReactNode; content: ReactNode }[];
  ariaLabel: string;
}

export function Tabs<T extends string>({ value, onChange, tabs, ariaLabel }: TabsProps<T>) {
  return (
    <Primitive.Root value={value} onValueChange={(next) => onChange(next as T)}>
      <Primitive.List aria-label={ariaLabel} className="flex gap-4 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Primitive.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px h-9 border-b-2 border-transparent text-sm whitespace-nowrap text-text-2 hover:text-text data-[state=active]:border-text data-[state=active]:font-medium data-[state=active]:text-text"
          >
            {tab.label}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value} className="pt-4">
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
