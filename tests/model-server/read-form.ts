/** A form as the body that JSON would have been: files as data addresses, numbers and truths from their words. */

/** What a form holds. */
export interface SentForm {
  readonly fields: Record<string, unknown>;
  /** Every file by the name of its field, as it was named. */
  readonly files: readonly { readonly field: string; readonly url: string; readonly text: string }[];
}

/** Reads `multipart/form-data`; `null` where the body is none. */
export async function readForm(bytes: Uint8Array, contentType: string): Promise<SentForm | null> {
  if (!contentType.startsWith('multipart/form-data')) return null;
  const body = new Response(Uint8Array.from(bytes), { headers: { 'content-type': contentType } });
  const fields: Record<string, unknown> = {};
  const files: { field: string; url: string; text: string }[] = [];
  for (const [name, value] of await body.formData()) {
    if (typeof value === 'string') {
      fields[name] = plainValue(name, value);
      continue;
    }
    const content = Buffer.from(await value.arrayBuffer());
    files.push({
      field: name,
      url: `data:${value.type};base64,${content.toString('base64')}`,
      text: content.toString('utf8'),
    });
  }
  return { fields, files };
}

/** A form of pictures as the JSON that says the same. */
export function asEdit({ fields, files }: SentForm): Record<string, unknown> {
  const pictures = files.filter(({ field }) => field === 'image' || field === 'image[]');
  const mask = files.find(({ field }) => field === 'mask');
  return {
    ...fields,
    images: pictures.map(({ url }) => ({ image_url: url })),
    ...(mask ? { mask: { image_url: mask.url } } : {}),
  };
}

const numbers = ['n', 'partial_images', 'output_compression'];

function plainValue(name: string, value: string): unknown {
  if (numbers.includes(name)) return Number(value);
  return value === 'true' || value === 'false' ? value === 'true' : value;
}
