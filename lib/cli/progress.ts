/** Tells what a command is doing: a line for each step with its time, and in a terminal a live line for those under way. */
import { styleText } from "node:util";
import { inUnits, type DurationStyle } from "@/lib/core/words/duration";

export interface Step {
  /** What the step is at now (`41 of 54 MB`), for the live line. */
  note(text: string): void;
}

/** Without a terminal, a step that takes long is told of again after so many ms. */
const REMIND_MS = 20_000;

type Color = Parameters<typeof styleText>[0];

export class Progress {
  private readonly running = new Map<string, { since: number; note: string; reminded: number }>();
  private readonly live: boolean;
  private readonly started = Date.now();
  private timer: NodeJS.Timeout | null = null;
  private shown = false;

  constructor(readonly out: NodeJS.WriteStream = process.stdout) {
    this.live = Boolean(out.isTTY);
  }

  paint(color: Color, text: string): string {
    return this.live && !process.env.NO_COLOR ? styleText(color, text) : text;
  }

  /** A line of its own. */
  say(text: string): void {
    this.wipe();
    this.out.write(`${text}\n`);
    this.draw();
  }

  /** Seconds since this command began. */
  elapsed(): string {
    return formatTime(Date.now() - this.started);
  }

  /** Runs a step and tells how it ended; what it answers may add to the line. A failure is passed on. */
  async step<T>(
    title: string,
    run: (step: Step) => Promise<T>,
    detail: (result: T) => string = () => "",
    isGood: (result: T) => boolean = () => true,
  ): Promise<T> {
    const state = { since: Date.now(), note: "", reminded: Date.now() };
    this.running.set(title, state);
    this.tick();
    const time = () => this.paint("dim", formatTime(Date.now() - state.since));
    try {
      const result = await run({ note: (text) => (state.note = text) });
      this.running.delete(title);
      const more = detail(result);
      const mark = isGood(result) ? this.paint("green", "✓") : this.paint("red", "✗");
      this.say(`${mark} ${title}${more ? `: ${more}` : ""} ${time()}`);
      return result;
    } catch (error) {
      this.running.delete(title);
      this.say(`${this.paint("red", "✗")} ${title} ${time()}`);
      throw error;
    } finally {
      this.tick();
    }
  }

  /** Draws now and from now on, or stops when nothing is under way. */
  private tick(): void {
    if (this.running.size === 0) {
      if (this.timer) clearInterval(this.timer);
      this.timer = null;
      this.wipe();
      return;
    }
    this.timer ??= setInterval(() => (this.live ? this.draw() : this.remind()), this.live ? 200 : 1_000).unref();
    this.draw();
  }

  private wipe(): void {
    if (this.shown) this.out.write("\r\x1b[2K");
    this.shown = false;
  }

  private draw(): void {
    if (!this.live || this.running.size === 0) return;
    const parts = [...this.running].map(([title, { since, note }]) => {
      return `${title}${note ? ` ${note}` : ""} ${formatTime(Date.now() - since)}`;
    });
    const line = `… ${parts.join(" · ")}`.slice(0, Math.max(20, (this.out.columns ?? 80) - 1));
    this.out.write(`\r\x1b[2K${this.paint("dim", line)}`);
    this.shown = true;
  }

  private remind(): void {
    for (const [title, state] of this.running) {
      if (Date.now() - state.reminded < REMIND_MS) continue;
      state.reminded = Date.now();
      this.out.write(`… ${title}${state.note ? ` ${state.note}` : ""} ${formatTime(Date.now() - state.since)}\n`);
    }
  }
}

const OF_STEPS: DurationStyle = [
  { below: 120, fine: "s", coarse: "s" },
  { below: Infinity, fine: "s", coarse: "min" },
];

/** A duration as a person says it: `0.4 s`, `12 s`, `3 min 20 s`. */
function formatTime(ms: number): string {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const { coarse, coarseUnit, fine } = inUnits(ms, OF_STEPS);
  return coarseUnit === "s" ? `${coarse} s` : `${coarse} min ${fine} s`;
}
