/** Columns and density to choose from. Loaded when somebody comes near the menu. */
"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import type { PopupProps } from "../ui/load-on-use";
import { PopupPanel } from "../ui/popup-panel";
import { Segmented } from "../ui/segmented";
import type { NamedColumn } from "./columns";
import type { Look } from "./use-look";

export interface LookChoicesProps {
  columns: readonly NamedColumn[];
  look: Pick<Look, "dense" | "columns" | "setDense" | "setColumns">;
}

export default function LookChoices({ columns, look, ...popup }: LookChoicesProps & PopupProps) {
  const t = useTranslations("common.list");
  return (
    <PopupPanel {...popup} label={t("look")} className="flex w-64 flex-col gap-3 p-3">
      <Segmented
        ariaLabel={t("density")}
        value={look.dense ? "dense" : "normal"}
        onChange={(value) => look.setDense(value === "dense")}
        options={[
          { value: "normal", label: t("normal") },
          { value: "dense", label: t("dense") },
        ]}
      />
      <ColumnChoice {...{ columns, look }} />
    </PopupPanel>
  );
}

/** Whether a column shows now: it was chosen, or nobody chose and the window is wide enough for it. */
function isShown(key: string, chosen: readonly string[] | null): boolean {
  if (chosen) return chosen.includes(key);
  return document.querySelector<HTMLElement>(`[role="columnheader"][data-column="${key}"]`)?.offsetParent != null;
}

function ColumnChoice({ columns, look }: LookChoicesProps) {
  const t = useTranslations("common.list");
  const keys = columns.map(({ key }) => key);
  const shown = keys.filter((key) => isShown(key, look.columns));
  const toggle = (key: string) =>
    look.setColumns(keys.filter((one) => (one === key ? !shown.includes(one) : shown.includes(one))));
  return (
    <fieldset>
      <legend className="mb-1 text-xs text-text-3">{t("columns")}</legend>
      <div className="grid grid-cols-2 gap-x-2">
        {columns.map(({ key, name, fixed }) => (
          <label key={key} className="flex h-7 items-center gap-2">
            <input
              type="checkbox"
              checked={fixed || shown.includes(key)}
              disabled={fixed}
              onChange={() => toggle(key)}
              className="size-4 accent-(--accent)"
            />
            {name}
          </label>
        ))}
      </div>
      <Button size="sm" className="mt-2" disabled={look.columns === null} onClick={() => look.setColumns(null)}>
        {t("reset")}
      </Button>
    </fieldset>
  );
}
