/** Characters that leave no mark or turn the text around, and what is shown in their place. */

/**
 * Within the brackets of a regular expression with the flag `u`: controls, format characters (zero width, directions), lone
 * surrogates, private use, separators of lines, and letters that are drawn as nothing.
 */
export const UNSEEN = String.raw`\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f`;

/** What stands for one of them: its escape, `\u{202E}`. */
export const escapeOf = (unseen: string): string =>
  `\\u{${unseen.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}}`;
