/** Only changes to certain statuses. */
"use client";

import { DropdownMenu } from "radix-ui";
import { useTranslations } from "use-intl";
import { Check, ChevronDown } from "lucide-react";
import { StatusBadge } from "../status/status-badge";
import type { AnyStatus } from "../status/tone";
import { Button } from "../ui/button";
import { Menu, MENU_ITEM } from "../ui/menu";
import { STATUSES } from "./use-timeline-filters";

export interface StatusAfterFilterProps {
  statuses: AnyStatus[];
  onChange(statuses: AnyStatus[]): void;
}

export function StatusAfterFilter({ statuses, onChange }: StatusAfterFilterProps) {
  const t = useTranslations("timeline");
  const toggle = (status: AnyStatus) => onChange(STATUSES.filter((one) => (one === status) !== statuses.includes(one)));
  return (
    <Menu
      align="start"
      className="min-w-44"
      trigger={
        <Button aria-label={t("statusAfter")}>
          {statuses.length === 0 ? t("anyStatus") : statuses.join(", ")} <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      <DropdownMenu.Label className="px-2 py-1 text-xs text-text-3">{t("statusAfter")}</DropdownMenu.Label>
      {STATUSES.map((status) => (
        <DropdownMenu.CheckboxItem
          key={status}
          checked={statuses.includes(status)}
          onCheckedChange={() => toggle(status)}
          // Several may be chosen: the menu stays.
          onSelect={(event) => event.preventDefault()}
          className={MENU_ITEM}
        >
          <StatusBadge status={status} />
          <DropdownMenu.ItemIndicator className="ml-auto">
            <Check size={14} aria-hidden />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.CheckboxItem>
      ))}
    </Menu>
  );
}
