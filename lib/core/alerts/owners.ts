/** Who a group belongs to. */
import { isMeant, type Subjected } from "./fits";
import type { Owner } from "./terms";

/** The first whose patterns fit; null where nobody is named. */
export const ownerOf = (owners: readonly Owner[], alert: Subjected): Owner | null =>
  owners.find(({ match }) => isMeant({ ...match, owner: null }, { ...alert, owner: null })) ?? null;
