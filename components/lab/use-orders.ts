/** Orders to one scenario of the lab: one at a time, and how the last one ended. */
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { LabScenario } from "@/lib/api/contract";
import { ApiError } from "@/lib/client/api";
import { formatClock } from "@/lib/client/format";
import { useLabAction } from "@/lib/client/lab-query";
import { useLabWords } from "./use-lab-words";

type Action = LabScenario["actions"][number];

/** How the last order ended. */
interface Outcome {
  failed: boolean;
  text: string;
}

/** An order that was carried out may be answered without content. */
const carriedOut = (error: Error) => error instanceof ApiError && error.status >= 200 && error.status < 300;

/** `pending`: the name of the action that is under way; null while none is. */
export function useOrders(scenario: LabScenario) {
  const t = useTranslations("lab");
  const { sentence, refusal } = useLabWords();
  const { mutate, isPending, variables } = useLabAction();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const order = (action: Action) => {
    if (!action.enabled || isPending) return;
    const label = sentence(action.label, action.said?.label);
    setOutcome(null);
    mutate(
      { scenario: scenario.name, action: action.name },
      {
        onSettled: (_lab, error) =>
          setOutcome(
            error && !carriedOut(error)
              ? { failed: true, text: t("failed", { label, reason: refusal(error) }) }
              : { failed: false, text: t("done", { label, at: formatClock(Date.now()) }) },
          ),
      },
    );
  };
  return { order, outcome, pending: isPending ? (variables?.action ?? null) : null };
}
