/** Below the list of groups: how many are set aside, and the way to set those aside that are searched for. */
"use client";

import { BellOff } from "lucide-react";
import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { patternOf, setAsidePath } from "@/lib/client/paths";
import { Link } from "../ui/link";

export interface AsideCountProps {
  groups: readonly GroupSummary[];
  filters: { q: string; regex: boolean; cluster: string | null };
}

export function AsideCount({ groups, filters: { q, regex, cluster } }: AsideCountProps) {
  const t = useTranslations("setAside");
  const count = groups.filter(({ muted }) => muted).length;
  // Text that is looked for becomes a pattern; an expression cannot.
  const pattern = regex || q.startsWith("/") ? undefined : patternOf(q);
  const href = setAsidePath({ cluster: cluster ?? undefined, pattern });
  return (
    <Link href={href} className="inline-flex min-h-[24px] items-center gap-1.5 hover:text-text hover:underline">
      <BellOff size={12} aria-hidden /> {t("count", { count })}
    </Link>
  );
}
