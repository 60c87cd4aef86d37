/** What a rule is, in the page's language. */
import { useLocale } from "use-intl";
import { RULES_IN_ENGLISH } from "@/lib/core/words/sentences/rules/english";
import type { RuleName, RuleWords } from "@/lib/core/words/sentences/rules/facts";
import { spokenIn } from "./spoken";

const isRule = (name: string): name is RuleName => Object.hasOwn(RULES_IN_ENGLISH, name);

/** The words of the rule that made a finding; null of Burrow's rules and of those that only another release knows. */
export function useRuleWords(rule: string): RuleWords | null {
  const language = useLocale();
  return isRule(rule) ? (spokenIn(language)?.rules ?? RULES_IN_ENGLISH)[rule] : null;
}
