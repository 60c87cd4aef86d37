/**
 * The one place where the browser calls `/api/v1`. Refusals become errors with a sentence. Answers are not checked field
 * by field: they come from the server that the page came from, and the page says when that one was updated. The checks
 * would be a tenth of all JavaScript, and run over thousands of rows on the main thread.
 */
import type { Problem } from "@/lib/api/contract";
import { API } from "./paths";

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

/**
 * Asks `/api/v1{path}` for an answer of the contract's type `T`; null where the server has nothing to say.
 * @throws ApiError with the server's own sentence, or one that says how to go on
 */
export async function callApi<T extends object | null>(path: string, init?: RequestInit): Promise<T> {
  const headers = { accept: "application/json", ...(init?.body ? { "content-type": "application/json" } : {}) };
  const response = await fetch(`${API}${path}`, { ...init, headers }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "Not connected", "The Tidemark server does not answer. This page tries again by itself.");
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusal(response.status, body);
  // Something on the way may answer in the server's place, with a page that asks for a password.
  if (response.status === 204 || isObject(body)) return body as T;
  throw new ApiError(
    response.status,
    "Not understood",
    "What came is no answer of Tidemark's. Reload the page; if that does not help, something stands between this " +
      "browser and the server.",
  );
}

const isObject = (body: unknown): body is object => typeof body === "object" && body !== null;

const isProblem = (body: unknown): body is Problem =>
  isObject(body) &&
  "title" in body &&
  typeof body.title === "string" &&
  "detail" in body &&
  typeof body.detail === "string";

function refusal(status: number, body: unknown): ApiError {
  if (isProblem(body)) return new ApiError(status, body.title, body.detail);
  return new ApiError(status, "Not available", `The server answered with status ${status}. Try again in a moment.`);
}

/** Builds a query string; undefined values are left out. */
export function queryString(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}
