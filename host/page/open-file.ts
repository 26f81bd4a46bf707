import { openJson } from '../document/open-json.ts';
import type { DocumentFiles } from './host.ts';
import { loadDocument, parse } from './load-parts.ts';

/**
 * Reads a file that a person dropped on the page. REST JSON is read here; a `.fig` file goes to the server, which
 * converts it and has it open from then on.
 */
export async function openFile(file: File): Promise<DocumentFiles> {
  if (/\.fig$/i.test(file.name)) return convert(file);
  const opened = openJson(parse(await file.text(), file.name), file.name.replace(/\.json$/i, ''));
  return { opened, variables: { variables: {}, collections: {} }, images: [], exports: {} };
}

async function convert(file: File): Promise<DocumentFiles> {
  const response = await fetch(`/open/${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
  if (!response.ok) throw new Error(await response.text());
  return loadDocument(() => undefined);
}
