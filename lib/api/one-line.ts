/** Text that people write into one line of a form. */
import { z } from "zod";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { wrong } from "./wrong-field";

/** White space and control characters are drawn together; empty is none. */
export const oneLine = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim() || null)
    .pipe(
      z
        .string()
        .max(most, wrong(why("wrong.characters", { most })))
        .nullable(),
    )
    .nullish()
    .transform((text) => text ?? null);

/** The same where there must be something. */
export const someLine = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/[\s\p{Cc}]+/gu, " ").trim())
    .pipe(
      z
        .string()
        .min(1, wrong(why("wrong.empty", {})))
        .max(most, wrong(why("wrong.characters", { most }))),
    );
