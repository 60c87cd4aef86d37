/** Why it is not known of a moment of the past: who leads, the replicas, the policy. */
import type { UnknownWire } from "@/lib/api/contract";
import { english } from "@/lib/core/words/sentences/english";
import { plain } from "@/lib/core/words/sentences/facts";

const said = plain("unknown.not-then");
export const NOT_THEN: UnknownWire = { known: false, reason: english(said), said };
