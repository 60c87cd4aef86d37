/** A refusal as a problem document (RFC 9457): in English, and the facts beside it for any other language. */
import { refusalInEnglish } from "./english";
import type { TitleKey, Why } from "./facts";

export interface Refusal {
  status: number;
  title: TitleKey;
  detail: Why;
  /** The query parameter, path segment or body key at fault. */
  field?: string | undefined;
}

/** The document, ready to be sent as JSON. */
export function problemOf({ status, title, detail, field }: Refusal) {
  const named = { key: title, values: {} } satisfies Why;
  return {
    type: "about:blank",
    title: refusalInEnglish(named),
    status,
    detail: refusalInEnglish(detail),
    ...(field ? { field } : {}),
    said: { title: named, detail },
  };
}
