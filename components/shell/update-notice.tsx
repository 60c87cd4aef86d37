/** Says that the server runs a newer build than this page. */
"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "use-intl";
import { useStreamState } from "@/lib/client/live-stream";
import { Button } from "../ui/button";

export function UpdateNotice() {
  const t = useTranslations("shell");
  const { firstBuild, build } = useStreamState();
  if (firstBuild === build) return null;
  return (
    <div
      role="status"
      className="flex items-center justify-center gap-3 border-b border-line bg-selected px-4 py-1.5 text-sm"
    >
      {t("updated")}
      <Button size="sm" onClick={() => window.location.reload()}>
        <RotateCw size={12} aria-hidden /> {t("reload")}
      </Button>
    </div>
  );
}
