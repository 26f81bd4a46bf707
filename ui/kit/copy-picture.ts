/**
 * Copies a picture. Where the clipboard API is forbidden, as to plugins in Figma's desktop app, the picture is copied as
 * part of a page, which documents and messages take. Returns whether it worked.
 */
export async function copyPicture(bytes: Uint8Array, mime: string): Promise<boolean> {
  const file = new Blob([Uint8Array.from(bytes)], { type: mime });
  if (allowsClipboard()) {
    try {
      const png = mime === 'image/png' ? file : await toPng(file);
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
      return true;
    } catch {
      // The page way is left.
    }
  }
  const before = document.activeElement;
  const done = await copyAsPage(file).catch(() => false);
  if (before instanceof HTMLElement) before.focus();
  return done;
}

/** Whether the page around the panel lets it use the clipboard; Chromium would report each attempt as an error. */
function allowsClipboard(): boolean {
  const { featurePolicy } = document as Document & {
    readonly featurePolicy?: { allowsFeature(name: string): boolean };
  };
  return featurePolicy?.allowsFeature('clipboard-write') !== false;
}

/** The one format that clipboards take. */
async function toPng(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

async function copyAsPage(file: Blob): Promise<boolean> {
  const picture = new Image();
  picture.src = await readAsUrl(file);
  await picture.decode();
  const box = document.createElement('div');
  box.setAttribute('aria-hidden', 'true');
  Object.assign(box.style, { position: 'fixed', left: '-9999px', userSelect: 'all' });
  box.append(picture);
  document.body.append(box);
  const selection = getSelection();
  selection?.selectAllChildren(box);
  const done = document.execCommand('copy');
  selection?.removeAllRanges();
  box.remove();
  return done;
}

/** An address that holds the bytes themselves: another program cannot open those of this page. */
function readAsUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(new Error('The image cannot be read.'));
    reader.readAsDataURL(file);
  });
}
