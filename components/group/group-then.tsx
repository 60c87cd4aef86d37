/** In the place of the group's numbers, while those of a past moment are not there; else what the rules say of it otherwise. */
"use client";

import { useTranslations } from "use-intl";
import type { ShownGroup } from "@/lib/client/shown-group";
import { MomentLack } from "../shell/moment-lack";

type Past = Pick<ShownGroup, "lacks" | "otherwise" | "retry">;

export function GroupThen({ at, past: { lacks, otherwise, retry } }: { at: number; past: Past }) {
  const t = useTranslations("group");
  if (lacks === null) return otherwise.length > 0 ? <Otherwise otherwise={otherwise} /> : null;
  return <MomentLack {...{ at, retry }} lack={lacks} loading={t("thenLoading")} hint={t("thenMissingHint")} />;
}

/** So many partitions are named. */
const NAMED = 3;

/** Reports lead, and that the rules would say something else of what is stored is told beside them. */
function Otherwise({ otherwise }: Pick<ShownGroup, "otherwise">) {
  const t = useTranslations("group");
  const named = otherwise.slice(0, NAMED).map(({ topic, partition }) => `${topic}/${partition}`);
  const more = otherwise.length - named.length;
  const places = more > 0 ? t("thenOtherwiseMore", { places: named.join(", "), more }) : named.join(", ");
  return (
    <p className="mt-2 text-xs wrap-anywhere text-text-3">{t("thenOtherwise", { count: otherwise.length, places })}</p>
  );
}
