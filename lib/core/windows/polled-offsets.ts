/** What polling said of a group's offsets on a topic, by partition: two polls that agree overrule a stream that fell silent. */
export class PolledOffsets {
  private offsets: (bigint | null)[] = [];
  private missing: Set<number> | null = null;

  /** True once a poll has said something of the partition. */
  knows(partition: number): boolean {
    return (this.offsets[partition] ?? null) !== null;
  }

  /** Notes what a poll says; true when the poll before said the same. */
  agrees(partition: number, offset: bigint): boolean {
    const same = this.offsets[partition] === offset;
    if (!same) {
      while (this.offsets.length <= partition) this.offsets.push(null);
      this.offsets[partition] = offset;
    }
    this.missing?.delete(partition);
    return same;
  }

  /** Notes that a poll did not have this offset any more; true when the poll before had it not, either. */
  missTwice(partition: number): boolean {
    this.missing ??= new Set();
    if (this.missing.has(partition)) return true;
    this.missing.add(partition);
    return false;
  }

  clear(partition: number): void {
    if (partition < this.offsets.length) this.offsets[partition] = null;
    this.missing?.delete(partition);
  }
}
