/** What could not be read in the last cycle, and which right is missing. */
import { CircleCheck, TriangleAlert } from "lucide-react";
import type { ClusterSummary } from "@/lib/api/contract";
import { Card } from "../ui/card";
import { sentence } from "./words";

const MOST = 20;

export function ProblemsCard({ cluster: { problems, at } }: { cluster: ClusterSummary }) {
  return (
    <Card title="Not readable" note={problems.length > 0 ? String(problems.length) : undefined} padded={false}>
      {problems.length === 0 ? (
        <p className="flex items-center gap-2 px-4 py-3 text-sm text-text-2">
          {at === null ? (
            "Nothing was read yet."
          ) : (
            <>
              <CircleCheck size={14} strokeWidth={2.25} aria-hidden className="shrink-0 text-ok" /> Everything could be
              read
            </>
          )}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {problems.slice(0, MOST).map(({ what, subject, message }, index) => (
            <li key={index} className="flex gap-2 px-4 py-3 text-sm">
              <TriangleAlert size={14} strokeWidth={2.25} aria-hidden className="mt-1 shrink-0 text-warning" />
              <div className="min-w-0">
                <h3 className="font-medium wrap-anywhere">
                  {what}
                  {subject === null ? null : <span className="font-normal text-text-3"> of {subject}</span>}
                </h3>
                <p className="mt-0.5 wrap-anywhere text-text-2">{sentence(message)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {problems.length > MOST ? (
        <p className="border-t border-line px-4 py-2 text-xs text-text-3">and {problems.length - MOST} more</p>
      ) : null}
    </Card>
  );
}
