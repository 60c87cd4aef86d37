/** Columns and density to choose from. Loaded when somebody comes near the menu. */
"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import type { PopupProps } from "../ui/load-on-use";
import { PopupPanel } from "../ui/popup-panel";
import { Segmented } from "../ui/segmented";
import { COLUMN_KEYS, COLUMNS, type ColumnKey } from "./columns";
import type { LookControl } from "./use-filters";

export default function LookChoices({ look, ...popup }: { look: LookControl } & PopupProps) {
  const t = useTranslations("overview");
  return (
    <PopupPanel {...popup} label={t("look.name")} className="flex w-64 flex-col gap-3 p-3">
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
    </PopupPanel>
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
