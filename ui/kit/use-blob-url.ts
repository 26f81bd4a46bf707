import { useEffect, useState } from 'preact/hooks';

/** A `blob:` address of these bytes for as long as they are shown. */
export function useBlobUrl(bytes: Uint8Array | null, mime: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!bytes) return undefined;
    const objectUrl = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: mime }));
    setUrl(objectUrl);
    return () => {
      URL.revokeObjectURL(objectUrl);
      setUrl(null);
    };
  }, [bytes, mime]);
  return url;
}
