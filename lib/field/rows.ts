/** All rows of the matrix, in the order in which they run. */
import { API_ROWS } from "./api-row";
import { INPUT_ROWS } from "./input-row";
import { PROXY_ROWS } from "./proxy-rows";
import type { Row } from "./row";
import { SECURED_ROWS } from "./secured-rows";
import { VERSION_ROWS } from "./version-rows";

export const ROWS: readonly Row[] = [...VERSION_ROWS, ...PROXY_ROWS, ...SECURED_ROWS, ...INPUT_ROWS, ...API_ROWS];
