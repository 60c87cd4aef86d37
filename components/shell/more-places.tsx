/** On a narrow screen: the places that have no room in the bar, and the time zone. */
"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "use-intl";
import { loadOnUse } from "../ui/load-on-use";
import type { MoreMenuProps } from "./more-menu";

const Menu = loadOnUse<MoreMenuProps>("menu", () => import("./more-menu"));

export interface MorePlacesProps extends MoreMenuProps {
  slotClass(current: boolean): string;
}

export function MorePlaces({ places, slotClass }: MorePlacesProps) {
  const t = useTranslations("shell");
  const inside = places.some(({ current }) => current);
  return (
    <Menu
      places={places}
      trigger={
        <button type="button" className={slotClass(inside)}>
          <Ellipsis size={20} strokeWidth={inside ? 2.25 : 1.75} aria-hidden />
          {t("more")}
        </button>
      }
    />
  );
}
