/** No group is in the case, said plainly; with the way to bring it about where a lab runs. */
"use client";

import { useTranslations } from "use-intl";
import { useStreamState } from "@/lib/client/live-stream";
import type { Case } from "@/lib/core/words/terms";
import { buttonClass } from "../ui/button";
import { Link } from "../ui/link";
import { LESSONS } from "./lessons";

export function NoneNow({ slug }: { slug: Case }) {
  const t = useTranslations("cases");
  const { lab } = useStreamState();
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="text-base font-medium">{t(`${slug}.none`)}</p>
      {lab ? (
        <Link href={`/lab#${LESSONS[slug].lab}`} className={buttonClass()}>
          {t("bringAbout")}
        </Link>
      ) : null}
    </div>
  );
}
