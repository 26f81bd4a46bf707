/** Downloads a file with the browser. */
export function saveFile(name: string, bytes: Uint8Array, type = 'application/zip'): void {
  const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has usually read the bytes by the next task, but browsers do not guarantee when.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A name of the design as a file name that every system accepts, without an extension. */
export function fileNameOf(name: string, fallback: string): string {
  const text = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return text.slice(0, 60).toLowerCase() || fallback;
}
