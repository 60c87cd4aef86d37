/** A short word that something is done which does not show by itself. */
"use client";

import { useCallback, useRef, useState } from "react";

const SHOWN_MS = 3000;

export function useToast(): { text: string; say(text: string): void } {
  const [text, setText] = useState("");
  const timer = useRef<number | undefined>(undefined);
  const say = useCallback((next: string) => {
    window.clearTimeout(timer.current);
    setText(next);
    timer.current = window.setTimeout(() => setText(""), SHOWN_MS);
  }, []);
  return { text, say };
}

export function Toast({ text }: { text: string }) {
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-20 z-50 flex justify-center lg:bottom-6">
      {text ? <span className="rounded-md bg-text px-3 py-1.5 text-sm text-bg shadow-lg">{text}</span> : null}
    </div>
  );
}
