/** Validation issues as sentences: the path, what stands there, and what is allowed. */
import { z } from "zod";

type Schema = z.core.$ZodType;

/** One sentence per issue. Values of keys that look like secrets are never repeated. */
export function describeIssues(origin: string, schema: Schema, input: unknown, issues: z.core.$ZodIssue[]): string[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map(String);
    const where = `${origin}: ${path.length > 0 ? path.join(".") : "top level"}`;
    if (issue.code === "unrecognized_keys") {
      const allowed = allowedKeys(schema, path).join(", ");
      return issue.keys.map((key) => `${where}: "${key}" is not a known key; allowed are: ${allowed}.`);
    }
    if (issue.code === "invalid_union") {
      const nested = (issue.errors ?? []).flat();
      const deepest = nested.filter((inner) => inner.path.length > 0 || inner.code === "unrecognized_keys");
      if (deepest.length > 0) {
        return describeIssues(
          origin,
          schema,
          input,
          deepest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as z.core.$ZodIssue),
        );
      }
    }
    return [`${where}: ${given(input, path)}${issue.message}.`];
  });
}

function given(input: unknown, path: string[]): string {
  let value = input;
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key];
  if (value === undefined) return "";
  const secret = /password|passphrase|secret|token|url$/i.test(path.at(-1) ?? "");
  return `${secret ? "the given value" : JSON.stringify(value)} is refused. `;
}

/** Keys that the object at `path` knows; empty when there is no object. */
function allowedKeys(schema: Schema, path: string[]): string[] {
  let here: Schema | undefined = schema;
  for (const key of path) {
    here = unwrap(here);
    if (here instanceof z.ZodObject) here = (here.shape as Record<string, Schema>)[key];
    else if (here instanceof z.ZodRecord) here = here.valueType;
    else if (here instanceof z.ZodArray) here = here.element;
    else return [];
  }
  here = unwrap(here);
  if (here instanceof z.ZodObject) return Object.keys(here.shape);
  if (here instanceof z.ZodUnion) {
    return [
      ...new Set(here.options.flatMap((option) => (option instanceof z.ZodObject ? Object.keys(option.shape) : []))),
    ];
  }
  return [];
}

function unwrap(schema: Schema | undefined): Schema | undefined {
  let here = schema;
  for (;;) {
    if (here instanceof z.ZodDefault || here instanceof z.ZodPrefault || here instanceof z.ZodOptional)
      here = here.def.innerType;
    else if (here instanceof z.ZodPipe) here = here.def.in;
    else return here;
  }
}
