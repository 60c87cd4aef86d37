/** The OpenAPI 3.1 document, made from the same zod shapes that the routes and the browser use. */
import { z } from "zod";
import { problem } from "./contract";
import type { DescribedRoute } from "./described-route";
import { describedRoutes } from "./described-routes";

/** The document is in one dialect of JSON Schema, that of OpenAPI 3.1: its parts do not say so again. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12", io });
  return rest;
}

/** What any address may answer, and what it then means. */
const ANYWHERE = {
  400: "The request is malformed, or a field of it is refused",
  403: "A page of another site asks",
  404: "There is no such address, or nothing under that name",
  405: "The address does not take the method; Allow names those that it takes",
  414: "The address is too long",
  421: "The host is not one that this server is known by",
  429: "Too much was asked for; Retry-After says when to ask again",
  431: "The headers are too long",
  503: "Not available just now",
};
/** What one that takes a body, or changes something, may answer besides. */
const WRITING = {
  409: "It cannot be done as things stand",
  413: "The body is too long",
  415: "The body is no JSON",
};

const problems = (statuses: Record<number, string>) =>
  Object.fromEntries(
    Object.entries(statuses).map(([status, description]) => [
      status,
      { description, content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
    ]),
  );

const PARTITION = { type: "string", pattern: "^[0-9]{1,7}$" };
const SEGMENT = {
  type: "string",
  minLength: 1,
  description: 'A name; "", "." and "..", and names that begin with "~", are written with "~" in front.',
};

function parametersOf({ params = [], query }: DescribedRoute) {
  return [
    ...params.map((name) => ({
      ...{ name, in: "path", required: true },
      schema: name === "partition" ? PARTITION : SEGMENT,
    })),
    ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
      name,
      in: "query",
      required: !(schema as z.ZodType).safeParse(undefined).success,
      schema: schemaOf(schema as z.ZodType, "input"),
    })),
  ];
}

function operation(route: DescribedRoute) {
  const { method, summary, description, body, status = 200, answer, files } = route;
  const good = answer
    ? { [status]: { description: "OK", content: { "application/json": { schema: schemaOf(answer, "output") } } } }
    : files
      ? { 200: { description: "OK", content: Object.fromEntries(files.map((type) => [type, {}])) } }
      : { 204: { description: "Done" } };
  const content = body && { "application/json": { schema: schemaOf(body, "input") } };
  const requestBody = content && { requestBody: { required: true, content } };
  const refusals = problems(method === "get" ? ANYWHERE : { ...ANYWHERE, ...WRITING });
  return {
    summary,
    ...(description && { description }),
    parameters: parametersOf(route),
    ...requestBody,
    responses: { ...good, ...refusals },
  };
}

/**
 * The whole document. Offsets and lags are decimal strings, times are milliseconds since the epoch.
 * @param base the path below which the server is seen; the empty text where there is none
 */
export function openApiDocument(version: string, base = "") {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of describedRoutes) (paths[route.path] ??= {})[route.method] = operation(route);
  const description =
    "Offsets and lags are decimal strings; times are milliseconds since the epoch; rates are records per second. " +
    "What can be read with GET answers HEAD; everything answers OPTIONS. Writes send JSON.";
  return {
    openapi: "3.1.0",
    info: { title: "Tidemark", version, description },
    servers: [{ url: base || "/" }],
    paths,
    components: { schemas: { Problem: schemaOf(problem, "output") } },
  };
}
