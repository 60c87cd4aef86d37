/** Everything that matches as a file, beyond what has been scrolled to. */
"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { Download } from "lucide-react";
import { fileName, saveFile } from "@/lib/client/download";
import { readAllEvents, type EventsFilter, type EventsSpan } from "@/lib/client/timeline-query";
import { timelineKind } from "@/lib/core/past/timeline";
import { Button } from "../ui/button";

export interface EventCsvProps {
  filter: EventsFilter;
  span: EventsSpan;
  disabled: boolean;
}

/** What a spreadsheet opens without trouble. */
const MOST = 100_000;

export function EventCsv({ filter, span, disabled }: EventCsvProps) {
  const t = useTranslations("timeline");
  const [state, setState] = useState<"ready" | "busy" | "failed">("ready");
  const save = async () => {
    setState("busy");
    try {
      const [{ printCsv }, events] = await Promise.all([import("@/lib/client/csv"), readAllEvents(filter, span, MOST)]);
      const rows = events.map((event) => {
        const { at, cluster, group, topic, partition, before, after, message } = event;
        const time = new Date(at).toISOString();
        return { time, kind: timelineKind(event), cluster, group, topic, partition, before, after, message };
      });
      const file = new Blob([printCsv(rows)], { type: "text/csv;charset=utf-8" });
      saveFile(fileName("timeline", "csv", Date.now()), file);
      setState("ready");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <span role="status" className="text-xs text-error">
        {state === "failed" ? t("csvFailed") : null}
      </span>
      <Button
        size="sm"
        variant="ghost"
        title={t("csvTitle")}
        disabled={disabled || state === "busy"}
        onClick={() => void save()}
      >
        <Download size={14} aria-hidden /> CSV
      </Button>
    </>
  );
}
