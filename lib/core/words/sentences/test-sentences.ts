/** What every table of sentences is held to: English as it has always been, Korean with the same numbers. */
import { english, inEnglish } from "./english";
import type { Said } from "./facts";
import { inKorean, korean } from "./korean";
import { statedByOne } from "./test-same-facts";

/** Each key with facts, their English sentence and, where its words matter, the Korean one. A key without a row does not compile. */
export type Rows<F> = { [K in keyof F]: [facts: F[K], english: string, korean?: string][] };

export interface Row {
  said: Said;
  text: string;
  translated: string | undefined;
}

/** A table's rows, each by its English sentence. */
export const rowsOf = <F>(rows: Rows<F>): [string, Row][] =>
  Object.entries(rows as Record<string, [unknown, string, string?][]>).flatMap(([key, of]) =>
    of.map(([values, text, translated]): [string, Row] => [text, { said: { key, values } as Said, text, translated }]),
  );

/** What Kafka, the system, a file or another release says of itself, in no language. */
const AS_IT_IS: ReadonlySet<string> = new Set(["as-it-is", "kafka.code", "file.code", "format.pem"]);

/** The numbers of a text, without their thousands separators; how many, not in which order. */
const numbersOf = (text: string) =>
  (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((number) => number.replaceAll(",", "")).sort();

/** What is made of a row's facts, in the form of `expectedOf`. */
export function spokenOf({ said, translated }: Row) {
  const words = korean(said);
  return {
    english: english(said),
    storedEnglish: inEnglish(JSON.parse(JSON.stringify(said)) as Said),
    storedKorean: inKorean(JSON.parse(JSON.stringify(said)) as Said),
    korean: translated === undefined ? undefined : words,
    numbers: numbersOf(words),
    isKorean: AS_IT_IS.has(said.key) || /\p{Script=Hangul}/u.test(words),
    lacks: /undefined|null|NaN/.exec(words),
    statedByOne: statedByOne(english, korean, said),
  };
}

/** What is to be made of a row's facts: also of those that were sent or stored. */
export const expectedOf = ({ said, text, translated }: Row) => ({
  ...{ english: text, storedEnglish: text, storedKorean: korean(said), korean: translated },
  ...{ numbers: numbersOf(text), isKorean: true, lacks: null, statedByOne: [] },
});
