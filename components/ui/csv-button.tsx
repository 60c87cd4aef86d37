/** Saves a table as CSV. The rows are made, and the writer is loaded, when the button is pressed. */
"use client";

import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import type { CsvRow } from "@/lib/client/csv";
import { fileName, saveFile } from "@/lib/client/download";
import { useShownMoment } from "@/lib/client/page-moment";
import { Button, type ButtonLook } from "./button";

export interface CsvButtonProps extends Pick<ButtonLook, "size" | "variant"> {
  /** What is in the file, for its name: "groups", "members of billing". */
  name: string;
  /** Every row that the table has now, beyond those on the screen too. Unknown is null. */
  rows(): CsvRow[] | Promise<CsvRow[]>;
  disabled?: boolean;
}

export function CsvButton({ name, rows, size = "sm", variant = "ghost", disabled }: CsvButtonProps) {
  const t = useTranslations("common");
  const shown = useShownMoment();
  const save = async () => {
    const { printCsv } = await import("@/lib/client/csv");
    const file = new Blob([printCsv(await rows())], { type: "text/csv;charset=utf-8" });
    saveFile(fileName(name, "csv", shown ?? Date.now()), file);
  };
  return (
    <Button size={size} variant={variant} disabled={disabled} title={t("csvTitle")} onClick={() => void save()}>
      <Download size={14} aria-hidden /> {t("csv")}
    </Button>
  );
}
