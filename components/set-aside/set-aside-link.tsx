/** On a group's page: that it is set aside, by whom and why; or the way to do it. */
"use client";

import { BellOff } from "lucide-react";
import { useTranslations } from "use-intl";
import type { GroupDetail } from "@/lib/api/contract";
import { setAsidePath } from "@/lib/client/paths";
import { useSetAside } from "@/lib/client/set-aside-query";
import { isSetAside } from "@/lib/core/words/set-aside";
import { buttonClass } from "../ui/button";
import { Link } from "../ui/link";

export interface SetAsideLinkProps {
  cluster: string;
  group: string;
  /** Undefined while loading, and for a group that is gone. */
  detail: GroupDetail | undefined;
}

export function SetAsideLink({ cluster, group, detail }: SetAsideLinkProps) {
  const t = useTranslations("setAside");
  const muted = detail?.muted === true;
  const entries = useSetAside({ enabled: muted }).data;
  const entry = entries?.find((one) => isSetAside([one], cluster, group));
  const why = entry ? [entry.author, entry.reason].filter(Boolean).join(": ") : t("inSettings");
  return muted ? (
    <Link href={setAsidePath()} title={entries ? why : undefined} className={buttonClass({ variant: "ghost" })}>
      <BellOff size={14} aria-hidden /> {t("isSetAside")}
    </Link>
  ) : (
    <Link href={setAsidePath({ cluster, pattern: group })} className={buttonClass({ variant: "ghost" })}>
      <BellOff size={14} aria-hidden /> {t("save")}
    </Link>
  );
}
