/** Several words in one parameter, with commas between: "a,b". */
import { z } from "zod";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { wrong } from "./wrong-field";

/** At least one of `words`, and at most 20. */
export const listOf = <T extends string>(words: readonly [T, ...T[]]) => {
  const word = `(?:${words.join("|")})`;
  return z
    .string()
    .regex(new RegExp(`^${word}(?:,${word}){0,19}$`), wrong(why("wrong.words", { allowed: words })))
    .transform((text) => text.split(",") as T[]);
};
