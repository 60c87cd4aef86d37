/** Beside the sentence of a group that is OK with a large lag: a card that says by what it is OK. Nothing beside others. */
"use client";

import { useTranslations } from "use-intl";
import type { GroupDetail } from "@/lib/api/contract";
import { formatDuration } from "@/lib/client/format";
import { HoverCard } from "../ui/hover-card";
import { Link } from "../ui/link";
import { okWithLag, type OkWithLag } from "./ok-with-lag";

export function OkWithLagCard({ detail }: { detail: GroupDetail }) {
  const t = useTranslations("group.okWithLag");
  const shell = useTranslations("shell");
  const found = okWithLag(detail);
  if (!found) return null;
  return (
    <HoverCard
      label={t("ask")}
      className="text-sm text-text-3"
      card={
        <>
          <p className="leading-5">{t(found.why, factsOf(found))}</p>
          <p className="mt-2">
            <Link href="/glossary#ok" className="inline-block min-h-6 text-accent underline underline-offset-2">
              {shell("glossary")}
            </Link>
          </p>
        </>
      }
    >
      {t("ask")}
    </HoverCard>
  );
}

/** The blanks of all of its sentences, of which each fills those that it has. */
const factsOf = (found: OkWithLag) => ({
  time: "ms" in found ? formatDuration(found.ms) : "",
  behind: "behindMs" in found ? formatDuration(found.behindMs) : "",
  gap: "gapMs" in found ? formatDuration(found.gapMs) : "",
});
