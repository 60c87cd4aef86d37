/** How much has happened since the reader left the top of the list, and the way back there. */
"use client";

import { useTranslations } from "use-intl";
import { ArrowUp } from "lucide-react";
import { Button } from "../ui/button";

export function NewPill({ count }: { count: number }) {
  const t = useTranslations("timeline");
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-22 z-20 flex justify-center">
      {count > 0 ? (
        <Button
          variant="solid"
          size="sm"
          className="pointer-events-auto rounded-full shadow-lg"
          onClick={() => window.scrollTo({ top: 0 })}
        >
          <ArrowUp size={14} aria-hidden /> {t("newEvents", { count })}
        </Button>
      ) : null}
    </div>
  );
}
