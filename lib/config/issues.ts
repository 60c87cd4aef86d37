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
    if (issue.code === "invalid_key") {
      const said = issue.issues[0]?.message ?? issue.message;
      return [`${origin}: ${path.slice(0, -1).join(".")}: the key ${JSON.stringify(path.at(-1))} ${said}.`];
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
    return [`${where}: ${given(input, path, issue)}${issue.message}.`];
  });
}

const SECRET = /password|passphrase|secret|token|url$|key$|^env$|authorization/i;

function given(input: unknown, path: string[], issue: z.core.$ZodIssue): string {
  let value = input;
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key];
  if (value === undefined) return "";
  const hidden = SECRET.test(path.at(-1) ?? "") || isWrittenOut(value, issue);
  // What is wrong with a whole mapping is not told by its text.
  if (typeof value === "object" && value !== null && issue.code === "custom") return "";
  return `${hidden ? "the given value" : JSON.stringify(value)} is refused. `;
}

/** Text where the place of a secret is asked for may be the secret itself. */
function isWrittenOut(value: unknown, issue: z.core.$ZodIssue): boolean {
  if (typeof value !== "string") return false;
  return issue.code === "invalid_union" || (issue.code === "invalid_type" && issue.expected === "object");
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
