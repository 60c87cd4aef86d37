/** Where an alert would go, and why: route by route. */
"use client";

import { useState } from "react";
import { Check as Taken, X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { RouteTestAnswer } from "@/lib/api/alert-policy-contract";
import { useRouteTest } from "@/lib/client/alert-policy-query";
import { useErrorWords } from "@/lib/client/error-words";
import { useClusters, useGroups } from "@/lib/client/queries";
import type { Severity } from "@/lib/core/alerts/terms";
import type { Case } from "@/lib/core/words/terms";
import { Card } from "../ui/card";
import { Choice, Suggested } from "../ui/field";
import { CaseField, SeverityField } from "./match-fields";
import { OwnerLine } from "./owner-line";
import { RouteSteps } from "./route-steps";
import { useSettled } from "./use-settled";

export function RouteTester() {
  const t = useTranslations("alerts.routes");
  const errorWords = useErrorWords();
  const clusters = (useClusters().data ?? []).map(({ cluster }) => cluster);
  const [chosen, setCluster] = useState("");
  const [group, setGroup] = useState("");
  const [topic, setTopic] = useState("");
  const [severity, setSeverity] = useState("ERROR");
  const [inCase, setCase] = useState("");
  const cluster = chosen || (clusters[0] ?? "");
  const groups = useGroups({ cluster }).data ?? [];
  const query = {
    ...{ cluster, severity: severity as Severity, group: group || undefined, topic: topic || undefined },
    case: (inCase || undefined) as Case | undefined,
  };
  const { data, error } = useRouteTest(useSettled(cluster === "" ? null : query));
  const topics = [...new Set(groups.flatMap((one) => (group === "" || one.group === group ? one.topics : [])))];
  return (
    <Card title={t("test")}>
      <div className="flex flex-col gap-3 text-sm">
        <p className="text-text-2">{t("testDetail")}</p>
        <Choice label={t("cluster")} value={cluster} onChange={setCluster} names={clusters} />
        <Suggested
          label={t("group")}
          note=""
          value={group}
          onChange={setGroup}
          known={groups.map((one) => one.group)}
        />
        <Suggested label={t("topic")} note={t("optional")} value={topic} onChange={setTopic} known={topics} />
        <div className="grid grid-cols-2 gap-3">
          <SeverityField value={severity} onChange={setSeverity} />
          <CaseField value={inCase} onChange={setCase} />
        </div>
        {error && !data ? (
          <p role="alert" className="text-error">
            {errorWords(error).detail}
          </p>
        ) : data ? (
          <Verdict answer={data} />
        ) : null}
      </div>
    </Card>
  );
}

function Verdict({ answer: { receivers, steps, owner, silencedBy } }: { answer: RouteTestAnswer }) {
  const t = useTranslations("alerts.routes");
  const Icon = receivers.length > 0 ? Taken : X;
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-3">
      <p role="status" className="flex items-start gap-1.5 font-medium wrap-anywhere">
        <Icon size={16} aria-hidden className="mt-0.5 shrink-0" />
        {receivers.length > 0 ? t("goesTo", { names: receivers.join(", ") }) : t("goesNowhere")}
      </p>
      {silencedBy.map(({ id, reason }) => (
        <p key={id} className="text-xs text-warning">
          {t("silencedNow", { reason: reason ?? "–" })}
        </p>
      ))}
      {owner ? (
        <p className="text-xs text-text-2">
          <OwnerLine owner={owner} />
        </p>
      ) : null}
      <RouteSteps steps={steps} />
    </div>
  );
}
