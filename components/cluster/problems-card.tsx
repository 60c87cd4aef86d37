/** What could not be read, and which right is missing. */
import type { ClusterSummary } from "@/lib/api/contract";
import { Card } from "../ui/card";

const MOST = 50;

export function ProblemsCard({ cluster: { problems, health } }: { cluster: ClusterSummary }) {
  return (
    <Card title="Problems" note={problems.length > 0 ? String(problems.length) : undefined} padded={false}>
      {problems.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">
          {health.reachable ? "Everything that was asked for could be read." : "The cluster itself cannot be reached."}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {problems.slice(0, MOST).map(({ what, subject, message }) => (
            <li key={`${what}/${subject}/${message}`} className="px-4 py-2.5 text-sm">
              <p className="text-xs text-text-3">
                {what}
                {subject ? <span className="figures ml-2">{subject}</span> : null}
              </p>
              <p className="wrap-anywhere">{message}</p>
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
