/** All rows of the matrix, in the order in which they run. */
import type { Row } from "./row";
import { VERSION_ROWS } from "./version-rows";

export const ROWS: readonly Row[] = [...VERSION_ROWS];
