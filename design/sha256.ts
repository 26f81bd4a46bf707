/**
 * SHA-256 by FIPS 180-4, written out: pure code has no `crypto`, and browsers keep theirs from frames that they take for
 * insecure, as a panel without an origin may be.
 */

/** Round constants: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const roundConstants = fractions(64, (prime) => Math.cbrt(prime));
const initialState = fractions(8, (prime) => Math.sqrt(prime));

/** The digest of these bytes: 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const state = Uint32Array.from(initialState);
  const padded = pad(bytes);
  const words = new Int32Array(64);
  const view = new DataView(padded.buffer);
  for (let at = 0; at < padded.length; at += 64) addBlock(state, words, view, at);
  const digest = new Uint8Array(32);
  state.forEach((word, index) => {
    for (let byte = 0; byte < 4; byte += 1) digest[index * 4 + byte] = word >>> (24 - byte * 8);
  });
  return digest;
}

/** The bytes, a one, zeros, and their length in bits, to whole blocks of 64. */
function pad(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(padded.length - 4, bytes.length << 3);
  return padded;
}

/** Without lists made on the way: a document of some megabytes is digested while a person waits. */
function addBlock(state: Uint32Array, words: Int32Array, view: DataView, from: number): void {
  for (let index = 0; index < 16; index += 1) words[index] = view.getInt32(from + index * 4);
  for (let index = 16; index < 64; index += 1) {
    const two = words[index - 2]!;
    const fifteen = words[index - 15]!;
    const late = rotateRight(two, 17) ^ rotateRight(two, 19) ^ (two >>> 10);
    const early = rotateRight(fifteen, 7) ^ rotateRight(fifteen, 18) ^ (fifteen >>> 3);
    words[index] = late + words[index - 7]! + early + words[index - 16]!;
  }
  let a = state[0]! | 0;
  let b = state[1]! | 0;
  let c = state[2]! | 0;
  let d = state[3]! | 0;
  let e = state[4]! | 0;
  let f = state[5]! | 0;
  let g = state[6]! | 0;
  let h = state[7]! | 0;
  for (let index = 0; index < 64; index += 1) {
    const chosen = (e & f) ^ (~e & g);
    const first =
      (h +
        (rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25)) +
        chosen +
        roundConstants[index]! +
        words[index]!) |
      0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const second = ((rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22)) + most) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

function rotateRight(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function fractions(count: number, root: (prime: number) => number): Uint32Array {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return Uint32Array.from(primes, (prime) => (root(prime) % 1) * 0x100000000);
}

/** First bits of a letter of two, three or four bytes. */
const leadBits = [0, 0xc0, 0xe0, 0xf0];

/** UTF-8; half a pair of surrogates becomes U+FFFD, as browsers have it. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let to = 0;
  for (let at = 0; at < text.length; at += 1) {
    let code = text.codePointAt(at)!;
    if (code > 0xffff) at += 1;
    else if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes[to++] = code;
    else {
      const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      bytes[to++] = leadBits[more]! | (code >> (more * 6));
      for (let rest = more - 1; rest >= 0; rest -= 1) bytes[to++] = 0x80 | ((code >> (rest * 6)) & 63);
    }
  }
  return bytes.subarray(0, to);
}
