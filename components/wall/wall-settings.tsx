/** What a wall shows is set in a popover that goes away by itself, as its button does when nobody is near. */
"use client";

import { useEffect, useRef, useState } from "react";
import clsx from "clsx";
import { Settings2 } from "lucide-react";
import { Popover } from "radix-ui";
import { useTranslations } from "use-intl";
import { buttonClass } from "../ui/button";
import type { SetWallSettings, WallSettings } from "./settings";
import { useAwake } from "./use-wall";
import { WallForm } from "./wall-form";

/** So long after the last movement the popover goes away. */
const CLOSE_MS = 20_000;

export interface WallSettingsProps {
  settings: WallSettings;
  setSettings: SetWallSettings;
}

export function WallSettingsButton({ settings, setSettings, awake }: WallSettingsProps & { awake: boolean }) {
  const t = useTranslations("wall");
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  // It has the focus after the popover, and would stay in the picture for it.
  useEffect(() => {
    if (!awake && !open) trigger.current?.blur();
  }, [awake, open]);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        ref={trigger}
        aria-label={t("settings")}
        title={t("settings")}
        className={clsx(
          buttonClass({ icon: true }),
          "absolute right-2 bottom-2 z-10 shadow-lg focus-visible:opacity-100",
          awake || open ? "opacity-100" : "opacity-0",
        )}
      >
        <Settings2 size={18} aria-hidden />
      </Popover.Trigger>
      {/* Not in a portal: it stands in the wall's own theme and language. */}
      <Popover.Content
        side="top"
        align="end"
        sideOffset={8}
        collisionPadding={12}
        aria-label={t("settings")}
        className="z-20 max-h-(--radix-popover-content-available-height) w-[340px] max-w-[calc(100vw-24px)] overflow-y-auto rounded-lg border border-line-strong bg-raised p-4 text-sm shadow-lg"
      >
        <CloseWhenIdle close={() => setOpen(false)} />
        <WallForm settings={settings} setSettings={setSettings} />
      </Popover.Content>
    </Popover.Root>
  );
}

function CloseWhenIdle({ close }: { close: () => void }) {
  const awake = useAwake(CLOSE_MS);
  useEffect(() => {
    if (!awake) close();
  }, [awake, close]);
  return null;
}
