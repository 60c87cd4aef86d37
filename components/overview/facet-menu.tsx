/** A filter that offers what there is, with counts: topics, states, clusters. Long lists can be searched. */
"use client";

import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { buttonClass } from "../ui/button";
import { loadOnUse } from "../ui/load-on-use";

export interface FacetMenuProps {
  name: string;
  chosen: readonly string[];
  /** Values and how many groups have each; asked for when the menu opens. */
  values(): [string, number][];
  onToggle(value: string): void;
}

const Menu = loadOnUse<FacetMenuProps>("dialog", () => import("./facet-choices"));

export function FacetMenu(props: FacetMenuProps) {
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
