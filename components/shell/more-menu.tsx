/** The places under "More". Loaded when somebody comes near it. */
"use client";

import { DropdownMenu } from "radix-ui";
import { Globe } from "lucide-react";
import { useTranslations } from "use-intl";
import { Link } from "../ui/link";
import type { PopupProps } from "../ui/load-on-use";
import { Menu } from "../ui/menu";
import type { Place } from "./places";
import { useZoneChoice } from "./zone-switch";

const ITEM = "flex h-11 items-center gap-3 rounded-sm px-3 text-base outline-none data-[highlighted]:bg-selected";

export interface MoreMenuProps {
  places: (Place & { current: boolean })[];
}

export default function MoreMenu({ places, ...opened }: MoreMenuProps & PopupProps) {
  const t = useTranslations("shell");
  const { name, other, only, toggle } = useZoneChoice();
  return (
    <Menu className="min-w-56" {...opened}>
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
      {only ? null : (
        <>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.Item onSelect={toggle} className={ITEM}>
            <Globe size={18} strokeWidth={1.75} aria-hidden /> {t("zoneSwitch", { zone: name, other })}
          </DropdownMenu.Item>
        </>
      )}
    </Menu>
  );
}
