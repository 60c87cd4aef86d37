/** The way to the other pages: along the top of a wide screen, within reach of the thumb on a narrow one. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import { Link } from "../ui/link";
import { MorePlaces } from "./more-places";
import { usePlaces } from "./places";

/** What a narrow screen shows of the places; the others stand under "More". */
const ON_PHONE = 4;

export function TopNav() {
  const t = useTranslations("shell");
  const places = usePlaces().filter(({ aside }) => !aside);
  return (
    <nav aria-label={t("pages")} className="hidden h-full items-stretch lg:flex">
      {places.map(({ href, label, current }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className={clsx(
            "flex items-center border-b-2 px-2.5 text-sm whitespace-nowrap xl:px-3",
            current ? "border-text font-medium text-text" : "border-transparent text-text-2 hover:text-text",
          )}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}

export function PhoneNav() {
  const t = useTranslations("shell");
  const places = usePlaces();
  return (
    <nav
      aria-label={t("pages")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {places.slice(0, ON_PHONE).map(({ href, label, icon: Icon, current }) => (
        <Link key={href} href={href} aria-current={current ? "page" : undefined} className={phoneSlot(current)}>
          <Icon size={20} strokeWidth={current ? 2.25 : 1.75} aria-hidden />
          {t(label)}
        </Link>
      ))}
      <MorePlaces places={places.slice(ON_PHONE)} slotClass={phoneSlot} />
    </nav>
  );
}

const phoneSlot = (current: boolean) =>
  clsx(
    "flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-2xs",
    current ? "font-semibold text-text" : "text-text-3",
  );
