/** What the server says, in the page's language: made of its facts, or in English where there are none. */
import { useCallback } from "react";
import { useLocale } from "use-intl";
import type { GroupSummary, PartitionWire } from "@/lib/api/contract";
import type { SaidWire } from "@/lib/api/said-contract";
import { sayOk } from "@/lib/core/picture/rollup";
import type { Language } from "@/lib/core/words/languages";
import { spokenIn } from "./spoken";

/** A sentence of the server and, where it has any, its facts. */
interface Sentence {
  english: string;
  said?: SaidWire;
}

/** A sentence in a language. What only an older or newer release knows stays English. */
export function sentenceIn(language: Language, { english, said }: Sentence): string {
  return (said ? spokenIn(language)?.sentence(said) : null) ?? english;
}

export interface Reasoned {
  reason: string;
  said?: SaidWire;
}

type Noted = Pick<PartitionWire, "notes" | "notesSaid">;

const notesIn = (language: Language, { notes = [], notesSaid = [] }: Noted): string[] =>
  notes.map((english, place) => sentenceIn(language, { english, said: notesSaid[place] }));

const aboutIn = (language: Language, what: string): string =>
  sentenceIn(language, { english: what, said: { key: "problem.about", values: { what } } });

type Because = Pick<GroupSummary, "why" | "said">;
type Row = Because & Partial<Pick<GroupSummary, "status" | "lag" | "unknownPartitions" | "partitionCount">>;

/** Why a group is in its status, in a language. The facts of a row that is well are its numbers. */
export function whyIn(language: Language, row: Row): string {
  return sentenceIn(language, { english: row.why, said: row.said ?? factsOfWell(row) });
}

function factsOfWell({ status, lag, unknownPartitions, partitionCount }: Row): SaidWire | undefined {
  if (status !== "OK" || lag == null || unknownPartitions === undefined || partitionCount === undefined)
    return undefined;
  return sayOk(unknownPartitions, partitionCount);
}

/** `sentenceIn` the page's language, for each kind of thing that has one. */
export function useSentences() {
  const language = useLocale();
  return {
    evidence: useCallback(
      ({ evidence, said }: { evidence: string; said?: SaidWire }) => sentenceIn(language, { english: evidence, said }),
      [language],
    ),
    message: useCallback(
      ({ message, said }: { message: string; said?: SaidWire }) => sentenceIn(language, { english: message, said }),
      [language],
    ),
    /** Why something is not known; of the page's own words there are no facts. */
    reason: useCallback(({ reason, said }: Reasoned) => sentenceIn(language, { english: reason, said }), [language]),
    notes: useCallback((of: Noted) => notesIn(language, of), [language]),
    /** What a problem is about. */
    about: useCallback((what: string) => aboutIn(language, what), [language]),
    why: useCallback((row: Row) => whyIn(language, row), [language]),
  };
}
