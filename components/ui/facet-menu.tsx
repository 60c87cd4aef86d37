/** A filter that offers what there is, with counts: topics, states, clusters. Long lists can be searched. */
"use client";

import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { buttonClass } from "./button";
import { loadOnUse, type TriggerProps } from "./load-on-use";

export interface FacetMenuProps {
  name: string;
  chosen: readonly string[];
  /** Values and how many groups have each; asked for when the menu opens. Undefined while nobody knows. */
  values(): [string, number][] | undefined;
  onToggle(value: string): void;
}

const Menu = loadOnUse<FacetMenuProps>("dialog", () => import("./facet-choices"));

/** Give `open` and `onOpenChange` where the values have to be fetched once it opens. */
export function FacetMenu(props: FacetMenuProps & Omit<TriggerProps, "trigger">) {
  const { name, chosen } = props;
  return (
    <Menu
      {...props}
      trigger={
        <button
          type="button"
          className={clsx(buttonClass({ variant: "outline" }), "max-w-56", chosen.length > 0 && "border-text")}
        >
          <span className={clsx("truncate", chosen.length === 0 && "font-normal text-text-2")}>
            {name}
            {chosen.length > 0 ? `: ${chosen.join(", ")}` : ""}
          </span>
          <ChevronDown size={14} aria-hidden className="shrink-0" />
        </button>
      }
    />
  );
}
