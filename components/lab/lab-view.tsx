/** The laboratory: real brokers, producers and consumers to make trouble with, and to watch what Tidemark says. */
"use client";

import { FlaskConicalOff } from "lucide-react";
import { useGroups, useLab } from "@/lib/client/queries";
import { useStream } from "@/lib/client/stream";
import { PageHeader } from "../shell/page-header";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import { BrokerStates } from "./broker-states";
import { ScenarioCard } from "./scenario-card";

export function LabView() {
  useStream({ kind: "groups" });
  const { data: lab, error, refetch } = useLab();
  const { data: groups } = useGroups();
  return (
    <>
      <PageHeader title="Lab" actions={lab ? <BrokerStates brokers={lab.brokers} /> : null}>
        <p className="mt-1 max-w-[75ch] text-sm text-text-2">
          Real brokers, producers and consumers, each scenario a case. Change something and watch its groups.
        </p>
      </PageHeader>
      {lab === undefined && error ? <ErrorState error={error} retry={() => void refetch()} /> : null}
      {lab === undefined && !error ? (
        <Loading label="Loading the lab">
          <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
            {[0, 1, 2, 3].map((slot) => (
              <Skeleton key={slot} className="h-64 w-full rounded-lg" />
            ))}
          </div>
        </Loading>
      ) : null}
      {lab === null ? (
        <Card>
          <EmptyState icon={FlaskConicalOff} title="No lab runs here">
            <code className="figures">npm run demo</code> starts Tidemark together with a lab: a real broker and traffic
            that shows every case.
          </EmptyState>
        </Card>
      ) : null}
      {lab ? (
        <ul className="grid grid-cols-1 gap-4 xl:grid-cols-2">
          {lab.scenarios.map((scenario) => (
            <li key={scenario.name} id={scenario.name} className="scroll-mt-16">
              <ScenarioCard scenario={scenario} groups={groups ?? []} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
