/** The lab's brokers and whether each runs. */
import clsx from "clsx";
import type { LabAnswer } from "@/lib/api/contract";

const LOOKS: Record<LabAnswer["brokers"][number]["state"], string> = {
  running: "bg-ok-line",
  starting: "bg-warning-line",
  stopped: "bg-error-line",
};

export function BrokerStates({ brokers }: { brokers: LabAnswer["brokers"] }) {
  return (
    <ul aria-label="Brokers of the lab" className="flex flex-wrap gap-2">
      {brokers.map(({ id, state }) => (
        <li key={id} className="flex h-8 items-center gap-2 rounded-md border border-line bg-surface px-3 text-sm">
          <span aria-hidden className={clsx("size-2", LOOKS[state], state === "stopped" ? "" : "rounded-full")} />
          broker <span className="figures">{id}</span>
          <span className="text-text-3">{state}</span>
        </li>
      ))}
    </ul>
  );
}
