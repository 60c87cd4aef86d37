/** A cluster that does not answer: since when, why, and how old the numbers are that still stand. */
"use client";

import { Unplug } from "lucide-react";
import type { ClusterSummary } from "@/lib/api/contract";
import { Age, SinceMoment } from "./moment";
import { sentence } from "./words";

export function UnreachableBanner({ cluster: { cluster, health, at } }: { cluster: ClusterSummary }) {
  return (
    <div role="alert" className="flex gap-2 rounded-md bg-offline-soft px-3 py-2 text-sm text-offline">
      <Unplug size={16} aria-hidden className="mt-0.5 shrink-0" />
      <p className="min-w-0 wrap-anywhere">
        <strong className="font-semibold">{cluster}</strong> cannot be read since <SinceMoment at={health.since} />:{" "}
        {sentence(health.reason ?? "no reason given")} Tidemark keeps trying.{" "}
        {at === null ? (
          "Nothing was read from it yet."
        ) : (
          <>
            The numbers below were read <Age at={at} />.
          </>
        )}
      </p>
    </div>
  );
}
