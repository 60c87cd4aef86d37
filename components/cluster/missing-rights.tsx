/** The commands that give Tidemark the rights it lacks, to copy. */
"use client";

import { useState } from "react";
import { Check, Copy } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ClusterSummary } from "@/lib/api/contract";
import { Button } from "../ui/button";
import { grantsFor } from "./grants";

export function MissingRights({ cluster: { problems, brokers } }: { cluster: ClusterSummary }) {
  const t = useTranslations("cluster");
  const [copied, setCopied] = useState(false);
  const [broker] = brokers;
  const commands = grantsFor(problems, broker ? `${broker.host}:${broker.port}` : "broker:9092").join("\n");
  if (commands === "") return null;
  return (
    <section className="border-t border-line px-4 py-3" aria-label={t("missingRights")}>
      <div className="flex items-center justify-between gap-2">
        <h3 className="text-sm font-medium">{t("missingRights")}</h3>
        <Button
          size="sm"
          variant="ghost"
          onClick={() => void navigator.clipboard?.writeText(commands).then(() => setCopied(true))}
        >
          {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />} {t(copied ? "copied" : "copy")}
        </Button>
      </div>
      <p className="text-sm text-text-2">{t("missingRightsDetail")}</p>
      <pre
        tabIndex={0}
        aria-label={t("missingRights")}
        className="mt-2 overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs whitespace-pre"
      >
        {commands}
      </pre>
    </section>
  );
}
