/** Under which name one acts on this page; kept in this browser. */
"use client";

import { useTranslations } from "use-intl";
import { MAX_ALERT_AUTHOR_LENGTH } from "@/lib/api/alert-lengths";
import { useAuthor } from "@/lib/client/author";
import { FIELD } from "../ui/field";

/** Whoever acts without a name is led here. */
export const AUTHOR_FIELD = "alerts-author";

export function AuthorField() {
  const t = useTranslations("alerts");
  const [author, keep] = useAuthor();
  return (
    <label className="flex items-center gap-2 text-xs">
      <span className="font-medium whitespace-nowrap text-text-2">{t("author")}</span>
      <input
        id={AUTHOR_FIELD}
        value={author}
        maxLength={MAX_ALERT_AUTHOR_LENGTH}
        autoComplete="name"
        onChange={({ target }) => keep(target.value)}
        placeholder={t("authorExample")}
        className={`${FIELD} h-8 max-w-48`}
      />
    </label>
  );
}
