/** What is typed, once nobody types: no question is asked for every key. */
import { useEffect, useState } from "react";

const QUIET_MS = 300;

/** `value` as it was when it last stood still; what says the same counts as the same. */
export function useSettled<T>(value: T): T {
  const text = JSON.stringify(value);
  const [settled, setSettled] = useState({ text, value });
  useEffect(() => {
    if (text === settled.text) return;
    const timer = window.setTimeout(() => setSettled({ text, value: JSON.parse(text) as T }), QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [text, settled.text]);
  return settled.value;
}
