/** HTTP answers in one place: JSON, and RFC 9457 problem details for everything that went wrong. */
import { z } from "zod";
import type { Problem } from "./contract";

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
export function problem(status: number, title: string, detail: string, field?: string): Response {
  const body: Problem = { type: "about:blank", title, status, detail, ...(field ? { field } : {}) };
  return Response.json(body, { status, headers: { ...LIVE, "content-type": "application/problem+json" } });
}

/** Query parameters that were refused. */
export class BadQuery extends Error {
  constructor(
    readonly field: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** Parses query parameters. @throws BadQuery naming the parameter, what was given and what is allowed */
export function parseQuery<T extends z.ZodObject>(url: string, schema: T): z.infer<T> {
  const { searchParams } = new URL(url);
  const given = Object.fromEntries(searchParams);
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(schema.shape, key));
  if (unknown)
    throw new BadQuery(
      unknown,
      `"${unknown}" is not a parameter here; allowed: ${Object.keys(schema.shape).join(", ")}.`,
    );
  for (const [name, text] of Object.entries(given)) {
    if (searchParams.getAll(name).length > 1) throw new BadQuery(name, `${name}: it is given more than once.`);
    if (isNumber(schema.shape[name]) && !/^-?\d+$/.test(text)) {
      throw new BadQuery(name, `${name}: "${text}" is refused. It is not a whole number.`);
    }
  }
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = String(issue?.path[0] ?? "query");
  const value = Object.hasOwn(given, field) ? `"${given[field]}" is refused` : "it is missing";
  throw new BadQuery(field, `${field}: ${value}. ${issue?.message ?? ""}`);
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
    if (error instanceof BadQuery) return problem(400, "Bad request", error.message, error.field);
    onError(error);
    return problem(
      503,
      "Not available",
      "The answer could not be put together just now; the server's log says why. Try again.",
    );
  }
}
