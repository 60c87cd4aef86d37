/** So many at one time, and no queue: who finds no place is told to come again. */
export class Slots {
  private taken = 0;
  constructor(private readonly most: number) {}

  /** A place; call the answer once to leave it. null: all are taken. */
  take(): (() => void) | null {
    if (this.taken >= this.most) return null;
    this.taken++;
    let left = false;
    return () => {
      if (!left) this.taken--;
      left = true;
    };
  }
}
