/** A receiver as its form holds it, and as the interface takes it. */
import { useState } from "react";
import { useLocale } from "use-intl";
import type { PolicyAnswer, ReceiverBody } from "@/lib/api/alert-policy-contract";
import { useViewerZone } from "@/lib/client/viewer-zone";
import type { Language } from "@/lib/core/words/languages";
import { settingsOf, variantsOf, type SettingsField } from "./settings-fields";

export interface ReceiverDraft {
  name: string;
  kind: string;
  /** Which of the ways to set this kind up. */
  variant: number;
  /** What was typed, by field. */
  texts: Record<string, string>;
  language: Language;
  timeZone: string;
  resolves: boolean;
}

export interface ReceiverDraftControl {
  draft: ReceiverDraft;
  /** The fields of each way. */
  variants: SettingsField[][];
  fields: SettingsField[];
  /** Null where something needed is missing. */
  body: ReceiverBody | null;
  change(part: Partial<ReceiverDraft>): void;
  clear(): void;
}

export function useReceiverDraft(kinds: PolicyAnswer["kinds"], author: string): ReceiverDraftControl {
  const language = useLocale();
  const [own, setOwn] = useState<Partial<ReceiverDraft>>({});
  const draft: ReceiverDraft = {
    ...{ name: "", kind: kinds[0]?.kind ?? "", variant: 0, texts: {}, language, resolves: true },
    timeZone: useViewerZone(),
    ...own,
  };
  const variants = variantsOf(kinds.find(({ kind }) => kind === draft.kind)?.schema ?? {});
  const fields = variants[draft.variant] ?? [];
  const settings = settingsOf(fields, draft.texts);
  const { kind, timeZone, resolves } = draft;
  const name = draft.name.trim();
  return {
    ...{ draft, variants, fields },
    body:
      settings && name !== "" ? { name, kind, settings, language: draft.language, timeZone, resolves, author } : null,
    change: (part) => setOwn((before) => ({ ...before, ...part })),
    clear: () => setOwn((before) => ({ ...before, name: "", texts: {} })),
  };
}
