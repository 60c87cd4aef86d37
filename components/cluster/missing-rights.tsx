/** The commands that give Tidemark the rights it lacks, to copy. */
"use client";

import { useTranslations } from "use-intl";
import type { ClusterSummary } from "@/lib/api/contract";
import { CommandLine } from "../commands/command-line";
import { grantsFor } from "./grants";

export function MissingRights({ cluster: { problems, brokers } }: { cluster: ClusterSummary }) {
  const t = useTranslations("cluster");
  const [broker] = brokers;
  const commands = grantsFor(problems, broker ? `${broker.host}:${broker.port}` : "broker:9092").join("\n");
  if (commands === "") return null;
  return (
    <section className="flex flex-col gap-1 border-t border-line px-4 py-3" aria-label={t("missingRights")}>
      <CommandLine title={t("missingRights")} command={commands} note={t("missingRightsDetail")} />
    </section>
  );
}
