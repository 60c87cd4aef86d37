/** All topics, virtualised: a table on a desk, cards on a phone. The page itself scrolls. */
"use client";

import { useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "use-intl";
import type { TopicSummary } from "@/lib/api/topic-contract";
import { LIST } from "../ui/held-order";
import { usePhone } from "../list/use-phone";
import { TOPIC_CARD_HEIGHT, TopicCard } from "./topic-card";
import { TopicHead } from "./topic-head";
import { TopicRow } from "./topic-row";
import type { TopicFilterControl } from "./use-topic-filters";

const ROW_HEIGHT = 36;
/** The page's top and the head, under which rows pass. */
const COVERED = 49 + 33;

export interface TopicTableProps {
  topics: TopicSummary[];
  control: TopicFilterControl;
  showCluster: boolean;
}

export function TopicTable({ topics, control, showCluster }: TopicTableProps) {
  const t = useTranslations("topic");
  const phone = usePhone();
  const body = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => setOffset(body.current?.offsetTop ?? 0), [phone]);
  const virtualizer = useWindowVirtualizer({
    count: topics.length,
    estimateSize: () => (phone ? TOPIC_CARD_HEIGHT : ROW_HEIGHT),
    overscan: 8,
    scrollMargin: offset,
    scrollPaddingStart: phone ? 0 : COVERED,
    getItemKey: (index) => `${topics[index]?.cluster}/${topics[index]?.topic}`,
  });
  const items = virtualizer.getVirtualItems().flatMap(({ key, index, start }) => {
    const topic = topics[index];
    return topic ? [{ key, index, topic, showCluster, top: start - virtualizer.options.scrollMargin }] : [];
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const row = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
    if (!step || row === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(Number(row) + step, 0), topics.length - 1);
    virtualizer.scrollToIndex(next, { align: "auto" });
    requestAnimationFrame(() => body.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus());
  };
  const frame = { height: virtualizer.getTotalSize() };
  if (phone) {
    return (
      <div ref={body} onKeyDown={onKeyDown}>
        <ul aria-label={t("title")} className="relative" style={frame} {...LIST}>
          {items.map(({ key, ...item }) => (
            <TopicCard key={key} {...item} />
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div
      role="table"
      aria-label={t("title")}
      aria-rowcount={topics.length + 1}
      className="rounded-lg border border-line bg-surface"
      onKeyDown={onKeyDown}
    >
      <TopicHead control={control} />
      <div role="rowgroup" ref={body} className="relative" style={frame} {...LIST}>
        {items.map(({ key, ...item }) => (
          <TopicRow key={key} {...item} />
        ))}
      </div>
    </div>
  );
}
