/**
 * How the case looks: drawn live from a group that is in it now, else from one that was in it during the range; a
 * drawing stands in only where there is neither.
 */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { CaseSpanWire } from "@/lib/api/cases-contract";
import type { GroupSummary } from "@/lib/api/contract";
import { formatTime } from "@/lib/client/format";
import { groupPath } from "@/lib/client/paths";
import type { Case } from "@/lib/core/words/terms";
import { Card } from "../ui/card";
import { Link } from "../ui/link";
import { Loading, Skeleton } from "../ui/skeleton";
import { Name } from "../ui/name";
import { Drawing } from "./drawing";
import { LiveWaterline } from "./live-waterline";
import { NoneNow } from "./none-now";
import { PastWaterlines } from "../series/past-waterlines";

export interface LiveSignatureProps {
  slug: Case;
  /** Who is in it now, and who was in it, both with the best example first; null while loading. */
  groups: GroupSummary[] | null;
  past: CaseSpanWire[] | null;
}

const HEIGHT = 280;

export function LiveSignature({ slug, groups, past }: LiveSignatureProps) {
  const t = useTranslations("cases");
  const now = groups?.[0];
  const then = past?.[0];
  if (now) {
    const { cluster, group } = now;
    const note = t.rich("looksNow", { group: () => <GroupLink key="group" {...{ cluster, group }} /> });
    return (
      <Looks slug={slug} note={note}>
        <LiveWaterline key={`${cluster}/${group}`} slug={slug} {...{ cluster, group }} height={HEIGHT} />
      </Looks>
    );
  }
  if (groups === null || past === null) {
    return (
      <Looks slug={slug}>
        <Loading label={t("loadingExample")}>
          <Skeleton className="h-[332px] w-full" />
        </Loading>
      </Looks>
    );
  }
  if (then) {
    const { cluster, group } = then;
    const when = formatTime(then.from);
    const note = t.rich("looksThen", { when, group: () => <GroupLink key="group" {...{ cluster, group }} /> });
    return (
      <Looks slug={slug} note={note}>
        <div className="-m-3">
          <PastWaterlines span={then} most={1} height={HEIGHT} />
        </div>
      </Looks>
    );
  }
  return (
    <Looks slug={slug} note={t("looksDrawn")} below={<NoneNow slug={slug} />}>
      <Drawing slug={slug} width={640} height={200} />
    </Looks>
  );
}

function Looks({
  slug,
  note,
  below,
  children,
}: {
  slug: Case;
  note?: ReactNode;
  below?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("cases");
  return (
    <Card title={t("looks")} note={note}>
      {children}
      <p className="mt-3 text-sm text-text-2">{t(`${slug}.signature`)}</p>
      {below ? <div className="mt-4">{below}</div> : null}
    </Card>
  );
}

function GroupLink({ cluster, group }: { cluster: string; group: string }) {
  return (
    <Link href={groupPath(cluster, group)} className="text-accent underline underline-offset-2">
      <Name of={group} />
    </Link>
  );
}
