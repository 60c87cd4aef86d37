/** Which statuses a wall shows; none chosen means all. */
"use client";

import { ToggleGroup } from "radix-ui";
import { CONSUMER_STATUSES, type ConsumerStatus } from "@/lib/core/words/terms";
import { ICONS, TONE_TEXT, toneOf } from "../status/tone";

export interface StatusChoiceProps {
  label: string;
  chosen: ConsumerStatus[];
  onChange(statuses: ConsumerStatus[]): void;
}

export function StatusChoice({ label, chosen, onChange }: StatusChoiceProps) {
  return (
    <ToggleGroup.Root
      type="multiple"
      value={chosen}
      onValueChange={(next) => onChange(CONSUMER_STATUSES.filter((status) => next.includes(status)))}
      aria-label={label}
      className="flex flex-wrap gap-1"
    >
      {[...CONSUMER_STATUSES].reverse().map((status) => {
        const tone = toneOf(status);
        const Icon = ICONS[tone];
        return (
          <ToggleGroup.Item
            key={status}
            value={status}
            className="inline-flex h-7 items-center gap-1 rounded-md border border-line px-2 text-xs font-medium text-text-2 data-[state=on]:border-line-strong data-[state=on]:bg-selected data-[state=on]:text-text"
          >
            <Icon aria-hidden size={14} className={TONE_TEXT[tone]} />
            {status}
          </ToggleGroup.Item>
        );
      })}
    </ToggleGroup.Root>
  );
}
