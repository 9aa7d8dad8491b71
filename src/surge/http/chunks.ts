/** How far the reading of a chunked body has come (RFC 9112, 7.1). */
const SIZE = 0;
const EXTENSION = 1;
const SIZE_END = 2;
const DATA = 3;
const DATA_CR = 4;
const DATA_LF = 5;
const TRAILER_START = 6;
const TRAILER = 7;
const TRAILER_LF = 8;
const LAST_LF = 9;

/** Longest line of a chunk size with its extensions, and most bytes of trailers. */
const LONGEST_LINE = 4096;
const MOST_TRAILER = 16_384;
const CR = 13;
const LF = 10;
const SEMICOLON = 59;

/** Reads a chunked body whatever pieces it comes in. Counts the bytes; keeps none. */
export class ChunkReader {
  bodyBytes = 0;
  isDone = false;
  private step = SIZE;
  /** Bytes left in this chunk, or the size read so far. */
  private left = 0;
  private digits = 0;
  private lineBytes = 0;

  /** Takes bytes from `at` up to `end`; gives where it stopped (before `end` only when done), or -1 when they are wrong. */
  take(bytes: Buffer, at: number, end: number): number {
    while (at < end && !this.isDone) {
      if (this.step === DATA) {
        const taken = Math.min(this.left, end - at);
        this.left -= taken;
        this.bodyBytes += taken;
        at += taken;
        if (this.left === 0) this.step = DATA_CR;
      } else {
        if (!this.takeByte(bytes[at] ?? 0)) return -1;
        at++;
      }
    }
    return at;
  }

  private takeByte(byte: number): boolean {
    switch (this.step) {
      case SIZE:
        return this.takeSize(byte);
      case EXTENSION:
        if (byte === CR) this.step = SIZE_END;
        else if (byte < 32 && byte !== 9) return false;
        return ++this.lineBytes <= LONGEST_LINE;
      case SIZE_END:
        this.step = this.left === 0 ? TRAILER_START : DATA;
        this.lineBytes = 0;
        return byte === LF;
      case DATA_CR:
        this.step = DATA_LF;
        return byte === CR;
      case DATA_LF:
        this.step = SIZE;
        this.digits = 0;
        return byte === LF;
      case TRAILER_START:
        this.step = byte === CR ? LAST_LF : TRAILER;
        return byte === CR || isFieldStart(byte);
      case TRAILER:
        if (byte === CR) this.step = TRAILER_LF;
        else if (byte < 32 && byte !== 9) return false;
        return ++this.lineBytes <= MOST_TRAILER;
      case TRAILER_LF:
        this.step = TRAILER_START;
        return byte === LF;
      default:
        this.isDone = true;
        return byte === LF;
    }
  }

  private takeSize(byte: number): boolean {
    const digit = toDigit(byte);
    if (digit >= 0) {
      this.left = this.digits === 0 ? digit : this.left * 16 + digit;
      // Thirteen digits are 4 petabytes, and exact in a double.
      return ++this.digits <= 13;
    }
    if (byte === SEMICOLON) this.step = EXTENSION;
    else if (byte === CR) this.step = SIZE_END;
    return this.digits > 0 && this.step !== SIZE;
  }
}

function toDigit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

/** Trailer lines begin with a letter or sign of a field name: not with a space (folding) and not with a line feed. */
function isFieldStart(byte: number): boolean {
  return byte > 32 && byte < 127 && byte !== 58;
}
