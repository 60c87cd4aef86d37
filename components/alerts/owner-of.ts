/** Who owns a group, by the patterns that are declared. Pure. */
import type { OwnerWire } from "@/lib/api/alert-parts-contract";
import { matches } from "@/lib/core/words/settings-for";

export interface OwnedGroup {
  cluster: string;
  group: string;
  topics: readonly string[];
}

/** The first owner whose patterns all fit; undefined where nobody owns it. */
export function ownerOf(owners: readonly OwnerWire[], { cluster, group, topics }: OwnedGroup): OwnerWire | undefined {
  return owners.find(
    ({ match }) =>
      matches(match.cluster ?? undefined, cluster) &&
      matches(match.group ?? undefined, group) &&
      (match.topic === null || topics.some((topic) => matches(match.topic ?? undefined, topic))),
  );
}

/** An address that a browser may follow; null for all else: it comes from settings, and stands in a link. */
export function webAddress(text: string | null): string | null {
  try {
    const { protocol, href } = new URL(text ?? "");
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}
