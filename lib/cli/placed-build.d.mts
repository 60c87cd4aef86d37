export declare const BUILT_BASE: string;
export function placeBuild(root: string, base: string): string;
