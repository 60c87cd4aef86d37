/** The foot of a list of which the first are shown. */
"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";

export function MoreButton({ left, more }: { left: number; more(): void }) {
  const t = useTranslations("alerts");
  if (left === 0) return null;
  return (
    <p className="px-4 py-2 text-center">
      <Button size="sm" onClick={more}>
        {t("showMore", { count: left })}
      </Button>
    </p>
  );
}
