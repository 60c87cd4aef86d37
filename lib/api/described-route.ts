/** How an address is described for the OpenAPI document. */
import type { z } from "zod";
import type { API_ROUTES } from "./routes";

export interface DescribedRoute {
  path: keyof typeof API_ROUTES;
  method: "get" | "post" | "delete";
  summary: string;
  description?: string;
  params?: string[];
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Of a good answer; 200 where absent. */
  status?: number;
  answer: z.ZodType | null;
  /** Content types of an answer that is no JSON. */
  files?: string[];
}
