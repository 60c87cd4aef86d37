/** Next calls this once, before the first request: the monitor runs in the server's own process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startOrExit } = await import("./lib/monitor/start");
  await startOrExit();
}
