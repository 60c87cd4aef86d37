export function readBasePath(env: NodeJS.ProcessEnv): string;
export function withoutBase(url: string, base: string): string;
export function withBase(url: string, base: string): string;
