/** What is wrong with a field that zod refuses, as facts. */
import { z } from "zod";
import { refusalInEnglish } from "@/lib/core/words/sentences/refusals/english";
import { why, type Why } from "@/lib/core/words/sentences/refusals/facts";

/** zod hands on no more than a message, so the facts of the contract's own checks are kept under the one they make. */
const own = new Map<string, Why>();

/** The message of a check in the contract, whose facts `whatIsWrong` finds again. */
export function wrong(said: Why): string {
  const message = refusalInEnglish(said);
  own.set(message, said);
  return message;
}

/** What an issue says, as facts; parse with `reportInput`. Rare kinds keep zod's words. */
export function whatIsWrong(issue: z.core.$ZodIssue): Why {
  return own.get(issue.message) ?? ofKind(issue) ?? why("refused.as-it-is", { text: issue.message });
}

const UNITS: Readonly<Record<string, string>> = { string: "characters", array: "items" };

function ofKind(issue: z.core.$ZodIssue): Why | null {
  switch (issue.code) {
    case "invalid_type":
      return why("wrong.type", { expected: issue.expected, received: received(issue) });
    case "invalid_value":
      return why("wrong.choice", { allowed: issue.values.map((value) => (value === null ? null : plain(value))) });
    case "too_big":
      return tooFar("most", issue, issue.maximum);
    case "too_small":
      return tooFar("least", issue, issue.minimum);
    case "unrecognized_keys":
      return why("wrong.keys", { keys: issue.keys });
    default:
      return null;
  }
}

const plain = (value: unknown) => (typeof value === "number" || typeof value === "boolean" ? value : String(value));

function tooFar(
  limit: "most" | "least",
  { origin, inclusive = false }: { origin: string; inclusive?: boolean | undefined },
  value: number | bigint,
): Why {
  const unit = UNITS[origin];
  const bound = Number(value);
  return unit === undefined
    ? why("wrong.number", { limit, of: origin, bound, inclusive })
    : why("wrong.length", { limit, of: origin, bound, unit });
}

/** The type of what came, as zod names it. */
function received({ expected, input }: z.core.$ZodIssueInvalidType): string {
  if (expected === "number" && typeof input === "number" && !Number.isFinite(input)) return String(input);
  const type = z.util.parsedType(input);
  return type === "nan" ? "NaN" : type;
}
