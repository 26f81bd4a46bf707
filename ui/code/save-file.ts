/** Hands a file to the person: the browser's own download. */
export function saveFile(name: string, bytes: Uint8Array, type = 'application/zip'): void {
  const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken hold of the bytes by the next task, but browsers promise no moment.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
