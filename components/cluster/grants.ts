/** The rights that Tidemark lacks on a cluster, as the commands of Kafka's own tool that grant them. Pure. */
import type { ClusterSummary } from "@/lib/api/contract";
import { shellWord } from "@/lib/core/words/shell-word";

type Problem = ClusterSummary["problems"][number];
type Right = NonNullable<Problem["rights"]>[number];

/**
 * One command for each resource, in the order of the problems; [] where no right is missing. `bootstrap` is the
 * address of a broker, as the cluster says it.
 */
export function grantsFor(problems: readonly Pick<Problem, "rights">[], bootstrap: string): string[] {
  const broker = shellWord(bootstrap);
  if (broker === null) return [];
  const byResource = new Map<string, Set<string>>();
  for (const right of problems.flatMap(({ rights }) => rights ?? [])) {
    const resource = resourceOf(right);
    if (resource === null) continue;
    const operations = byResource.get(resource) ?? new Set();
    byResource.set(resource, operations.add(right.operation));
  }
  return [...byResource].map(([resource, operations]) => {
    const named = [...operations].map((operation) => ` --operation ${operation}`).join("");
    return `kafka-acls.sh --bootstrap-server ${broker} --add --allow-principal User:tidemark${named} ${resource}`;
  });
}

/** The part of the command that names what the right is on; there is one cluster, so it goes without a name. Null: no command can name it. */
function resourceOf({ resourceType, name }: Right): string | null {
  if (resourceType === "cluster") return "--cluster";
  const word = shellWord(name);
  return word === null ? null : `--${resourceType} ${word}`;
}
