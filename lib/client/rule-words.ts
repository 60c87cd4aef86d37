/** What a rule is, in the page's language. */
import { useLocale } from "use-intl";
import { RULES_IN_ENGLISH } from "@/lib/core/words/sentences/rules/english";
import type { RuleName, RuleWords } from "@/lib/core/words/sentences/rules/facts";
import { RULES_IN_KOREAN } from "@/lib/core/words/sentences/rules/korean";
import type { Language } from "@/lib/core/words/languages";

const RULES: Record<Language, Record<RuleName, RuleWords>> = { en: RULES_IN_ENGLISH, ko: RULES_IN_KOREAN };

const isRule = (name: string): name is RuleName => Object.hasOwn(RULES_IN_ENGLISH, name);

/** The words of the rule that made a finding; null of Burrow's rules and of those that only another release knows. */
export function useRuleWords(rule: string): RuleWords | null {
  const language = useLocale();
  return isRule(rule) ? RULES[language][rule] : null;
}
