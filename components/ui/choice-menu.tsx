/** A menu of which one entry is chosen. */
"use client";

import { DropdownMenu } from "radix-ui";
import { Check, type LucideIcon } from "lucide-react";
import type { PopupProps } from "./load-on-use";
import { Menu, MENU_ITEM } from "./menu";

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

export function ChoiceMenu({ choices, value: chosen, onChoose, ...opened }: ChoiceMenuProps & PopupProps) {
  return (
    <Menu className="min-w-36" {...opened}>
      <DropdownMenu.RadioGroup value={chosen} onValueChange={onChoose}>
        {choices.map(({ value, label, icon: Icon, lang }) => (
          <DropdownMenu.RadioItem key={value} value={value} lang={lang} className={MENU_ITEM}>
            {Icon ? <Icon size={14} aria-hidden /> : null} {label}
            <DropdownMenu.ItemIndicator className="ml-auto">
              <Check size={14} aria-hidden />
            </DropdownMenu.ItemIndicator>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </Menu>
  );
}
