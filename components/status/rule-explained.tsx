/** What the rule is that made a finding: its title, and on demand what it looks at. */
"use client";

import { useRuleWords } from "@/lib/client/rule-words";

export function RuleExplained({ rule, open }: { rule: string; open?: boolean }) {
  const words = useRuleWords(rule);
  if (!words) return null;
  return (
    <details className="mt-1 text-xs text-text-2" open={open}>
      <summary className="cursor-pointer py-[4px] font-medium">{words.title}</summary>
      <p className="mt-1 max-w-[70ch] wrap-anywhere">{words.explanation}</p>
    </details>
  );
}
