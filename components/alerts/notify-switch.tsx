/** Whether this browser tells of what begins while a page of Tidemark is open in it; and where it cannot, the way out. */
"use client";

import { BellOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { Check } from "../ui/check";
import { turnNotifications, useNotifyHere } from "./notify-here";

export function NotifySwitch() {
  const t = useTranslations("alerts.notify");
  const state = useNotifyHere();
  if (state !== "on" && state !== "off")
    return (
      <p role="status" data-notify={state} className="flex items-start gap-1.5 text-sm text-text-2">
        <BellOff size={14} aria-hidden className="mt-1 shrink-0 text-text-3" /> {t(state)}
      </p>
    );
  return (
    <div data-notify={state} className="flex flex-wrap items-center gap-x-3">
      <Check label={t("here")} checked={state === "on"} onChange={(isOn) => void turnNotifications(isOn)} />
      <span className="text-xs text-text-3">{t("note")}</span>
    </div>
  );
}
