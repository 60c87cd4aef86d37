/** Says that something stands in the configuration file, and cannot be changed on a page. */
"use client";

import { FileLock2 } from "lucide-react";
import { useTranslations } from "use-intl";

export function SourceMark() {
  const t = useTranslations("alerts");
  return (
    <span
      title={t("fileDetail")}
      className="inline-flex h-5 shrink-0 items-center gap-1 rounded-sm border border-line px-1.5 text-2xs text-text-3"
    >
      <FileLock2 size={12} aria-hidden /> {t("file")}
    </span>
  );
}
