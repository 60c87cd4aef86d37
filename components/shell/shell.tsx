/** What stands around every page: where one is, how the clusters do, how old the numbers are. The wall stands alone. */
"use client";

import { Fragment, type ReactNode } from "react";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { useCycleLogging } from "@/lib/client/cycle-log";
import { useFormatKey } from "@/lib/client/format-provider";
import { BrowserNotices } from "../alerts/browser-notices";
import { DeliveryFailureBanner } from "../alerts/delivery-failure-banner";
import { Link } from "../ui/link";
import { ClusterHealth } from "./cluster-health";
import { FreshnessBadge } from "./freshness-badge";
import { Keyboard } from "./keyboard";
import { LanguageSwitch } from "./language-switch";
import { Logo } from "./logo";
import { PhoneNav, TopNav } from "./nav";
import { PastChip } from "./past-chip";
import { ThemeSwitch } from "./theme-switch";
import { UpdateNotice } from "./update-notice";
import { ZoneSwitch } from "./zone-switch";

export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  useCycleLogging();
  const onWall = usePathname() === "/wall";
  // Another zone or language: the page is drawn anew, also where a row says that nothing about it changed.
  const page = <Fragment key={useFormatKey()}>{children}</Fragment>;
  if (onWall) return page;
  return (
    <>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-text px-3 py-1.5 text-sm text-bg focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-surface">
        <div className="flex h-12 items-center gap-2 px-4 lg:px-6">
          <Link href="/" className="mr-2 flex items-center gap-2 text-lg font-semibold tracking-tight lg:mr-4">
            <Logo /> Tidemark
          </Link>
          <TopNav />
          <div className="ml-auto flex min-w-0 items-center gap-1">
            <span className="hidden min-w-0 sm:block">
              <ClusterHealth />
            </span>
            <PastChip />
            <FreshnessBadge />
            <span className="hidden sm:block">
              <ZoneSwitch />
            </span>
            <Keyboard />
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </div>
        <UpdateNotice />
        <DeliveryFailureBanner />
      </header>
      <main id="content" tabIndex={-1} className="px-4 pt-4 pb-20 outline-none lg:px-6 lg:pb-8">
        {page}
      </main>
      <PhoneNav />
      <BrowserNotices />
    </>
  );
}
