/** The top of a page: where it belongs, its name, and what can be done. */
"use client";

import { Fragment, type ReactNode } from "react";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { Link } from "../ui/link";

export interface PageHeaderProps {
  title: ReactNode;
  /** From the top down, without the page itself. */
  crumbs?: { href: string; label: string }[];
  actions?: ReactNode;
  /** What is wrong with what was asked for; stands first under the title. */
  notice?: ReactNode;
  /** Stands under the title. */
  children?: ReactNode;
}

export function PageHeader({ title, crumbs = [], actions, notice, children }: PageHeaderProps) {
  const t = useTranslations("shell");
  return (
    <header className="mb-4">
      {crumbs.length > 0 ? (
        <nav aria-label={t("crumbs")} className="mb-0.5 flex flex-wrap items-center gap-1 text-xs text-text-3">
          {crumbs.map((crumb, index) => (
            <Fragment key={crumb.href}>
              {index > 0 ? <ChevronRight size={12} aria-hidden /> : null}
              <Link href={crumb.href} className="min-w-[24px] py-[4px] wrap-anywhere hover:text-text hover:underline">
                {crumb.label}
              </Link>
            </Fragment>
          ))}
        </nav>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="min-w-0 text-xl font-semibold tracking-tight [overflow-wrap:anywhere]">{title}</h1>
        {actions ? <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      {notice}
      {children}
    </header>
  );
}
