/** Columns and density to choose from. Loaded when somebody comes near the menu. */
"use client";

import { Popover } from "radix-ui";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import type { PopupProps } from "../ui/load-on-use";
import { Segmented } from "../ui/segmented";
import { COLUMN_KEYS, COLUMNS, type ColumnKey } from "./columns";
import type { LookControl } from "./use-filters";

export default function LookChoices({ look, trigger, ...opened }: { look: LookControl } & PopupProps) {
  const t = useTranslations("overview");
  return (
    <Popover.Root {...opened}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 flex w-64 flex-col gap-3 rounded-lg border border-line-strong bg-raised p-3 text-sm shadow-lg"
        >
          <Segmented
            ariaLabel={t("look.density")}
            value={look.dense ? "dense" : "normal"}
            onChange={(value) => look.setDense(value === "dense")}
            options={[
              { value: "normal", label: t("look.normal") },
              { value: "dense", label: t("look.dense") },
            ]}
          />
          <ColumnChoice look={look} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Whether a column shows now: it was chosen, or nobody chose and the window is wide enough for it. */
function isShown(key: ColumnKey, chosen: ColumnKey[] | null): boolean {
  if (chosen) return chosen.includes(key);
  return document.querySelector<HTMLElement>(`[role="columnheader"][data-column="${key}"]`)?.offsetParent != null;
}

function ColumnChoice({ look }: { look: LookControl }) {
  const t = useTranslations("overview");
  const shown = COLUMN_KEYS.filter((key) => isShown(key, look.columns));
  const toggle = (key: ColumnKey) =>
    look.setColumns(COLUMN_KEYS.filter((one) => (one === key ? !shown.includes(one) : shown.includes(one))));
  return (
    <fieldset>
      <legend className="mb-1 text-xs text-text-3">{t("look.columns")}</legend>
      <div className="grid grid-cols-2 gap-x-2">
        {COLUMNS.map(({ key, fixed }) => (
          <label key={key} className="flex h-7 items-center gap-2">
            <input
              type="checkbox"
              checked={fixed || shown.includes(key)}
              disabled={fixed}
              onChange={() => toggle(key)}
              className="size-4 accent-(--accent)"
            />
            {t(`columns.${key}.label`)}
          </label>
        ))}
      </div>
      <Button size="sm" className="mt-2" disabled={look.columns === null} onClick={() => look.setColumns(null)}>
        {t("look.reset")}
      </Button>
    </fieldset>
  );
}
