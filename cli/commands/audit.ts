/** `framewright audit`: findings of frames as text, JSON or SARIF, against a baseline, and as a page to send. */
import { writeFile } from 'node:fs/promises';
import { toDataUrl } from '#design/base64';
import type { Finding } from '#design/finding';
import { encodePng } from '#design/png';
import type { AuditReport } from '#design/report';
import { walkNodes } from '#design/rest-node';
import type { RestNode, Snapshot } from '#design/snapshot';
import type { Rectangle } from '#design/tree';
import { audit, measureImages } from '#insight/audit/audit';
import type { RenderedFrame } from '#insight/audit/audit-input';
import { type Baseline, isNewFinding, makeBaseline, readBaseline } from '#insight/audit/baseline';
import { cropLayer } from '#insight/audit/crop-layer';
import { ruleTitles } from '#insight/audit/rule-titles';
import { readVariantNames } from '#insight/audit/variant-names';
import { writeReportPage } from '#insight/audit/write-report-page';
import { writeSarif } from '#insight/audit/write-sarif';
import type { CommandLine, RunCommand } from '../command.ts';
import { drawFrames } from '../draw-frames.ts';
import { errorCode } from '../file-system.ts';
import { withoutControlCharacters } from '../output/write-summary.ts';
import { readJson } from '../source/read-bytes.ts';
import { readSnapshot } from '../source/read-snapshot.ts';
import { UsageError } from '../usage-error.ts';

export const runAudit: RunCommand = async (line, terminal) => {
  if (line.flag('json') && line.flag('sarif'))
    throw new UsageError('Choose --json or --sarif; both go to stdout.');
  const baseline = await openBaseline(line);
  const { snapshot, assets, document, variables } = await readSnapshot(line, terminal);
  const pictures = await drawFrames(snapshot, assets, terminal);
  const { findings, notes } = audit({
    snapshot,
    variables,
    pictures,
    imageFiles: measureImages(snapshot, assets),
    variantNames: readVariantNames(document),
  });
  const isNew = (finding: Finding) => isNewFinding(finding, baseline);
  const layers = indexLayers(snapshot);
  const names = new Map([...layers].map(([id, { node }]) => [id, node.name]));
  await writeBaseline(line, findings);
  const page = line.text('report');
  if (page !== null) {
    const title = snapshot.frames.map(({ name }) => name).join(', ');
    const cropOf = (finding: Finding) => drawCrop(finding, layers, pictures);
    await writeOutput(page, writeReportPage(findings, { title, notes, names, cropOf }));
  }
  const report: AuditReport = {
    command: 'audit',
    findings: findings.map((finding) => ({ ...finding, isNew: isNew(finding) })),
    notes,
  };
  if (line.flag('json')) terminal.print(JSON.stringify(report, null, 2));
  else if (line.flag('sarif'))
    terminal.print(writeSarif(findings, { file: line.positionals[0] ?? '-', names, isNew }));
  else terminal.print(writeText(report, names));
  return report.findings.some(({ isNew: counts, level }) => counts && level !== 'note') ? 1 : 0;
};

async function openBaseline(line: CommandLine): Promise<Baseline | null> {
  const path = line.text('baseline');
  if (path === null && line.flag('write-baseline'))
    throw new UsageError('Say where to write it with --baseline FILE.');
  if (path === null || line.flag('write-baseline')) return null;
  const baseline = readBaseline(await readJson(path));
  if (baseline === null) throw new UsageError(`"${path}" is not a baseline of the audit.`);
  return baseline;
}

async function writeBaseline(line: CommandLine, findings: readonly Finding[]): Promise<void> {
  const path = line.text('baseline');
  if (path !== null && line.flag('write-baseline'))
    await writeOutput(path, `${JSON.stringify(makeBaseline(findings), null, 2)}\n`);
}

async function writeOutput(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new UsageError(`"${path}" cannot be written (${errorCode(error)}).`);
  }
}

interface PlacedLayer {
  readonly node: RestNode;
  /** px of its frame; `null` where the file does not say. */
  readonly box: Rectangle | null;
}

function indexLayers(snapshot: Snapshot): ReadonlyMap<string, PlacedLayer> {
  const layers = new Map<string, PlacedLayer>();
  for (const frame of snapshot.frames) {
    const origin = boundsOf(frame.node);
    for (const node of walkNodes([frame.node])) {
      const bounds = boundsOf(node);
      const box =
        origin === null || bounds === null
          ? null
          : { ...bounds, x: bounds.x - origin.x, y: bounds.y - origin.y };
      layers.set(node.id, { node, box });
    }
  }
  return layers;
}

function boundsOf(node: RestNode): Rectangle | null {
  return 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
}

function drawCrop(
  { rule, frameId, nodeIds }: Finding,
  layers: ReadonlyMap<string, PlacedLayer>,
  pictures: ReadonlyMap<string, RenderedFrame>,
): string | null {
  // A hidden layer is not in the picture.
  const picture = rule === 'hidden-layer' ? undefined : pictures.get(frameId);
  const box = layers.get(nodeIds[0] ?? '')?.box ?? null;
  const crop = picture === undefined || box === null ? null : cropLayer(picture, box, maxCrop);
  return crop === null ? null : toDataUrl({ mime: 'image/png', bytes: encodePng(crop) });
}

/** Pixels of the longer side of a picture in the report. */
const maxCrop = 480;

/** As many layers as a line names. */
const maxNamed = 3;

function writeText({ findings, notes }: AuditReport, names: ReadonlyMap<string, string>): string {
  const known = findings.filter(({ isNew }) => !isNew).length;
  const shown = findings.filter(({ isNew }) => isNew);
  const groups = new Map<Finding['rule'], (typeof shown)[number][]>();
  for (const finding of shown) groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding]);
  const parts = [...groups].map(([rule, group]) =>
    [
      `${ruleTitles[rule]} (${String(group.length)}): ${group[0]?.why ?? ''}`,
      ...group.flatMap(({ level, measure, message, howToFix, nodeIds }) => [
        `  ${level.padEnd(8)} ${message} ${measure}.`,
        `           ${howToFix} ${listLayers(nodeIds, names)}`,
      ]),
    ].join('\n'),
  );
  const total = `${count(shown.length, 'finding')}${known === 0 ? '' : `, and ${String(known)} that the baseline knows`}`;
  return [total, ...parts, ...notes].map(withoutControlCharacters).join('\n\n');
}

function listLayers(ids: readonly string[], names: ReadonlyMap<string, string>): string {
  const listed = ids.slice(0, maxNamed).map((id) => `${id} "${(names.get(id) ?? '').slice(0, 40)}"`);
  const rest = ids.length - listed.length;
  return `[${listed.join(', ')}${rest > 0 ? `, and ${String(rest)} more` : ''}]`;
}

function count(number: number, word: string): string {
  return number === 1 ? `1 ${word}` : `${String(number)} ${word}s`;
}
