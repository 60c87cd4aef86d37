/** Any HTTP address: in our own format, in Alertmanager's, or in one that a template makes. */
import { z } from "zod";
import type { Message } from "@/lib/core/alerts/message";
import { keyOf } from "../keys";
import { answerOf, type Means, type Notifier } from "../notifier";
import { secretReference } from "../secret-reference";
import { SIGNATURE_HEADER, signatureOf } from "../signature";
import { target, urlOf, valueOf } from "../target";
import { renderTemplate, templateFault } from "../template";
import { alertmanagerPayload, tidemarkPayload } from "../webhook-payloads";

/** What HTTP itself says, and what is ours to say. */
const TAKEN =
  /^(?:host|content-length|transfer-encoding|connection|expect|upgrade|te|trailer|idempotency-key|x-tidemark-.*)$/i;
const MOST_HEADERS = 20;

const headerName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, "must be the name of an HTTP header")
  .refine((name) => !TAKEN.test(name), { error: "is set by Tidemark itself: use another header" });
const headerValue = z.union([
  z
    .string()
    .max(2000)
    .regex(/^[\x20-\x7e]*$/, "must be one line of ASCII"),
  secretReference,
]);

const settings = z.strictObject({
  url: target,
  method: z.enum(["POST", "PUT"]).default("POST"),
  format: z.enum(["tidemark", "alertmanager"]).default("tidemark"),
  /** Signs the body. */
  secret: secretReference.optional(),
  headers: z
    .record(headerName, headerValue)
    .refine((headers) => Object.keys(headers).length <= MOST_HEADERS, { error: `must be at most ${MOST_HEADERS}` })
    .optional(),
  /** Liquid; sees what the format holds. */
  template: z
    .string()
    .superRefine((text, context) => {
      const fault = templateFault(text);
      if (fault !== null) context.addIssue({ code: "custom", message: fault });
    })
    .optional(),
  contentType: z
    .string()
    .regex(/^[\w.+-]{1,60}\/[\w.+-]{1,60}(?:; ?charset=[\w-]{1,30})?$/, "must be a media type, for example text/plain")
    .default("application/json"),
});
type Settings = z.infer<typeof settings>;

export const webhook: Notifier<Settings> = {
  kind: "webhook",
  settings,
  perAlert: false,
  async send(message, chosen, means) {
    const payload = chosen.format === "alertmanager" ? alertmanagerPayload(message) : tidemarkPayload(message);
    const body = await bodyOf(payload, chosen);
    if (typeof body !== "string") return { outcome: "refused", detail: body.fault };
    const headers = await headersOf(message, body, chosen, means);
    const url = await urlOf(chosen.url, means);
    return answerOf(await means.request({ url, method: chosen.method, headers, body }), means.now());
  },
};

/** A template that fails will fail again until somebody changes it. */
async function bodyOf(payload: object, { template }: Settings): Promise<string | { fault: string }> {
  if (template === undefined) return JSON.stringify(payload);
  try {
    return await renderTemplate(template, payload);
  } catch (error) {
    return { fault: `The template: ${error instanceof Error ? error.message : String(error)}` };
  }
}

async function headersOf(
  message: Message,
  body: string,
  chosen: Settings,
  means: Means,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = {
    "Content-Type": chosen.contentType,
    "Idempotency-Key": keyOf(message.id),
  };
  for (const [name, value] of Object.entries(chosen.headers ?? {})) headers[name] = await valueOf(value, means);
  if (chosen.secret !== undefined)
    headers[SIGNATURE_HEADER] = signatureOf(body, await means.secret(chosen.secret), means.now());
  return headers;
}
