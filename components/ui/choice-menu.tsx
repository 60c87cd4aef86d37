/** A menu of which one entry is chosen. */
"use client";

import { DropdownMenu } from "radix-ui";
import { Check, type LucideIcon } from "lucide-react";
import type { PopupProps } from "./load-on-use";

export interface Choice {
  value: string;
  label: string;
  icon?: LucideIcon;
  /** Language of the label, where it is another one than the page's. */
  lang?: string;
}

export interface ChoiceMenuProps {
  choices: readonly Choice[];
  value: string | undefined;
  onChoose(value: string): void;
}

export function ChoiceMenu({ choices, value: chosen, onChoose, trigger, ...opened }: ChoiceMenuProps & PopupProps) {
  return (
    <DropdownMenu.Root modal={false} {...opened}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          className="z-50 min-w-36 rounded-md border border-line-strong bg-raised p-1 shadow-lg"
        >
          <DropdownMenu.RadioGroup value={chosen} onValueChange={onChoose}>
            {choices.map(({ value, label, icon: Icon, lang }) => (
              <DropdownMenu.RadioItem
                key={value}
                value={value}
                lang={lang}
                className="flex h-8 items-center gap-2 rounded-sm px-2 text-sm outline-none data-[highlighted]:bg-selected"
              >
                {Icon ? <Icon size={14} aria-hidden /> : null} {label}
                <DropdownMenu.ItemIndicator className="ml-auto">
                  <Check size={14} aria-hidden />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
