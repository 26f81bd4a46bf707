/** Bytes as a `data:` address, which a picture of its own can hold. */
export async function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('the bytes could not be read'));
    };
    reader.readAsDataURL(blob);
  });
}
