/** Records that are deleted unread, or about to be: which, and of whom. */
"use client";

import { useTranslations } from "use-intl";
import clsx from "clsx";
import { Flame, Hourglass, type LucideIcon } from "lucide-react";
import type { DangerWire } from "@/lib/api/topic-contract";

const LOOKS: Record<DangerWire, { icon: LucideIcon; tone: string }> = {
  lost: { icon: Flame, tone: "text-error" },
  soon: { icon: Hourglass, tone: "text-error" },
  near: { icon: Hourglass, tone: "text-warning" },
};

export function DangerBadge({ kind, title, more = 0 }: { kind: DangerWire; title?: string; more?: number }) {
  const t = useTranslations("topic.danger");
  const { icon: Icon, tone } = LOOKS[kind];
  return (
    <span title={title} className={clsx("inline-flex items-center gap-1 text-xs whitespace-nowrap", tone)}>
      <Icon size={12} strokeWidth={2.25} aria-hidden />
      {t(kind)}
      {more > 0 ? <span className="figures text-text-3">+{more}</span> : null}
    </span>
  );
}
