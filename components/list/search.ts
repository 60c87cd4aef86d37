/** What was typed into the search box, as a test of names. Pure. */
import type { CompileExpression } from "@/lib/client/expressions";

export interface Search {
  /** Null: nothing was typed, and everything fits. */
  matches: ((text: string) => boolean) | null;
  /** Why the regular expression is none; what was typed is then looked for as it stands. */
  invalid: string | null;
}

/** Whether what was typed is meant as a regular expression: "/^etl-.*$/". */
export const isPattern = (q: string): boolean => q.trim().length > 2 && /^\/.*\/$/.test(q.trim());

/** Part of a name in any case, or a regular expression in any case; as it stands while `compile` is not there. */
export function compileSearch(q: string, regex: boolean, compile: CompileExpression | null): Search {
  const wanted = q.trim();
  if (wanted === "") return { matches: null, invalid: null };
  const lower = wanted.toLowerCase();
  const contains = (text: string) => text.toLowerCase().includes(lower);
  if (!compile || (!regex && !isPattern(wanted))) return { matches: contains, invalid: null };
  try {
    return { matches: compile(isPattern(wanted) ? wanted.slice(1, -1) : wanted), invalid: null };
  } catch (error) {
    return { matches: contains, invalid: (error as Error).message.replace(/^error parsing regexp: /, "") };
  }
}
