/** Digests of ids, by which rows are found: ids have names in them, and are longer than what an index holds. */
import { createHash } from "node:crypto";

/** SHA-256 in hex. */
export const keyOf = (id: string): string => createHash("sha256").update(id).digest("hex");
