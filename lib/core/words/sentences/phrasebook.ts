/** Words of the server that come without facts, found by the words themselves. */

export interface Phrases {
  /** Translations of texts that never differ, by the text. */
  plain: Readonly<Record<string, string>>;
  /** Texts with names, numbers or other texts in them: the first form that fits says it, given its groups. */
  forms: readonly (readonly [RegExp, (parts: string[]) => string])[];
}

/** Looks texts up; null where there are no words for one. */
export function phrasebook({ plain, forms }: Phrases): (text: string) => string | null {
  return (text) => {
    if (Object.hasOwn(plain, text)) return plain[text]!;
    for (const [form, say] of forms) {
      const match = form.exec(text);
      if (match) return say(match.slice(1));
    }
    return null;
  };
}
