/** The rights that Tidemark lacks on a cluster, as the commands of Kafka's own tool that grant them. Pure. */
import type { ClusterSummary } from "@/lib/api/contract";

type Problem = ClusterSummary["problems"][number];

interface Right {
  operation: string;
  /** The part of the command that names what the right is on. */
  resource: string;
}

const OFFSETS_TOPIC = "__consumer_offsets";

/**
 * One command for each resource, in the order of the problems; [] where no right is missing. `bootstrap` is the
 * address of a broker.
 */
export function grantsFor(problems: readonly Problem[], bootstrap: string): string[] {
  const byResource = new Map<string, Set<string>>();
  for (const { operation, resource } of problems.flatMap(missingRights)) {
    const operations = byResource.get(resource) ?? new Set();
    byResource.set(resource, operations.add(operation));
  }
  return [...byResource].map(([resource, operations]) => {
    const named = [...operations].map((operation) => ` --operation ${operation}`).join("");
    return `kafka-acls.sh --bootstrap-server ${bootstrap} --add --allow-principal User:tidemark${named} ${resource}`;
  });
}

/** Reads the sentences of `lib/kafka/errors.ts` and of the commit stream, which say what to grant. */
function missingRights({ message }: Problem): Right[] {
  if (!/grant /i.test(message)) return [];
  if (message.includes(OFFSETS_TOPIC)) {
    const operations = /Describe and Read/.test(message) ? ["Describe", "Read"] : ["Read"];
    return operations.map((operation) => ({ operation, resource: `--topic ${OFFSETS_TOPIC}` }));
  }
  // A right on all topics and groups: a single name would be missing again with the next one.
  const rights: Right[] = [];
  if (/Describe on (the )?topics?\b/.test(message)) rights.push({ operation: "Describe", resource: "--topic '*'" });
  if (/\bon (the )?groups?\b/.test(message)) rights.push({ operation: "Describe", resource: "--group '*'" });
  if (/Describe on the cluster/.test(message)) rights.push({ operation: "Describe", resource: "--cluster" });
  return rights;
}
