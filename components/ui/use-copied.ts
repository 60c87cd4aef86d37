/** Copies texts, and says for a moment that it has. */
"use client";

import { useCallback, useEffect, useState } from "react";
import { copyText } from "@/lib/client/clipboard";

const CONFIRMED_MS = 3000;

/** `copy` rejects where the browser refuses. */
export function useCopied(): [copied: boolean, copy: (text: string) => Promise<void>] {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), CONFIRMED_MS);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = useCallback((text: string) => copyText(text).then(() => setCopied(true)), []);
  return [copied, copy];
}
