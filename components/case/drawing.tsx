/** The signature of a case as a drawing, said to be one, with its two lines and the lag between them named. */
"use client";

import { useTranslations } from "use-intl";
import type { Case } from "@/lib/core/words/terms";
import { Sparkline } from "../charts/sparkline";
import { SIGNATURES } from "./signature";

export interface DrawingProps {
  slug: Case;
  width?: number;
  height?: number;
  /** False where the same words stand beside it. */
  named?: boolean;
}

export function Drawing({ slug, width = 280, height = 80, named = true }: DrawingProps) {
  const t = useTranslations("cases");
  const label = t("drawing", { title: t(`${slug}.title`), signature: t(`${slug}.signature`) });
  return (
    <div className="relative [&>svg]:h-auto [&>svg]:w-full">
      <Sparkline {...SIGNATURES[slug]} {...{ width, height }} ariaLabel={label} />
      {named ? (
        <>
          <span aria-hidden className="absolute top-0 left-0 text-2xs text-text-2">
            {t("logEnd")}
          </span>
          <span aria-hidden className="absolute right-0 bottom-0 text-2xs text-text-2">
            {t("committed")}
          </span>
        </>
      ) : null}
    </div>
  );
}
