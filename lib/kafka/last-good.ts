/** A value that is read again and again, from files that somebody may be writing: the last good one stays in use. */
export class LastGood<T> {
  /** Why it could not be read the last time; null when it could, or was never read. */
  trouble: Error | null = null;
  private value: T | undefined;

  /** @param read is given the value before; throws when there is none to be had */
  constructor(private readonly read: (before?: T) => T) {}

  /** Reads it; gives the one before where that fails. Throws when there never was one. */
  get(): T {
    try {
      this.value = this.read(this.value);
      this.trouble = null;
    } catch (error) {
      this.trouble = error as Error;
      if (this.value === undefined) throw error;
    }
    return this.value;
  }
}
