/** Who is read when more is looked at than one reading may ask for: all in turn, and one that is larger than a reading more rarely. */

/** Groups in one reading. */
export const MOST_GROUPS = 100;
/** Partitions in one reading; together with their answer some 10 ms of work. */
export const MOST_PARTITIONS = 5_000;

export class FairTurns {
  /** The turn in which a group was read last. */
  private lastTurns = new Map<string, number>();
  private turn = 0;
  /** In which turn a group that is larger than a whole reading may be read again: the larger it is, the later. */
  private largeFrom = 0;

  /** The groups whose turn it is, of those that are looked at: who waited longest comes first. */
  choose<Group extends { group: string; partitions: number }>(groups: readonly Group[]): Group[] {
    this.turn++;
    let room = MOST_PARTITIONS;
    const last = ({ group }: Group) => this.lastTurns.get(group) ?? 0;
    const chosen: Group[] = [];
    for (const group of [...groups].sort((a, b) => last(a) - last(b))) {
      if (chosen.length >= MOST_GROUPS) break;
      const { partitions } = group;
      if (partitions > MOST_PARTITIONS) {
        // It takes nobody else's place.
        if (this.turn < this.largeFrom) continue;
        this.largeFrom = this.turn + Math.ceil(partitions / MOST_PARTITIONS);
      } else {
        if (partitions > room) break;
        room -= partitions;
      }
      chosen.push(group);
    }
    const turns = new Map(groups.map((group) => [group.group, last(group)]));
    for (const { group } of chosen) turns.set(group, this.turn);
    this.lastTurns = turns;
    return chosen;
  }
}
