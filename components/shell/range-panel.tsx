/** What the time control opens. Loaded when somebody comes near it. */
"use client";

import { Popover } from "radix-ui";
import { useTranslations } from "use-intl";
import type { TimeRange } from "@/lib/client/time-range";
import type { PopupProps } from "../ui/load-on-use";
import { RangeForm } from "./range-form";

export default function RangePanel({ range, trigger, open, onOpenChange }: { range: TimeRange } & PopupProps) {
  const t = useTranslations("time");
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t("choose")}
          className="z-50 max-h-(--radix-popover-content-available-height) w-84 max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg border border-line-strong bg-raised p-3 shadow-lg"
        >
          <RangeForm range={range} onDone={() => onOpenChange(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
