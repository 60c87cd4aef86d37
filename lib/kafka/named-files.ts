/** Files that settings name: read, and told by their setting and format where they are not what is wanted. */
import { readFileSync } from "node:fs";
import { plain, say, type Reason } from "@/lib/core/words/sentences/facts";
import { ReasonError } from "@/lib/core/words/sentences/reason-error";

/** A file that a setting names is not of use; the message says which, and why. */
export class FileError extends ReasonError {
  constructor(setting: string, file: string, why: Reason, cause?: unknown) {
    super(say("file.unusable", { setting, file, why }), { cause });
    this.name = "FileError";
  }
}

const UNREADABLE: Record<string, Reason> = { ENOENT: plain("file.missing"), EACCES: plain("file.not-allowed") };

/** The bytes of a file that a setting names. Throws a `FileError`. */
export function readNamedFile(setting: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code);
    throw new FileError(setting, file, UNREADABLE[code] ?? say("file.code", { code }), error);
  }
}

const JKS = 0xfe_ed_fe_ed;
const JCEKS = 0xce_ce_ce_ce;
const DER_SEQUENCE = 0x30;
/** "INTEGER 3", the version with which every PKCS#12 file begins (RFC 7292, 4). */
const PKCS12_VERSION = Buffer.from([2, 1, 3]);

/** What a file of keys or certificates is, as far as its first bytes tell. */
export function formatOf(bytes: Buffer): Reason {
  if (bytes.length === 0) return plain("format.empty");
  const magic = bytes.length >= 4 ? bytes.readUInt32BE(0) : 0;
  if (magic === JKS) return plain("format.jks");
  if (magic === JCEKS) return plain("format.jceks");
  if (bytes[0] === DER_SEQUENCE)
    return plain(bytes.subarray(2, 9).includes(PKCS12_VERSION) ? "format.pkcs12" : "format.der");
  const label = firstLabel(bytes.toString("latin1"));
  return label ? say("format.pem", { label }) : plain("format.unknown");
}

const BEGIN = "-----BEGIN ";

/** The label of a file's first PEM block (RFC 7468): "CERTIFICATE", "ENCRYPTED PRIVATE KEY". Null where there is none. */
function firstLabel(text: string): string | null {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf("-----", begin + BEGIN.length);
  return begin < 0 || end < 0 ? null : text.slice(begin + BEGIN.length, end);
}

/** The PEM blocks of a label, in order. Null where one of them has no end: the file was cut off. */
export function pemBlocks(text: string, label: string): string[] | null {
  const [begin, end] = [`${BEGIN}${label}-----`, `-----END ${label}-----`];
  const blocks: string[] = [];
  for (let from = text.indexOf(begin); from >= 0; from = text.indexOf(begin, from)) {
    const to = text.indexOf(end, from);
    if (to < 0) return null;
    blocks.push(text.slice(from, to + end.length));
    from = to;
  }
  return blocks;
}
