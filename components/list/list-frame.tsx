/** What a list's rows stand in: a table on a desk, cards on a phone. */
"use client";

import { useRef, type ReactNode } from "react";
import clsx from "clsx";
import { LIST } from "../ui/held-order";
import { ListHead, type ListHeadProps } from "./list-head";
import type { useList } from "./use-list";

export interface ListFrameProps extends Omit<ListHeadProps, "columns"> {
  name: string;
  frame: ReturnType<typeof useList>["frame"];
  /** What drawings in the rows refer to. */
  patterns?: ReactNode;
  /** The rows that `useList` named, as rows or as cards. */
  children: ReactNode;
}

export function ListFrame({ name, frame, patterns, children, ...head }: ListFrameProps) {
  const { phone, body, onKeyDown, tracks, columns, count, height, scrolling } = frame;
  const top = useRef<HTMLDivElement>(null);
  if (phone) {
    return (
      <div ref={body} onKeyDown={onKeyDown}>
        {patterns}
        <ul aria-label={name} className="relative" style={{ height }} {...LIST}>
          {children}
        </ul>
      </div>
    );
  }
  return (
    <div
      role="table"
      aria-label={name}
      aria-rowcount={count + 1}
      className="rounded-lg border border-line bg-surface"
      onKeyDown={onKeyDown}
    >
      <div
        role="rowgroup"
        ref={top}
        className="sticky top-12 z-10 overflow-x-hidden rounded-t-lg border-b border-line bg-surface"
      >
        <div role="presentation" style={tracks}>
          <ListHead columns={columns} {...head} />
        </div>
      </div>
      <div
        role="rowgroup"
        {...LIST}
        ref={body}
        className="overflow-x-auto overflow-y-hidden rounded-b-lg"
        // More columns than fit scroll sideways, and their names with them.
        onScroll={(event) => top.current?.scrollTo({ left: event.currentTarget.scrollLeft })}
      >
        {patterns}
        <div role="presentation" className="relative" style={{ ...tracks, height }}>
          {/* Rows that pass under a resting pointer need not know of it. */}
          <div role="presentation" className={clsx("absolute inset-0 z-2", !scrolling && "hidden")} />
          {children}
        </div>
      </div>
    </div>
  );
}
