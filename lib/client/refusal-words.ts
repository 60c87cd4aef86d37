/** Korean for refusals. It is loaded with the first of them: most visits see none. */
import type { refusalInKorean } from "@/lib/core/words/sentences/refusals/korean";
import type { SaidWire } from "@/lib/api/said-contract";

let inKorean: typeof refusalInKorean | null = null;

/** Loads the words, in whatever language the page is: that may change while a refusal is shown. */
export async function loadRefusals(): Promise<void> {
  inKorean ??= await import("@/lib/core/words/sentences/refusals/korean").then(
    (korean) => korean.refusalInKorean,
    () => null,
  );
}

/** Why something was refused, in Korean; null where there are no words for it. */
export const koreanRefusal = (said: SaidWire): string | null => inKorean?.(said) ?? null;
