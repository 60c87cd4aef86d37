/** On a narrow screen: the places that have no room in the bar, and the time zone. */
"use client";

import { DropdownMenu } from "radix-ui";
import { Ellipsis, Globe } from "lucide-react";
import { useTranslations } from "use-intl";
import { Link } from "../ui/link";
import type { Place } from "./places";
import { useZoneChoice } from "./zone-switch";

export interface MorePlacesProps {
  places: (Place & { current: boolean })[];
  slotClass(current: boolean): string;
}

const ITEM = "flex h-11 items-center gap-3 rounded-sm px-3 text-base outline-none data-[highlighted]:bg-selected";

export function MorePlaces({ places, slotClass }: MorePlacesProps) {
  const t = useTranslations("shell");
  const { name, other, toggle } = useZoneChoice();
  const inside = places.some(({ current }) => current);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className={slotClass(inside)}>
        <Ellipsis size={20} strokeWidth={inside ? 2.25 : 1.75} aria-hidden />
        {t("more")}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={8}
          collisionPadding={8}
          className="z-50 min-w-56 rounded-lg border border-line-strong bg-raised p-1 shadow-lg"
        >
          {places.map(({ href, label, icon: Icon, current }) => (
            <DropdownMenu.Item key={href} asChild>
              <Link
                href={href}
                aria-current={current ? "page" : undefined}
                className={`${ITEM} ${current ? "font-semibold" : ""}`}
              >
                <Icon size={18} strokeWidth={1.75} aria-hidden /> {t(label)}
              </Link>
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Item onSelect={toggle} className={ITEM}>
            <Globe size={18} strokeWidth={1.75} aria-hidden /> {t("zoneSwitch", { zone: name, other })}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
