/** Where one can go. A page is one line here. */
"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import clsx from "clsx";
import { BookOpen, FlaskConical, LayoutList, MonitorPlay, Server, type LucideIcon } from "lucide-react";
import { useTranslations } from "use-intl";
import { useStreamState } from "@/lib/client/live-stream";
import type { Messages } from "@/lib/client/messages/en";

interface Place {
  href: string;
  /** In the words of `shell`. */
  label: keyof Messages["shell"];
  icon: LucideIcon;
  /** Path prefixes for which the place is marked as current. */
  owns(path: string): boolean;
}

const PLACES: Place[] = [
  { href: "/", label: "overview", icon: LayoutList, owns: (path) => path === "/" || path.includes("/groups/") },
  {
    href: "/clusters",
    label: "clusters",
    icon: Server,
    owns: (path) => path.startsWith("/clusters") && !path.includes("/groups/"),
  },
  { href: "/cases", label: "cases", icon: BookOpen, owns: (path) => path.startsWith("/cases") },
  { href: "/wall", label: "wall", icon: MonitorPlay, owns: (path) => path.startsWith("/wall") },
];

const LAB: Place = { href: "/lab", label: "lab", icon: FlaskConical, owns: (path) => path.startsWith("/lab") };

function usePlaces(): (Place & { current: boolean })[] {
  const path = usePathname();
  const { lab } = useStreamState();
  return [...PLACES, ...(lab ? [LAB] : [])].map((place) => ({ ...place, current: place.owns(path) }));
}

export function TopNav() {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("pages")} className="hidden h-full items-stretch md:flex">
      {usePlaces().map(({ href, label, current }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className={clsx(
            "flex items-center border-b-2 px-3 text-sm",
            current ? "border-text font-medium text-text" : "border-transparent text-text-2 hover:text-text",
          )}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}

/** On a phone, within reach of the thumb. */
export function PhoneNav() {
  const t = useTranslations("shell");
  return (
    <nav
      aria-label={t("pages")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {usePlaces().map(({ href, label, icon: Icon, current }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className={clsx(
            "flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-2xs",
            current ? "font-semibold text-text" : "text-text-3",
          )}
        >
          <Icon size={20} strokeWidth={current ? 2.25 : 1.75} aria-hidden />
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
