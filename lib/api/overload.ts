/** Answers to more than this server takes on: what to do, and when to ask again. */
import type { Why } from "@/lib/core/words/sentences/refusals/facts";
import { problem } from "./answer";

/** 429: the same may be asked again in so many seconds. */
export function tryLater(detail: Why, seconds: number): Response {
  return waiting(problem(429, "title.too-many-requests", detail), seconds);
}

/** 503: nothing is wrong with the request, the server is short of something just now. */
export function shortOf(detail: Why, seconds: number): Response {
  return waiting(problem(503, "title.overloaded", detail), seconds);
}

function waiting(response: Response, seconds: number): Response {
  response.headers.set("retry-after", String(seconds));
  return response;
}
