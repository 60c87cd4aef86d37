/** A text that is kept in this browser under a name. Where storage is forbidden it lasts as long as the page. */
export interface StoredText {
  /** Null where none was kept yet. */
  read(): string | null;
  write(text: string): void;
}

export function storedText(name: string): StoredText {
  let kept: string | null = null;
  return {
    read() {
      try {
        return window.localStorage.getItem(name) ?? kept;
      } catch {
        return kept;
      }
    },
    write(text) {
      kept = text;
      try {
        window.localStorage.setItem(name, text);
      } catch {
        // It is kept for as long as the page stands.
      }
    },
  };
}
