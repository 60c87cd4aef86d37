/** The end of a command: on a signal everything it started is stopped, the last first; a second signal forces it. */
import { stopDescendants } from "./process-stop";

/** npm passes Ctrl-C on to a command that the terminal has told already: what follows this closely is the same one. */
const ECHO_MS = 700;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface ShutdownOptions {
  say: (line: string) => void;
  /** How long a stop in order may take, in ms; then it is forced. */
  limitMs?: number;
  /** Ends the process; another one in tests. */
  exit?: (code: number) => void;
}

export class Shutdown {
  private readonly stoppers: { name: string; stop: () => Promise<void> | void }[] = [];
  private readonly abort = new AbortController();
  private signalledAt = 0;
  private ending: Promise<number> | null = null;
  private forced: (() => void) | null = null;

  constructor(readonly options: ShutdownOptions) {}

  /** Aborted as soon as the end begins, so that steps under way give up. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  get begun(): boolean {
    return this.ending !== null;
  }

  /** Listens for signals; each ends the process, with 128 + the signal's number as shells count it. */
  listen(): void {
    const numbers = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
    // A terminal that was closed takes no more words; that must not keep us from stopping in order.
    for (const out of [process.stdout, process.stderr]) out.on("error", () => {});
    for (const signal of SIGNALS) process.on(signal, () => this.onSignal(signal, numbers[signal]));
  }

  private onSignal(signal: string, code: number): void {
    const now = Date.now();
    if (this.begun) {
      if (now - this.signalledAt < ECHO_MS) return;
      this.options.say("Forced: what is still there is killed.");
      this.forced?.();
      return;
    }
    this.signalledAt = now;
    this.options.say(`\n${signal === "SIGINT" ? "Ctrl-C" : signal}: stopping everything. Once more forces it.`);
    void this.end(code).then((ended) => {
      this.options.say("Stopped.");
      (this.options.exit ?? process.exit)(ended);
    });
  }

  /**
   * Registers what must be stopped. When the end has begun already it is stopped at once: a step that was under way
   * has just brought it up.
   */
  add(name: string, stop: () => Promise<void> | void): void {
    this.stoppers.push({ name, stop });
    if (this.begun) void this.stopOne();
  }

  private async stopOne(): Promise<void> {
    const last = this.stoppers.pop();
    if (!last) return;
    try {
      await last.stop();
    } catch (error) {
      this.options.say(`${last.name} did not stop in order: ${(error as Error).message}`);
    }
  }

  /** Stops everything, last first, and what is left by force. Answers `code`; a second call answers as the first. */
  end(code: number): Promise<number> {
    this.ending ??= this.run(code);
    return this.ending;
  }

  private async run(code: number): Promise<number> {
    this.abort.abort();
    let timer: NodeJS.Timeout | undefined;
    const force = new Promise<"forced">((resolve) => {
      this.forced = () => resolve("forced");
      timer = setTimeout(() => resolve("forced"), this.options.limitMs ?? 45_000);
    });
    const inOrder = (async () => {
      while (this.stoppers.length > 0) await this.stopOne();
    })();
    const how = await Promise.race([inOrder, force]);
    await stopDescendants(how === "forced" ? 0 : 5_000);
    clearTimeout(timer);
    return code;
  }
}
