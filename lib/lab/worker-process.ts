/** A worker process seen from the lab: started, given orders, stopped or killed. */
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describeExit, startChild, stopChild, tailLog, type Child } from "./child";
import type { Order, OrderAnswer } from "./plan";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ENTRY = fileURLToPath(new URL("./worker.ts", import.meta.url));
const ANSWER_MS = 45_000;
/** A little more than the worker itself takes for its shutdown. */
const STOP_MS = 8_000;
const LOG_BYTES = 4 * 1024 * 1024;

type OrderBody = Order extends infer O ? (O extends Order ? Omit<O, "id"> : never) : never;

interface Waiting {
  resolve(): void;
  reject(error: Error): void;
}

export class WorkerProcess {
  private readonly waiting = new Map<number, Waiting>();
  private orders = 0;
  private expected = false;

  private constructor(
    readonly name: string,
    readonly child: Child,
    ended: (message: string) => void,
  ) {
    child.process.on("message", (answer: OrderAnswer) => {
      const waiting = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if (answer.error === null) waiting?.resolve();
      else waiting?.reject(new Error(`${name}: ${answer.error}`));
    });
    void child.exited.then((exit) => {
      const message = `The lab's process "${name}" ended (${describeExit(exit)})`;
      for (const waiting of this.waiting.values()) waiting.reject(new Error(`${message}.`));
      this.waiting.clear();
      if (!this.expected) ended(`${message}:\n${tailLog(child.logFile)}`);
    });
  }

  /** `ended` is called when it ends without having been told to. */
  static async start(name: string, logDir: string, ended: (message: string) => void): Promise<WorkerProcess> {
    const logFile = join(logDir, `${name}.log`);
    if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES) rmSync(logFile);
    const child = await startChild({
      name: `the lab's process "${name}"`,
      command: process.execPath,
      args: ["--import", "tsx", "--max-old-space-size=128", ENTRY],
      logFile,
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: "" },
      messages: true,
    });
    return new WorkerProcess(name, child, ended);
  }

  get pid(): number {
    return this.child.pid;
  }

  isRunning(): boolean {
    return this.child.exit() === null;
  }

  /** Settles when the order is carried out. Rejects with the worker's reason, when it ends, or after 45 s. */
  order(body: OrderBody): Promise<void> {
    const id = ++this.orders;
    return new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        reject(new Error(`${this.name} did not carry out an order within ${ANSWER_MS / 1_000} s.`));
      }, ANSWER_MS);
      const settle = (outcome: () => void) => () => (clearTimeout(timer), outcome());
      this.waiting.set(id, { resolve: settle(resolve), reject: (error) => settle(() => reject(error))() });
      this.child.process.send({ ...body, id } as Order, (error) => error && this.waiting.get(id)?.reject(error));
    });
  }

  /** Ends it: a clean shutdown, or as a crash would. */
  async stop(how: "clean" | "killed" = "clean"): Promise<void> {
    this.expected = true;
    await stopChild(this.child, how === "clean" ? STOP_MS : 0, how === "clean" ? "SIGTERM" : "SIGKILL");
  }
}
