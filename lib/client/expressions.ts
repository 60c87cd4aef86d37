/**
 * Regular expressions that people type. They run in time linear in what is searched, whatever they are (RE2: no
 * look-around, no back references), on an engine that is fetched when the first one is typed.
 */
import { useEffect, useSyncExternalStore } from "react";
import type { RE2JS } from "re2js";

/** Makes an expression a test that finds it anywhere, in any case. @throws Error that says what is wrong with it */
export type CompileExpression = (source: string) => (text: string) => boolean;

export const compileWith =
  (engine: typeof RE2JS): CompileExpression =>
  (source) => {
    const expression = engine.compile(source, engine.CASE_INSENSITIVE);
    return (text) => expression.test(text);
  };

let compile: CompileExpression | null = null;
const listeners = new Set<() => void>();

async function fetchEngine(): Promise<void> {
  const { RE2JS } = await import("re2js");
  compile ??= compileWith(RE2JS);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Null until the engine is there; it is fetched once it is `needed`. */
export function useExpressions(needed: boolean): CompileExpression | null {
  useEffect(() => {
    // Without it expressions are looked for as they stand; the next one that is typed asks again.
    if (needed && !compile) fetchEngine().catch(() => undefined);
  }, [needed]);
  return useSyncExternalStore(
    subscribe,
    () => compile,
    () => null,
  );
}
