/** Where on the page a list's rows begin: the page itself scrolls. */
"use client";

import { useEffect, useState, type RefObject } from "react";

/** How far below the top of the page the rows begin; notices above them come and go. */
export function useOffset(body: RefObject<HTMLElement | null>, phone = false): number {
  const [offset, setOffset] = useState(0);
  useEffect(() => {
    const measure = () => setOffset(Math.round((body.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    measure();
    return () => observer.disconnect();
  }, [body, phone]);
  return offset;
}
