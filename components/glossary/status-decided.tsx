/** How a status comes about, in five lines, and where it stands in full. */
"use client";

import { createTranslator, useLocale, useTranslations } from "use-intl";
import type { GlossaryWords } from "@/lib/client/glossary-words";
import { Card } from "../ui/card";
import { Link } from "../ui/link";

const STEPS = ["step1", "step2", "step3", "step4", "step5"] as const;
/** In Tidemark's own folder: the pages do not know from where it came. */
const PAGE = "docs/judgement.md";

export function StatusDecided({ words }: { words: GlossaryWords }) {
  const shell = useTranslations("shell");
  const t = createTranslator({ locale: useLocale(), messages: words, namespace: "how" });
  return (
    <Card title={words.how.title}>
      <ol className="flex max-w-[90ch] list-decimal flex-col gap-1 pl-5 text-sm leading-5">
        {STEPS.map((step) => (
          <li key={step}>{words.how[step]}</li>
        ))}
      </ol>
      <p className="mt-3 text-sm text-text-2">
        {t.rich("more", {
          docs: () => (
            <code key="docs" className="font-mono text-xs">
              {PAGE}
            </code>
          ),
          cases: () => (
            <Link key="cases" href="/cases" className="text-accent underline underline-offset-2">
              {shell("cases")}
            </Link>
          ),
        })}
      </p>
    </Card>
  );
}
