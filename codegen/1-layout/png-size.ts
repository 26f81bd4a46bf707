/** The size of a PNG in its own pixels, from its first chunk; `null` of anything else. */
export function pngSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  const isPng = [0x89, 0x50, 0x4e, 0x47].every((byte, index) => bytes[index] === byte);
  if (!isPng || bytes.length < 24) return null;
  const read = (at: number) => bytes.subarray(at, at + 4).reduce((sum, byte) => sum * 256 + byte, 0);
  return { width: read(16), height: read(20) };
}
