/**
 * Draws a sample of what the audit claims, to be judged by eye:
 *
 *   node bench/audit/draw-claim-sheets.ts FOLDER [--claims 560] [--document NAME]
 *
 * FOLDER, which lies outside of the repository, gets contact sheets of 12 claims each as PNG, `findings.json` with the
 * facts of each claim by its number, and the pictures of the frames, which a later run reads again.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createChromiumRenderer } from '#cli/chromium-renderer';
import { toDataUrl } from '#design/base64';
import { cropOnWhite } from '#design/crop-on-white';
import { escapeHtml } from '#codegen/targets/print-text';
import type { Pixels } from '#design/pixels';
import { encodePng, readPng } from '#design/png';
import { resizePixels } from '#design/resize-pixels';
import type { RestNode } from '#design/snapshot';
import type { Rectangle } from '#design/tree';
import type { RenderedFrame } from '#insight/audit/audit-input';
import { ruleTitles } from '#insight/audit/rule-titles';
import type { Bench } from '../figure.ts';
import { openBench, tell } from '../open-bench.ts';
import { type BenchDocument, openDocuments } from '../open-documents.ts';
import { auditDocument, drawAuditFrame, findUnmeasured } from './audit-documents.ts';
import { describeClaim, indexNodes, type PlacedNodes, placeOf } from './describe-claim.ts';
import { type Claim, type DocumentFindings, sampleClaims } from './sample-claims.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { claims: { type: 'string', default: '560' }, document: { type: 'string' } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Say which folder the sheets go to.');

const perSheet = 12;
const sheetWidth = 1400;
const shown = { width: 400, height: 250 };

async function run(to: string): Promise<void> {
  await mkdir(join(to, 'frames'), { recursive: true });
  const { documents } = await openDocuments(values.document ?? null);
  const renderer = createChromiumRenderer({ timeLimit: 240_000 });
  try {
    const bench = await openBench(documents, renderer, false);
    const all: DocumentFindings[] = [];
    for (const document of documents) {
      tell(`Auditing ${document.name}`);
      const pictures = new Map<string, RenderedFrame>();
      for (const frame of findUnmeasured(document)) {
        const picture = await drawOnce(bench, document, frame, to);
        if (picture !== null) pictures.set(frame.id, picture);
      }
      all.push({ document: document.name, findings: auditDocument(document, pictures) });
    }
    const claims = sampleClaims(all, Number(values.claims));
    const findings = all.reduce((sum, one) => sum + one.findings.length, 0);
    tell(`${String(claims.length)} claims of ${String(findings)} findings.`);
    const cells: string[] = [];
    const facts: object[] = [];
    const known = new Map<string, { readonly frame: RestNode; readonly nodes: PlacedNodes }>();
    let lastKey = '';
    let picture: RenderedFrame | null = null;
    for (const [index, claim] of claims.entries()) {
      const document = documents.find(({ name }) => name === claim.document);
      const frame = document?.frames.find(({ id }) => id === claim.finding.frameId);
      if (document === undefined || frame === undefined) throw new Error(`${claim.key} is in no document.`);
      const key = `${document.name} ${frame.id}`;
      const { nodes } = known.get(key) ?? { nodes: indexNodes(frame) };
      known.set(key, { frame, nodes });
      if (lastKey !== key) picture = await drawOnce(bench, document, frame, to);
      lastKey = key;
      facts.push({ number: index + 1, ...describeClaim(claim, document, frame, nodes) });
      cells.push(writeCell(index + 1, claim, frame, nodes, picture));
      if (cells.length < perSheet && index < claims.length - 1) continue;
      const number = Math.ceil((index + 1) / perSheet);
      await drawSheet(bench, cells.splice(0), join(to, `sheet-${String(number).padStart(2, '0')}.png`));
    }
    await writeFile(join(to, 'findings.json'), `${JSON.stringify(facts, null, 1)}\n`);
  } finally {
    await renderer?.dispose();
  }
}

/** What a kept picture does not say itself. */
interface KeptFacts {
  readonly scale: number;
  readonly placeholders: readonly string[];
}

/** A frame's picture, from an earlier run where it is there. */
async function drawOnce(
  bench: Bench,
  document: BenchDocument,
  frame: RestNode,
  to: string,
): Promise<RenderedFrame | null> {
  const name = `${document.name} ${frame.id}`.replace(/[^\w-]+/g, '-');
  const [file, facts] = ['png', 'json'].map((ending) => join(to, 'frames', `${name}.${ending}`));
  if (file === undefined || facts === undefined) return null;
  if (existsSync(facts)) {
    const { scale, placeholders } = JSON.parse(await readFile(facts, 'utf8')) as KeptFacts;
    return { pixels: readPng(await readFile(file)), scale, placeholders: new Set(placeholders) };
  }
  tell(`Drawing ${document.name} ${frame.id}`);
  const drawn = await drawAuditFrame(bench, document, frame).catch((error: unknown) => {
    tell(`${document.name} ${frame.id} could not be drawn: ${String(error)}`);
    return null;
  });
  if (drawn === null) return null;
  await writeFile(file, encodePng(drawn.pixels));
  const kept: KeptFacts = { scale: drawn.scale, placeholders: [...(drawn.placeholders ?? [])] };
  await writeFile(facts, JSON.stringify(kept));
  return drawn;
}

function writeCell(
  number: number,
  { finding, nodeId, document }: Claim,
  frame: RestNode,
  nodes: PlacedNodes,
  picture: RenderedFrame | null,
): string {
  const placed = nodes.get(nodeId);
  const box = placed === undefined ? null : placeOf(placed);
  const parent = placed?.around[0];
  const size = box === null ? '' : ` ${String(Math.round(box.width))} × ${String(Math.round(box.height))} px`;
  const count = finding.nodeIds.length;
  return `<article>
${picture === null || box === null ? '<p class="none">No picture</p>' : writeCrop(picture, box)}
<div><h2>${String(number)} · ${ruleTitles[finding.rule]}</h2>
<p><b>${escapeHtml(finding.message)}</b></p>
<p>${escapeHtml(finding.measure)}</p>
<p class="layer">Layer: <b>${escapeHtml(cut(placed?.node.name ?? nodeId))}</b> (${placed?.node.type ?? '?'}${size})${count > 1 ? `, one of ${String(count)}` : ''}</p>
<p>In: ${escapeHtml(cut(parent?.name ?? '–'))} (${parent?.type ?? '–'})</p>
<p>Frame: ${escapeHtml(cut(frame.name))}, ${escapeHtml(document)}</p>
<p class="why">${escapeHtml(finding.why)} ${escapeHtml(finding.howToFix)}</p></div>
</article>`;
}

function cut(name: string): string {
  return name.length > 48 ? `${name.slice(0, 47)}…` : name;
}

/** The layer with its surroundings, and where that is in the frame. */
function writeCrop({ pixels, scale }: RenderedFrame, box: Rectangle): string {
  const margin = Math.max(48, Math.min(160, Math.max(box.width, box.height) * 0.3));
  const whole = { width: pixels.width / scale, height: pixels.height / scale };
  const width = Math.min(whole.width, Math.max(shown.width, box.width + 2 * margin));
  const height = Math.min(whole.height, Math.max(shown.height, box.height + 2 * margin));
  const part = {
    x: clamp(box.x + box.width / 2 - width / 2, whole.width - width),
    y: clamp(box.y + box.height / 2 - height / 2, whole.height - height),
    width,
    height,
  };
  const crop = cropOnWhite(pixels, {
    x: Math.round(part.x * scale),
    y: Math.round(part.y * scale),
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  });
  const zoom = Math.min(shown.width / width, shown.height / height);
  const overview = Math.min(60 / whole.width, shown.height / whole.height);
  return `<figure style="width:${String(shown.width)}px">${writePicture(crop, width * zoom, height * zoom, {
    x: (box.x - part.x) * zoom,
    y: (box.y - part.y) * zoom,
    width: box.width * zoom,
    height: box.height * zoom,
  })}</figure>
<figure style="width:60px">${writePicture(pixels, whole.width * overview, whole.height * overview, {
    x: part.x * overview,
    y: part.y * overview,
    width: width * overview,
    height: height * overview,
  })}</figure>`;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}

function writePicture(pixels: Pixels, width: number, height: number, box: Rectangle): string {
  const size = { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
  const isSmaller = size.width < pixels.width;
  const resized = isSmaller ? resizePixels(pixels, size) : pixels;
  const url = toDataUrl({
    mime: 'image/png',
    bytes: encodePng(cropOnWhite(resized, { x: 0, y: 0, width: resized.width, height: resized.height })),
  });
  const px = (value: number) => `${String(Math.round(value))}px`;
  return `<span class="picture" style="width:${px(size.width)};height:${px(size.height)}"><img src="${url}" style="width:100%;height:100%"><i style="left:${px(box.x - 3)};top:${px(box.y - 3)};width:${px(box.width + 6)};height:${px(box.height + 6)}"></i></span>`;
}

async function drawSheet(bench: Bench, cells: readonly string[], file: string): Promise<void> {
  if (bench.renderer === null) throw new Error('There is no Chromium here.');
  const rows = Math.ceil(cells.length / 2);
  const height = rows * (shown.height + 34) + 16;
  const html = `<!doctype html><meta charset="utf-8"><style>${style}</style><body data-ready><main>${cells.join('\n')}</main>`;
  const drawn = await bench.renderer.render(
    { html, width: sheetWidth, height, scale: 1 },
    { aborted: false, throwIfAborted: () => {} },
  );
  await writeFile(file, encodePng({ data: drawn.pixels, width: drawn.width, height: drawn.height }));
  tell(file);
}

const style = `
body { margin: 0; background: #fff; color: #111; font: 12px/1.35 Arial, sans-serif }
main { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; padding: 8px }
article { display: flex; gap: 8px; border: 1px solid #999; padding: 8px; height: ${String(shown.height + 8)}px; overflow: hidden }
article > div { flex: 1; min-width: 0; overflow-wrap: anywhere }
figure { margin: 0; flex: none } h2 { font-size: 15px; margin: 0 0 4px } p { margin: 0 0 5px }
.picture { position: relative; display: block; overflow: hidden; background: #eee }
.picture img { display: block } .picture i { position: absolute; outline: 2px solid #e6007e; outline-offset: -1px }
.layer { color: #a00058 } .why { color: #555; font-size: 11px } .none { width: 468px; flex: none; color: #777 }
`;

await run(folder);
