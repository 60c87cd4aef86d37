/** A link to another page of Tidemark, which takes the time range and the zone along. Use it instead of next/link. */
"use client";

import { useState, type ComponentProps } from "react";
import NextLink from "next/link";
import { useCarry } from "@/lib/client/carry-provider";

export interface LinkProps extends Omit<ComponentProps<typeof NextLink>, "href" | "prefetch"> {
  href: string;
}

/**
 * The page behind it is fetched once somebody is about to go there. Next fetches every page of which a link is in view: some twenty
 * requests with each page, which the server draws anew for each viewer, and of which hardly one is used.
 */
export function Link({ href, onMouseEnter, onFocus, onTouchStart, ...rest }: LinkProps) {
  const [wanted, setWanted] = useState(false);
  /** A menu that the link stands in listens, too. */
  const wanting =
    <E,>(listen: ((event: E) => void) | undefined) =>
    (event: E) => {
      setWanted(true);
      listen?.(event);
    };
  return (
    <NextLink
      {...rest}
      href={useCarry()(href)}
      prefetch={wanted ? null : false}
      onMouseEnter={wanting(onMouseEnter)}
      onFocus={wanting(onFocus)}
      onTouchStart={wanting(onTouchStart)}
    />
  );
}
