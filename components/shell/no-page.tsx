/** An address that leads nowhere. */
"use client";

import { useTranslations } from "use-intl";
import { buttonClass } from "../ui/button";
import { Link } from "../ui/link";

export function NoPage() {
  const t = useTranslations("shell");
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      <h1 className="text-base font-medium">{t("noPage")}</h1>
      <p className="max-w-[60ch] text-sm text-text-2">{t("noPageDetail")}</p>
      <Link href="/" className={buttonClass({}) + " mt-2"}>
        {t("toOverview")}
      </Link>
    </div>
  );
}
