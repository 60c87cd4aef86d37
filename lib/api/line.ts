/** A line of text that people type into a form. */
import { z } from "zod";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { wrong } from "./wrong-field";

/** One line; empty is none. */
export const line = (most: number) =>
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
