/** The glossary: a search, how a status is decided, what is told apart by its shape, and every term under its anchor. */
"use client";

import { SearchX } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { createTranslator, useLocale, useTranslations } from "use-intl";
import type { GlossaryWords, TermName } from "@/lib/client/glossary-words";
import { StatusDrawings } from "../case/status-drawings";
import { PageHeader } from "../shell/page-header";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { SearchInput } from "../ui/search-input";
import { StatusDecided } from "./status-decided";
import { TermEntry } from "./term-entry";
import { findTerms, TERM_NAMES, TERMS, type TermKind } from "./terms";
import { useAnchor } from "./use-anchor";

export function GlossaryView({ words }: { words: GlossaryWords }) {
  const shell = useTranslations("shell");
  const common = useTranslations("common");
  const t = createTranslator({ locale: useLocale(), messages: words });
  const [query, setQuery] = useQueryState("q", parseAsString.withDefault("").withOptions({ scroll: false }));
  const search = (text: string) => void setQuery(text === "" ? null : text);
  const found = findTerms(words.terms, query);
  const all = TERM_NAMES.length;
  return (
    <>
      <PageHeader title={words.title} crumbs={[{ label: shell("cases"), href: "/cases" }]}>
        <p className="mt-1 max-w-[75ch] text-sm text-text-2">{words.about}</p>
      </PageHeader>
      <div className="mb-4 flex flex-wrap items-center gap-2" role="search">
        <SearchInput
          value={query}
          onSearch={search}
          placeholder={words.searchHint}
          aria-label={words.search}
          className="w-full sm:w-80"
        />
        <span role="status" className="text-xs text-text-3">
          {t("shown", { shown: String(found.length), all: String(all) })}
        </span>
      </div>
      {found.length === 0 ? (
        <EmptyState
          icon={SearchX}
          title={words.nothing}
          action={<Button onClick={() => search("")}>{common("clear")}</Button>}
        >
          {words.nothingHint}
        </EmptyState>
      ) : null}
      <div className="flex flex-col gap-4">
        {query.trim() === "" ? (
          <>
            <StatusDecided words={words} />
            <Card title={words.apart.title} note={words.apart.about}>
              <StatusDrawings />
            </Card>
          </>
        ) : null}
        <Kinds words={words} found={found} />
      </div>
    </>
  );
}

/** The terms that were found, under what they are about. */
function Kinds({ words, found }: { words: GlossaryWords; found: readonly TermName[] }) {
  const anchor = useAnchor();
  return Object.entries(words.kinds).map(([kind, title]) => {
    const names = found.filter((name) => TERMS[name].kind === (kind as TermKind));
    return names.length === 0 ? null : (
      <Card key={kind} title={title} padded={false}>
        <dl className="grid grid-cols-1 gap-px bg-line lg:grid-cols-2">
          {names.map((name) => (
            <TermEntry key={name} {...{ name, words }} marked={name === anchor} />
          ))}
        </dl>
      </Card>
    );
  });
}
