/** How settings refer to a secret. */
import { z } from "zod";

export const secretReference = z.union(
  [
    z.strictObject({
      env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,199}$/, "must be the name of an environment variable"),
    }),
    z.strictObject({ file: z.string().min(1).max(1000) }),
  ],
  { error: "a secret does not belong in settings: say where it stands, as { env: NAME } or { file: /path/to/it }" },
);
