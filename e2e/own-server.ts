/** A Tidemark of a test's own: the build that the demo runs, on a database of its own, watching the lab's brokers. */
import { spawn, type ChildProcess } from "node:child_process";
import { expect } from "@playwright/test";
import { CLUSTER } from "./world";

/** Starts it and waits until it is ready. `settings`: further variables of its environment. */
export async function startServer(
  { brokers, database, port }: { brokers: string; database: string; port: number },
  settings: Record<string, string> = {},
): Promise<ChildProcess> {
  const server = spawn(process.execPath, ["lib/cli/serve.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      KAFKA_BROKERS: brokers,
      DATABASE_URL: database,
      TIDEMARK_CLUSTER_NAME: CLUSTER,
      TIDEMARK_LAB_URL: "",
      NEXT_TELEMETRY_DISABLED: "1",
      ...settings,
    },
    stdio: "inherit",
  });
  const ready = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      (answer) => answer.status,
      () => 0,
    );
  try {
    await expect.poll(ready).toBe(200);
  } catch (error) {
    server.kill("SIGKILL");
    throw error;
  }
  return server;
}
