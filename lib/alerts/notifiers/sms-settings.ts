/** What is set for short messages: the gateway, the numbers, and what they are sent. */
import { z } from "zod";
import { secretReference } from "../secret-reference";
import { target } from "../target";
import { templateFault } from "../template";

const template = z
  .string()
  .max(4000)
  .superRefine((text, context) => {
    const fault = templateFault(text);
    if (fault !== null) context.addIssue({ code: "custom", message: `is no template: ${fault}`, input: text });
  });
const valueOrSecret = z.union([
  z
    .string()
    .max(2000)
    .regex(/^[^\p{Cc}]*$/u, "must have no control characters"),
  secretReference,
]);
const headerName = z.string().regex(/^[A-Za-z0-9-]{1,100}$/, "must be the name of a header");

export const smsSettings = z
  .strictObject({
    /** A secret where the address has a key in it. */
    url: target,
    /** GET puts the form into the address. */
    method: z.enum(["POST", "GET"]).default("POST"),
    headers: z.record(headerName, valueOrSecret).default({}),
    basic: z.strictObject({ user: valueOrSecret, password: secretReference }).optional(),
    to: z
      .array(z.string().regex(/^\+?[\d-]{3,20}$/, 'must be a number like "+4915112345678"'))
      .min(1)
      .max(20),
    from: z.string().min(1).max(20).optional(),
    /** What is told, before it is cut. */
    text: template.default("{{ subject }}{% if link %} {{ link }}{% endif %}"),
    segments: z.int().min(1).max(3).default(3),
    /** At most so many a day (UTC), counted by number. */
    perDay: z.int().min(1).max(10_000).default(100),
    form: z.record(z.string().min(1).max(100), z.union([template, secretReference])).optional(),
    json: z.record(z.string().min(1).max(100), z.json()).optional(),
    /** Gateways that answer 200 whatever happened: where their answer says that it went well, and the text that stands there. */
    accepted: z
      .strictObject({
        field: z.string().regex(/^[\w-]{1,50}(?:\.[\w-]{1,50}){0,5}$/, 'must be like "header.isSuccessful"'),
        is: z.string().max(100),
      })
      .optional(),
  })
  .superRefine(({ form, json, method, to, perDay }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message, input: undefined });
    if ((form === undefined) === (json === undefined))
      issue("form", "give either `form` or `json`: what the gateway is sent");
    if (json !== undefined && method === "GET") issue("json", "cannot be sent with GET: use `form`, or `method: POST`");
    if (perDay < to.length)
      issue("perDay", `is less than one message to all ${to.length} numbers: nothing could ever be sent`);
  });
export type SmsSettings = z.infer<typeof smsSettings>;
