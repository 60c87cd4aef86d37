/** Draws a chart only while it stands in or near the window: a group may have hundreds, and all of them move. */
"use client";

import { useEffect, useRef, useState, type ReactNode } from "react";

export interface WhenVisibleProps {
  /** What stands there while it is away, in the size of what is to come; else a box of this height in px. */
  place?: ReactNode;
  height?: number;
  /** What a screen reader is told while it is away. */
  label: string;
  children: ReactNode;
}

const NEAR = "400px 0px";

export function WhenVisible({ place: blank, height, label, children }: WhenVisibleProps) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!place.current) return;
    // Several crossings may be told at once; the last of them is how it stands.
    const watcher = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? true), {
      rootMargin: NEAR,
    });
    watcher.observe(place.current);
    return () => watcher.disconnect();
  }, []);
  return (
    <div ref={place} style={{ minHeight: height }}>
      {near ? (
        children
      ) : (
        <div role="img" aria-label={label} style={{ height }}>
          {blank}
        </div>
      )}
    </div>
  );
}
