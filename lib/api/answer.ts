/** HTTP answers in one place: JSON, and RFC 9457 problem details for everything that went wrong. */
import { z } from "zod";
import { refusalInEnglish } from "@/lib/core/words/sentences/refusals/english";
import { why, type TitleKey, type Why } from "@/lib/core/words/sentences/refusals/facts";
import { problemOf, type Refusal } from "@/lib/core/words/sentences/refusals/problem";
import type { Problem } from "./contract";
import { whatIsWrong } from "./wrong-field";

/** Headers of everything that shows live numbers: never cached. */
const LIVE = { "cache-control": "no-store" };

/** A JSON answer. */
export function answer(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: LIVE });
}

/** A JSON answer that is written already, in UTF-8. */
export function answerBytes(json: Uint8Array<ArrayBuffer>): Response {
  return new Response(json, { headers: { ...LIVE, "content-type": "application/json" } });
}

/** A problem-details answer. `field` names the query parameter, path segment or body key at fault. */
export function problem(status: number, title: TitleKey, detail: Why, field?: string): Response {
  return refuse({ status, title, detail, field });
}

/** The answer that refuses a request. */
export const refuse = (refusal: Refusal): Response => answerProblem(problemOf(refusal));

/** A problem document that is written already. */
export function answerProblem(body: Problem): Response {
  return Response.json(body, {
    status: body.status,
    headers: { ...LIVE, "content-type": "application/problem+json" },
  });
}

/** Query parameters that were refused. */
export class BadQuery extends Error {
  constructor(
    readonly field: string,
    readonly said: Why,
  ) {
    super(refusalInEnglish(said));
  }
}

/** Parses query parameters. @throws BadQuery naming the parameter, what was given and what is allowed */
export function parseQuery<T extends z.ZodObject>(url: string, schema: T): z.infer<T> {
  const { searchParams } = new URL(url);
  const given = Object.fromEntries(searchParams);
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(schema.shape, key));
  if (unknown)
    throw new BadQuery(unknown, why("refused.other-parameters", { name: unknown, allowed: Object.keys(schema.shape) }));
  for (const [name, text] of Object.entries(given)) {
    if (searchParams.getAll(name).length > 1) throw new BadQuery(name, why("refused.parameter-twice", { name }));
    if (isNumber(schema.shape[name]) && !/^-?\d+$/.test(text)) {
      const said = why("wrong.whole-number", {});
      throw new BadQuery(name, why("refused.value", { field: name, given: text, said }));
    }
  }
  const result = schema.safeParse(given, { reportInput: true });
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const field = String(issue.path[0] ?? "query");
  const said = whatIsWrong(issue);
  const value = Object.hasOwn(given, field) ? given[field] : undefined;
  throw new BadQuery(
    field,
    value === undefined ? why("refused.missing", { field, said }) : why("refused.value", { field, given: value, said }),
  );
}

/** Whether a parameter is a number, which is read of its text; of an empty one 0 would be read. */
function isNumber(schema: unknown): boolean {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return isNumber(schema.def.innerType);
  return schema instanceof z.ZodNumber;
}

/** Runs a handler; refused queries become 400, anything unforeseen 500 without inner details. */
export async function handle(
  run: () => Promise<Response> | Response,
  onError: (error: unknown) => void,
): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof BadQuery) return problem(400, "title.bad-request", error.said, error.field);
    onError(error);
    return problem(503, "title.not-available", why("refused.not-now", {}));
  }
}
