/** All groups, worst first: rows that open in place and can be pinned. */
"use client";

import { memo, useCallback, useRef } from "react";
import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import type { StatusStripWire } from "@/lib/api/statuses-contract";
import { useLookedAt } from "@/lib/client/looked-at";
import { useShownMoment } from "@/lib/client/page-moment";
import type { NamedColumn } from "../list/columns";
import { ListFrame } from "../list/list-frame";
import { useList } from "../list/use-list";
import { BUTTONS, type ColumnKey } from "./columns";
import { CARD_HEIGHT, GroupCard } from "./group-card";
import { partitionsHeight } from "./partitions-place";
import { GroupRow } from "./group-row";
import type { Sort } from "./order";
import { togglePin, usePins } from "./pins";
import { keyOf } from "./selection";
import { StripPatterns, type StripFrame } from "./status-strip";
import type { OpenControl, OverviewLook } from "./use-filters";

export interface GroupTableProps {
  groups: GroupSummary[];
  columns: NamedColumn<ColumnKey, Sort>[];
  look: OverviewLook;
  opening: OpenControl;
  strips: { of: ReadonlyMap<string, StatusStripWire>; frames: ReadonlyMap<string, StripFrame> };
  /** What the server guessed from the request. */
  phone: boolean;
}

const OPENS: Record<string, boolean> = { ArrowRight: true, ArrowLeft: false };

export const GroupTable = memo(function GroupTable({ groups, look, opening, strips, ...rest }: GroupTableProps) {
  const t = useTranslations("overview");
  const pins = usePins();
  const { opened, setOpen } = opening;
  const change = useRef(setOpen);
  change.current = setOpen;
  const onOpen = useCallback((group: GroupSummary, open: boolean) => change.current(keyOf(group), open), []);
  const onKey = (key: string, group: GroupSummary) => {
    const opens = key === " " ? !opened.has(keyOf(group)) : OPENS[key];
    if (opens !== undefined) onOpen(group, opens);
    else if (key === "p") togglePin(group);
    else return false;
    return true;
  };
  const { phone, items, columns, frame } = useList({
    ...{ rows: groups, keyOf, look, opened, onKey, ...rest },
    ...{ cardHeight: CARD_HEIGHT, lead: BUTTONS, heightBelow: partitionsHeight },
  });
  // What was read then is not read again.
  const present = useShownMoment() === null;
  useLookedAt(
    (present ? items : []).map(({ key, row: { cluster, group } }) => ({
      ...{ cluster, group },
      ...(opened.has(key) && { open: true }),
    })),
  );
  return (
    <ListFrame name={t("groups")} {...{ frame, look }} lead={t("rowButtons")} patterns={<StripPatterns />}>
      {items.map(({ key, row: group, place }) => {
        const own = { open: opened.has(key), pinned: pins.has(key), onOpen };
        const props = { group, ...place, ...own, strip: strips.of.get(key), frame: strips.frames.get(group.cluster) };
        if (phone) return <GroupCard key={key} {...props} />;
        return <GroupRow key={key} columns={columns} dense={look.dense} {...props} />;
      })}
    </ListFrame>
  );
});
