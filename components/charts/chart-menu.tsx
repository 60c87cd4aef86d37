/** What can be done with a chart: save it, read it as a table, zoom without a mouse, change its axis. */
"use client";

import type { ReactNode } from "react";
import { Copy, Download, Ellipsis, Image as Picture, Link2, Table2, ZoomIn, ZoomOut } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useTranslations } from "use-intl";
import { useTimeRange } from "@/lib/client/time-range";

export interface ChartMenuProps {
  /** Name of the chart, for screen readers. */
  label: string;
  from: number;
  to: number;
  tableOpen: boolean;
  onTable(): void;
  onCsv(): void;
  onPng(): void;
  /** Copies the picture. */
  onCopy(): void;
  /** Copies an address of the picture; absent where there is none. */
  onCopyLink?(): void;
  /** Whether the axis is logarithmic; absent where that makes no sense. */
  log?: boolean;
  onLog?(log: boolean): void;
}

const ITEM =
  "flex h-8 cursor-default items-center gap-2 rounded-sm px-2 outline-none data-highlighted:bg-selected data-disabled:opacity-50";

export function ChartMenu(props: ChartMenuProps) {
  const t = useTranslations("charts");
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={t("menuOf", { chart: props.label })}
        title={t("menu")}
        className="inline-flex size-[24px] shrink-0 items-center justify-center rounded-sm text-text-3 hover:bg-selected hover:text-text data-[state=open]:bg-selected"
        data-aside
      >
        <Ellipsis size={14} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-48 rounded-md border border-line-strong bg-raised p-1 text-sm text-text shadow-lg"
        >
          <Items {...props} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Items({ from, to, tableOpen, onTable, log, onLog, ...files }: ChartMenuProps) {
  const t = useTranslations("charts");
  const range = useTimeRange();
  const quarter = (to - from) / 4;
  return (
    <>
      <Item icon={<Picture size={14} aria-hidden />} onSelect={files.onPng} label={t("savePng")} />
      <Item icon={<Copy size={14} aria-hidden />} onSelect={files.onCopy} label={t("copyPng")} />
      {files.onCopyLink ? (
        <Item icon={<Link2 size={14} aria-hidden />} onSelect={files.onCopyLink} label={t("copyPictureLink")} />
      ) : null}
      <Item icon={<Download size={14} aria-hidden />} onSelect={files.onCsv} label={t("saveCsv")} />
      <Item
        icon={<Table2 size={14} aria-hidden />}
        onSelect={onTable}
        label={tableOpen ? t("hideTable") : t("showTable")}
      />
      <DropdownMenu.Separator className="my-1 h-px bg-line" />
      <Item
        icon={<ZoomIn size={14} aria-hidden />}
        onSelect={() => range.setAbsolute(from + quarter, to - quarter)}
        label={t("zoomIn")}
      />
      <Item icon={<ZoomOut size={14} aria-hidden />} onSelect={range.zoomOut} label={t("zoomOut")} />
      {onLog ? (
        <>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          <DropdownMenu.CheckboxItem checked={log} onCheckedChange={onLog} className={ITEM}>
            <span className="w-3.5">
              <DropdownMenu.ItemIndicator>✓</DropdownMenu.ItemIndicator>
            </span>
            {t("logScale")}
          </DropdownMenu.CheckboxItem>
        </>
      ) : null}
    </>
  );
}

function Item({ icon, label, onSelect }: { icon: ReactNode; label: string; onSelect(): void }) {
  return (
    <DropdownMenu.Item onSelect={onSelect} className={ITEM}>
      {icon} {label}
    </DropdownMenu.Item>
  );
}
