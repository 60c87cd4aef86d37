/** Types of `layers.mjs`, for the tests that hold pages against it. */
export const layers: Record<string, string[]>;
export const floors: string[];
