/** Part of a name to look for. Escape empties and leaves it; `/` leads to it. */
"use client";

import { Search } from "lucide-react";
import { Input, type InputProps } from "./input";
import { Kbd } from "./kbd";

export interface SearchInputProps extends Omit<InputProps, "onChange" | "value"> {
  value: string;
  onSearch(text: string): void;
}

export function SearchInput({ onSearch, ...rest }: SearchInputProps) {
  return (
    <Input
      type="search"
      onChange={(event) => onSearch(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        onSearch("");
        event.currentTarget.blur();
      }}
      icon={<Search size={14} aria-hidden />}
      hint={<Kbd>/</Kbd>}
      {...rest}
    />
  );
}
