/** Which groups of a topic are on the screen: of thousands only those are asked for and drawn. The page itself scrolls. */
"use client";

import { useRef, useState } from "react";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import type { TopicDetail, TopicReader } from "@/lib/api/topic-contract";
import { useShownMoment } from "@/lib/client/page-moment";
import { READERS_PAGE, useTopicReaders, type ReadersOf } from "@/lib/client/topic-query";
import { useOffset } from "../list/use-offset";

/** A row with its line. */
const ROW = 37;

export interface TopicGroupsList {
  body: React.RefObject<HTMLTableSectionElement | null>;
  /** Rows on the screen, by their place; those that have not come yet are undefined. */
  rows: { place: number; reader: TopicReader | undefined }[];
  /** What the rows before and after take, in px. */
  before: number;
  after: number;
  /** Whose groups they are, and as of when. */
  of: ReadersOf;
  count: number;
  q: string;
  setQ(q: string): void;
}

export function useTopicGroups(detail: TopicDetail): TopicGroupsList {
  const body = useRef<HTMLTableSectionElement>(null);
  const [q, setQ] = useState("");
  const [pages, setPages] = useState<number[]>([0]);
  const at = useShownMoment();
  const { cluster, topic } = detail;
  const of = { cluster, topic, at };
  const readers = useTopicReaders(of, q, q === "" && pages.join() === "0" ? [] : pages);
  const count = q === "" ? detail.readerCount : (readers.count ?? 0);
  const offset = useOffset(body);
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => ROW,
    // A page of them is drawn whole: the browser's own search finds what is in it.
    overscan: count <= READERS_PAGE ? READERS_PAGE : 8,
    useFlushSync: false,
    scrollMargin: offset,
    initialRect: { width: 1440, height: 1000 },
  });
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const wanted = [...new Set([first, last].map((place) => Math.floor(place / READERS_PAGE)))];
  if (wanted.join() !== pages.join()) setPages(wanted);
  const readerAt = (place: number) => readers.at(place) ?? (q === "" ? detail.readers[place] : undefined);
  return {
    body,
    rows: items.map(({ index }) => ({ place: index, reader: readerAt(index) })),
    before: first * ROW,
    after: Math.max(0, count - 1 - last) * ROW,
    ...{ of, count, q, setQ },
  };
}
