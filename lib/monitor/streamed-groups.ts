/** What only the commit stream knows of groups: the generation, and the assignor of those that rebalance. */
import type { GroupEvent, GroupState } from "@/lib/core/words/collection";

type Streamed = Pick<GroupEvent, "generation" | "assignor">;

export class StreamedGroups {
  private readonly known = new Map<string, Streamed>();
  /** Those that the last poll did not name. */
  private unnamed = new Set<string>();

  take({ group, deleted, generation, assignor }: GroupEvent): void {
    if (deleted) this.known.delete(group);
    else this.known.set(group, { generation, assignor });
  }

  /** The groups of a poll with what the stream knows of them. Of groups that two polls in a row do not name nothing is kept. */
  complete(groups: readonly GroupState[]): GroupState[] {
    const named = new Set(groups.map(({ group }) => group));
    const unnamed = new Set<string>();
    for (const group of this.known.keys()) {
      if (named.has(group)) continue;
      if (this.unnamed.has(group)) this.known.delete(group);
      else unnamed.add(group);
    }
    this.unnamed = unnamed;
    return groups.map((state) => {
      const known = this.known.get(state.group);
      if (!known) return state;
      const { generation, assignor } = known;
      return { ...state, generation: state.generation ?? generation, assignor: state.assignor ?? assignor };
    });
  }
}
