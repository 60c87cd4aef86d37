/** Why the edge does not let a request through: what goes into the problem document, and headers that belong to it. */
import type { TitleKey, Why } from "@/lib/core/words/sentences/refusals/facts";
import type { Refusal } from "@/lib/core/words/sentences/refusals/problem";

export interface EdgeRefusal extends Refusal {
  headers?: Record<string, string>;
}

export const refusal = (
  status: number,
  title: TitleKey,
  detail: Why,
  headers?: Record<string, string>,
): EdgeRefusal => ({ status, title, detail, ...(headers && { headers }) });
