import type { Instrumentation } from "next";

/** Next calls this once, before the first request: the monitor runs in the server's own process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startOrExit } = await import("./lib/monitor/start");
  await startOrExit();
}

/**
 * Next calls this with what a page or a route threw; the reader of the page is told that something is wrong, and no more. The
 * route stands for the path, which may hold the token of a signed link.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, { method }, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logger } = await import("./lib/log/log");
  logger("pages").error({ err: error, method, route: routePath }, "a request failed");
};
