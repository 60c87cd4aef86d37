/**
 * The one place where the browser calls `/api/v1`. Refusals become errors that know what was told. Answers are not checked field
 * by field: they come from the server that the page came from, and the page says when that one was updated. The checks
 * would be a tenth of all JavaScript, and run over thousands of rows on the main thread.
 */
import type { Problem } from "@/lib/api/contract";
import { API } from "./paths";

/** What a problem document tells a person. */
export type ReportedProblem = Pick<Problem, "title" | "detail" | "said">;

/** What went wrong; `useErrorWords` says it. */
export class ApiError extends Error {
  constructor(
    /** 0: the server could not be reached; 200 to 299: what came is no answer of this server's. */
    readonly status: number,
    /** What the server told; null where it told nothing. */
    readonly problem: ReportedProblem | null = null,
  ) {
    super(problem?.detail ?? `no answer, status ${status}`);
    this.name = "ApiError";
  }
}

/**
 * Asks `/api/v1{path}` for an answer of the contract's type `T`; null where the server has nothing to say.
 * @throws ApiError
 */
export async function callApi<T extends object | null>(path: string, init?: RequestInit): Promise<T> {
  const headers = { accept: "application/json", ...(init?.body ? { "content-type": "application/json" } : {}) };
  const response = await fetch(`${API}${path}`, { ...init, headers }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0);
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(response.status, isProblem(body) ? body : null);
  // Something on the way may answer in the server's place, with a page that asks for a password.
  if (response.status === 204 || isObject(body)) return body as T;
  throw new ApiError(response.status);
}

const isObject = (body: unknown): body is object => typeof body === "object" && body !== null;

const isProblem = (body: unknown): body is Problem =>
  isObject(body) &&
  "title" in body &&
  typeof body.title === "string" &&
  "detail" in body &&
  typeof body.detail === "string";
