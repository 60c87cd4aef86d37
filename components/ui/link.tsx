/** A link to another page of Tidemark, which takes the time range and the zone along. Use it instead of next/link. */
"use client";

import type { ComponentProps } from "react";
import NextLink from "next/link";
import { useCarry } from "@/lib/client/carry-provider";

export interface LinkProps extends Omit<ComponentProps<typeof NextLink>, "href"> {
  href: string;
}

export function Link({ href, ...rest }: LinkProps) {
  return <NextLink href={useCarry()(href)} {...rest} />;
}
