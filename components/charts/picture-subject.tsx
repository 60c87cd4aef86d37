/** What the charts below are about, for pictures that are taken off the page: there the headings around them are missing. */
"use client";

import { createContext, useContext, useMemo, type ReactNode } from "react";
import type { AnyStatus } from "../status/tone";

export interface PictureSubject {
  cluster?: string;
  group?: string;
  topic?: string;
  partition?: number;
  status?: AnyStatus;
}

const Subject = createContext<PictureSubject>({});

/** Adds to what is known further out. */
export function PictureSubjectProvider({ children, ...here }: PictureSubject & { children: ReactNode }) {
  const around = useContext(Subject);
  const { cluster, group, topic, partition, status } = { ...around, ...here };
  const subject = useMemo(
    () => ({ cluster, group, topic, partition, status }),
    [cluster, group, topic, partition, status],
  );
  return <Subject value={subject}>{children}</Subject>;
}

export const usePictureSubject = (): PictureSubject => useContext(Subject);
