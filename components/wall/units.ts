/** Lengths on the wall are in units of the screen, so that 1080p and 4K show the same picture. */
export const u = (units: number): string => `calc(var(--u) * ${units})`;
