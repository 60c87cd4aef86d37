/** What could not be read in the last cycle, which right is missing, and the command that grants it. */
"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { useSentences } from "@/lib/client/sentences";
import type { ClusterSummary } from "@/lib/api/contract";
import { NowTag } from "../shell/now-tag";
import { Card } from "../ui/card";
import { MissingRights } from "./missing-rights";
import { sentence } from "./words";

const MOST = 20;
/** These have a card of their own. */
const ELSEWHERE = "open transaction";

export function ProblemsCard({ cluster }: { cluster: ClusterSummary }) {
  const t = useTranslations("cluster");
  const sentences = useSentences();
  const problems = cluster.problems.filter(({ what }) => what !== ELSEWHERE || !cluster.openTransactions);
  return (
    <Card
      title={t("notReadable")}
      note={
        <>
          {problems.length > 0 ? problems.length : null} <NowTag />
        </>
      }
      padded={false}
    >
      {problems.length === 0 ? (
        <p className="flex items-center gap-2 px-4 py-3 text-sm text-text-2">
          {cluster.at === null ? (
            t("readNever")
          ) : (
            <>
              <CircleCheck size={14} strokeWidth={2.25} aria-hidden className="shrink-0 text-ok" /> {t("allReadable")}
            </>
          )}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {problems.slice(0, MOST).map((problem, index) => (
            <li key={index} className="flex gap-2 px-4 py-3 text-sm">
              <TriangleAlert size={14} strokeWidth={2.25} aria-hidden className="mt-1 shrink-0 text-warning" />
              <div className="min-w-0">
                <h3 className="font-medium wrap-anywhere">
                  {sentences.about(problem.what)}
                  {problem.subject === null ? null : (
                    <span className="font-normal text-text-3"> {t("of", { subject: problem.subject })}</span>
                  )}
                </h3>
                <p className="mt-0.5 wrap-anywhere text-text-2">{sentence(sentences.message(problem))}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {problems.length > MOST ? (
        <p className="border-t border-line px-4 py-2 text-xs text-text-3">
          {t("more", { count: problems.length - MOST })}
        </p>
      ) : null}
      <MissingRights cluster={cluster} />
    </Card>
  );
}
