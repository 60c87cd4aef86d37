/** The one place where the browser calls `/api/v1`. Answers are checked; refusals become errors with a sentence. */
import { problem, type Problem } from "@/lib/api/contract";

/** What went wrong, as a sentence for a person. `status` 0: the server could not be reached. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    detail: string,
  ) {
    super(detail);
    this.name = "ApiError";
  }
}

/** A shape of the contract, as far as this file needs to know it. */
interface Shape<T> {
  safeParse(
    body: unknown,
  ): { success: true; data: T } | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
}

/**
 * Asks `/api/v1{path}` and checks the answer against `shape`.
 * @throws ApiError with the server's own sentence, or one that says how to go on
 */
export async function callApi<T>(path: string, shape: Shape<T>, init?: RequestInit): Promise<T> {
  const headers = { accept: "application/json", ...(init?.body ? { "content-type": "application/json" } : {}) };
  const response = await fetch(`/api/v1${path}`, { ...init, headers }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "Not connected", "The Tidemark server does not answer. This page tries again by itself.");
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusal(response.status, body);
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ApiError(
    response.status,
    "Not understood",
    `The server's answer does not fit this page (${issue?.path.join(".") ?? "body"}: ${issue?.message ?? "?"}). ` +
      "Reload the page; if that does not help, server and page are of different versions.",
  );
}

function refusal(status: number, body: unknown): ApiError {
  const parsed = problem.safeParse(body);
  if (parsed.success) return new ApiError(status, parsed.data.title, (parsed.data satisfies Problem).detail);
  return new ApiError(status, "Not available", `The server answered with status ${status}. Try again in a moment.`);
}

/** Builds a query string; undefined values are left out. */
export function queryString(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}
