/** A Tidemark of a test's own: the build that the demo runs, on a database of its own, watching the lab's brokers. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@/lib/history/embedded";
import { migrate } from "@/lib/history/migrate";
import { findFreePort } from "@/lib/lab/port";
import { CLUSTER } from "./world";

export class OwnServer {
  private server: ChildProcess | null = null;

  private constructor(
    /** A folder of its own; gone at the end. */
    readonly dir: string,
    private readonly database: EmbeddedPostgres,
    private readonly port: number,
  ) {}

  /** Makes the folder and a database with all tables; the server is not started yet. `fromPort`: it takes the first free one from here. */
  static async prepare(name: string, fromPort: number): Promise<OwnServer> {
    const port = await findFreePort(fromPort);
    const dir = mkdtempSync(join(tmpdir(), `tidemark-${name}-`));
    const own = new OwnServer(dir, await startEmbeddedPostgres({ dir: join(dir, "postgres") }), port);
    try {
      await migrate(own.databaseUrl);
      return own;
    } catch (error) {
      await own.end();
      throw error;
    }
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  get base(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts it and waits until it is ready. `settings`: further variables of its environment. */
  async start(brokers: string, settings: Record<string, string> = {}): Promise<void> {
    this.server = spawn(process.execPath, ["lib/cli/serve.mjs"], {
      env: {
        ...process.env,
        NODE_ENV: "production",
        HOST: "127.0.0.1",
        PORT: String(this.port),
        KAFKA_BROKERS: brokers,
        DATABASE_URL: this.databaseUrl,
        TIDEMARK_CLUSTER_NAME: CLUSTER,
        TIDEMARK_LAB_URL: "",
        NEXT_TELEMETRY_DISABLED: "1",
        ...settings,
      },
      stdio: "inherit",
    });
    await expect
      .poll(() =>
        fetch(`${this.base}/readyz`).then(
          (answer) => answer.status,
          () => 0,
        ),
      )
      .toBe(200);
  }

  /** SIGKILL; returns when it is gone. */
  async kill(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, "exit");
    server.kill("SIGKILL");
    await gone;
  }

  /** Takes away all of it. */
  async end(): Promise<void> {
    await this.kill();
    await this.database.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
