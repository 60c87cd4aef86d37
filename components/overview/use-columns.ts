/** The overview's columns in the language of the page. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { NamedColumn } from "../list/columns";
import { COLUMNS, type ColumnKey } from "./columns";
import type { Sort } from "./order";

export function useColumns(): NamedColumn<ColumnKey, Sort>[] {
  const t = useTranslations("overview.columns");
  return useMemo(
    () => COLUMNS.map((column) => ({ ...column, name: t(`${column.key}.label`), title: t(`${column.key}.title`) })),
    [t],
  );
}
