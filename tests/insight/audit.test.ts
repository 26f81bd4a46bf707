import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { audit, measureImages } from '#insight/audit/audit';
import type { AuditInput } from '#insight/audit/audit-input';
import { isNewFinding, makeBaseline } from '#insight/audit/baseline';
import { rules } from '#insight/audit/rules';
import { measureOnPicture } from '#insight/audit/picture-contrast';
import { writeReportPage } from '#insight/audit/write-report-page';
import { auditRules } from '#design/finding';
import { faultKinds } from '../../bench/audit/plant-faults.ts';
import { openDocuments } from '../../bench/open-documents.ts';
import { openRandom } from '../random-designs/random.ts';
import { auditPage, box, solid, style, text } from './audit-page.ts';

const inputs: AuditInput[] = [];

beforeAll(async () => {
  for (const name of ['components', 'dashboard', 'landing', 'phone-app', 'registration-form']) {
    const [document] = (await openDocuments(`examples/${name}`)).documents;
    const frame = document?.frames[0];
    if (document === undefined || frame === undefined) throw new Error(`The example ${name} is missing.`);
    const snapshot = document.takeSnapshot([frame]);
    const imageFiles = measureImages(snapshot, document.assets);
    inputs.push({ snapshot, variables: snapshot.variables, imageFiles, missingFonts: new Set() });
  }
});

describe('the audit', () => {
  it('has a rule for each name, in the order in which findings are shown', () => {
    expect(rules.map(({ id }) => id)).toEqual(auditRules);
  });

  it.each(faultKinds)('finds what was planted: $id', ({ plant, rule }) => {
    const random = openRandom(7);
    const planted = inputs.flatMap((input) => {
      const fault = plant(input, random);
      return fault === null ? [] : [{ before: makeBaseline(audit(input).findings), fault }];
    });
    const isFound = planted.some(({ before, fault }) =>
      audit(fault.input).findings.some(
        (finding) =>
          finding.rule === rule &&
          (isNewFinding(finding, before) || rule === 'missing-state') &&
          finding.nodeIds.some((id) => fault.nodeIds.includes(id)),
      ),
    );
    expect([planted.length > 0, isFound]).toEqual([true, true]);
  });

  it('gives the same findings for the same input', () => {
    for (const input of inputs) expect(audit(structuredClone(input))).toEqual(audit(input));
  });

  it('offers fixes only for layers outside instances, each with the former value', () => {
    const edits = inputs.flatMap((input) => audit(input).findings.flatMap(({ fix }) => fix?.edits ?? []));
    expect(edits.length).toBeGreaterThan(3);
    expect(edits.filter(({ nodeId }) => nodeId.startsWith('I'))).toEqual([]);
    for (const edit of edits) if (edit.kind === 'rename') expect(edit.now).not.toBe(edit.was);
  });
});

describe('contrast', () => {
  const find = (texts: readonly object[], variables: AuditInput['variables'] = null) => {
    const { findings } = auditPage(texts, { variables });
    return findings.filter(({ rule }) => rule === 'contrast');
  };
  const measures = (texts: readonly object[]) =>
    find(texts).map(({ measure, nodeIds }) => [measure, nodeIds]);

  it('counts size, weight and opacity, and one cause once', () => {
    const found = measures([
      text('2:1', 'Black on white', 0, 0),
      text('2:2', 'Grey on white', 0.6, 40),
      text('2:3', 'The same grey', 0.6, 80),
      { ...text('2:4', 'Large enough', 0.55, 120), style: { ...style, fontSize: 24 } },
      { ...text('2:5', 'Bold enough', 0.55, 160), style: { ...style, fontSize: 19, fontWeight: 700 } },
      { ...text('2:6', 'Faded', 0, 200), opacity: 0.45 },
    ]);
    expect(found).toEqual([
      ['2.8 : 1, needs 4.5 : 1', ['2:2', '2:3']],
      ['3.4 : 1, needs 4.5 : 1', ['2:6']],
    ]);
  });

  it('is raised to the nearest variable of the same hue that passes, and to none of another', () => {
    const colours = {
      'grey/400': [0.6, 0.6, 0.6],
      'grey/600': [0.42, 0.42, 0.42],
      'grey/900': [0.1, 0.1, 0.1],
      'brown/600': [0.5, 0.35, 0.25],
    };
    const variables = Object.entries(colours).map(([name, [r = 0, g = 0, b = 0]]) => ({
      ...{ id: name, name, key: name, variableCollectionId: 'c', resolvedType: 'COLOR' as const },
      ...{ valuesByMode: { m: { r, g, b, a: 1 } }, remote: false, description: '', codeSyntax: {} },
      ...{ hiddenFromPublishing: false, scopes: ['ALL_SCOPES' as const] },
    }));
    const known = {
      variables: Object.fromEntries(variables.map((variable) => [variable.id, variable])),
      variableCollections: {},
    };
    const fixes = find([text('4:1', 'Grey', 0.62, 0)], known).map(({ fix }) => fix);
    expect(fixes).toMatchObject([
      { title: 'Use grey/600', edits: [{ kind: 'bind-paint', nodeId: '4:1', variable: { id: 'grey/600' } }] },
    ]);
    const red = {
      ...text('4:2', 'Red', 0, 0),
      fills: [{ ...solid(0), color: { r: 1, g: 0.4, b: 0.4, a: 1 } }],
    };
    expect(find([red], known).map(({ fix }) => fix)).toEqual([undefined]);
  });

  it('leaves logos, disabled controls and words without letters alone', () => {
    const inside = (id: string, name: string, inner: object) => ({
      ...box(id, 'FRAME', name, [0, 0, 200, 40]),
      children: [inner],
    });
    expect(
      measures([
        inside('3:1', 'Logo', text('3:2', 'Brand', 0.8, 0)),
        inside('3:3', 'Button / Disabled', text('3:4', 'Send', 0.8, 40)),
        text('3:5', '• • •', 0.8, 80),
      ]),
    ).toEqual([]);
  });

  it('is measured in the picture where a text is over one', () => {
    const [width, height] = [80, 40];
    const data = new Uint8ClampedArray(width * height * 4);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        // White strokes of 2 px over a ramp from mid grey to light grey.
        const grey = x % 16 < 2 && y > 8 && y < 32 ? 255 : 120 + x;
        data.set([grey, grey, grey, 255], (y * width + x) * 4);
      }
    const picture = { pixels: { width, height, data }, scale: 1 };
    const white = { r: 1, g: 1, b: 1, a: 1 };
    expect(measureOnPicture(picture, { x: 0, y: 0, width, height }, white)).toBeCloseTo(2.1, 1);
    // The words are not in the picture.
    expect(measureOnPicture(picture, { x: 0, y: 0, width, height }, { r: 1, g: 0, b: 0, a: 1 })).toBeNull();
  });
});

it('writes a page in which no name is markup', () => {
  const [input] = inputs;
  const findings = input === undefined ? [] : audit(input).findings;
  const names = new Map(
    findings.flatMap(({ nodeIds }) => nodeIds.map((id) => [id, '<img src=x onerror=alert(1)>'])),
  );
  const html = writeReportPage(
    findings.map((finding) => ({ ...finding, message: '"</p><script>' })),
    { title: '<b>', notes: ['<i>'], names, cropOf: () => null },
  );
  expect(html.match(/<(?:img|script|b|i)[ >]/g)).toBeNull();
  expect(readFileSync('insight/audit/write-report-page.ts', 'utf8')).toContain("default-src 'none'");
});
