/** How much of Figma's plugin API the host has, counted against the typings, and that what we rely on is in it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { collectApiMembers } from '../../host/collect-api-members.mjs';
import { hasBrowser, openBrowser, root } from './open-host.ts';
import { openProbe, type ProbeHost } from './probe-host.ts';

/** Members that the plugin and its kind need, by where they are. */
const needed: Readonly<Record<string, readonly string[]>> = {
  figma:
    'apiVersion editorType mode command pluginId showUI ui on once off closePlugin notify openExternal mixed root currentPage setCurrentPageAsync getNodeByIdAsync loadAllPagesAsync skipInvisibleInstanceChildren base64Encode base64Decode getImageByHash createImage createImageAsync createFrame createRectangle createEllipse createText createLine createVector createNodeFromSvg createPage createComponent createSection group union loadFontAsync listAvailableFontsAsync commitUndo triggerUndo clientStorage viewport variables getStyleByIdAsync getLocalPaintStylesAsync getLocalTextStylesAsync getLocalEffectStylesAsync codegen'.split(
      ' ',
    ),
  'figma.ui': 'postMessage onmessage on once off show hide resize close'.split(' '),
  'figma.clientStorage': 'getAsync setAsync deleteAsync keysAsync'.split(' '),
  'figma.viewport': 'center zoom bounds scrollAndZoomIntoView'.split(' '),
  'figma.variables':
    'getVariableByIdAsync getVariableCollectionByIdAsync getLocalVariablesAsync getLocalVariableCollectionsAsync setBoundVariableForPaint createVariableAlias'.split(
      ' ',
    ),
  'figma.codegen': 'on once off preferences refresh'.split(' '),
  PAGE: 'on once off loadAsync selection findAllWithCriteria'.split(' '),
  FRAME:
    'id name type parent children visible locked removed x y width height relativeTransform absoluteTransform absoluteBoundingBox absoluteRenderBounds layoutMode paddingLeft itemSpacing constraints minWidth maxWidth gridRowCount fills strokes effects opacity blendMode cornerRadius topLeftRadius clipsContent isMask isAsset findAll findOne findChild findChildren findAllWithCriteria getPluginData setPluginData getSharedPluginData setRelaunchData exportAsync appendChild insertChild remove clone resize boundVariables resolvedVariableModes setBoundVariable'.split(
      ' ',
    ),
  TEXT: 'characters getStyledTextSegments fontName fontSize fontWeight lineHeight letterSpacing textAlignHorizontal textAutoResize insertCharacters setRangeFills'.split(
    ' ',
  ),
  COMPONENT: 'componentPropertyDefinitions variantProperties key description createInstance'.split(' '),
  INSTANCE: 'componentProperties variantProperties getMainComponentAsync setProperties detachInstance'.split(
    ' ',
  ),
};

/** Answers for each name whether reading it says that it is not implemented. */
const probing = `
  const missing = (object, names) => names.filter((name) => {
    try { object[name]; return false; } catch (error) { return error.message.startsWith('not implemented in this host'); }
  });
  const absent = (object, names) => names.filter((name) => !(name in object));
  const objects = { figma, 'figma.ui': figma.ui, 'figma.variables': figma.variables, 'figma.codegen': figma.codegen,
    'figma.clientStorage': figma.clientStorage, 'figma.viewport': figma.viewport, 'figma.util': figma.util };
  const nodes = { DOCUMENT: figma.root, PAGE: figma.currentPage, FRAME: figma.createFrame(), RECTANGLE: figma.createRectangle(),
    ELLIPSE: figma.createEllipse(), LINE: figma.createLine(), POLYGON: figma.createPolygon(), STAR: figma.createStar(),
    VECTOR: figma.createVector(), TEXT: figma.createText(), SECTION: figma.createSection(), COMPONENT: figma.createComponent(),
    INSTANCE: await figma.getNodeByIdAsync('2:4'), GROUP: figma.group([figma.createFrame()], figma.currentPage),
    BOOLEAN_OPERATION: figma.union([figma.createRectangle()], figma.currentPage) };`;

interface Found {
  readonly missing: readonly string[];
  readonly absent: readonly string[];
}

describe.skipIf(!hasBrowser())("coverage of Figma's plugin API", () => {
  let browser: Browser;
  let probe: ProbeHost;
  let found: Record<string, Found>;
  let names: Record<string, readonly string[]>;
  beforeAll(async () => {
    browser = await openBrowser();
    probe = await openProbe(browser);
    const members = await collectApiMembers();
    names = { ...members.nodes, ...members.objects };
    found = (await probe.run(`${probing}
      const names = ${JSON.stringify(names)};
      const found = {};
      for (const [name, object] of [...Object.entries(objects), ...Object.entries(nodes)]) {
        found[name] = { missing: missing(object, names[name]), absent: absent(object, names[name]) };
      }
      return found`)) as Record<string, Found>;
  });
  afterAll(async () => {
    await probe.close();
    await browser.close();
  });

  it('has every member of the typings by name, done or saying that it is not', () => {
    for (const [where, { absent }] of Object.entries(found)) expect(absent, where).toEqual([]);
  });

  it.each(Object.entries(needed))('has what is needed of %s', (where, wanted) => {
    expect(names[where]).toEqual(expect.arrayContaining([...wanted]));
    expect(wanted.filter((name) => found[where]?.missing.includes(name))).toEqual([]);
  });

  it('is counted in a table', async () => {
    const rows = Object.entries(found).map(([where, { missing }]) => {
      const all = names[where]?.length ?? 0;
      return `| ${where} | ${String(all - missing.length)} | ${String(all)} | ${missing.join(' ')} |`;
    });
    const table = ['| where | has | of | lacks |', '| --- | --- | --- | --- |', ...rows].join('\n');
    await mkdir(join(root, 'tests/pictures/host'), { recursive: true });
    await writeFile(join(root, 'tests/pictures/host/api-coverage.md'), `${table}\n`);
    const has = Object.entries(found).map(
      ([where, { missing }]) => (names[where]?.length ?? 0) - missing.length,
    );
    expect(has.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(900);
  });
});
