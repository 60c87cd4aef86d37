/** Why the edge does not let a request through: what goes into the problem document, and headers that belong to it. */
export interface EdgeRefusal {
  status: number;
  title: string;
  detail: string;
  headers?: Record<string, string>;
}

export const refusal = (
  status: number,
  title: string,
  detail: string,
  headers?: Record<string, string>,
): EdgeRefusal => ({ status, title, detail, ...(headers && { headers }) });
