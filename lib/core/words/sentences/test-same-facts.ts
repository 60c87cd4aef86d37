/** Whether two languages tell the same facts: a fact that is another one reads otherwise in both of them or in neither. */
import { isReceivedFacts } from "./facts";

interface SaidAnyhow {
  key: string;
  values: object;
}

type Language = (said: never) => string | null;

/** Another value of the same kind; undefined where there is none that every sentence can be made of. */
function another(value: unknown): unknown {
  if (typeof value === "number") return value + 1_000_003;
  if (typeof value === "boolean") return !value;
  if (typeof value === "string") return /^\d+$/.test(value) ? `7${value}` : `${value}-other`;
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return [...value, "one-more"];
  return undefined;
}

/** Names of the facts that one of two languages tells and the other leaves out. What is told inside has a row of its own. */
export function statedByOne(one: Language, other: Language, { key, values }: SaidAnyhow): string[] {
  const changes = (language: Language, changed: object) =>
    language({ key, values } as never) !== language({ key, values: changed } as never);
  return Object.entries(values).flatMap(([name, value]) => {
    const instead = isReceivedFacts(value) ? undefined : another(value);
    if (instead === undefined) return [];
    const changed = { ...values, [name]: instead };
    return changes(one, changed) === changes(other, changed) ? [] : [name];
  });
}
