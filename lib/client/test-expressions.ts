/** The engine of expressions as a browser has it once it is fetched, for tests. */
import { RE2JS } from "re2js";
import { compileWith } from "./expressions";

export const compile = compileWith(RE2JS);
