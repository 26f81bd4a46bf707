/** What Tailwind's utilities look like in a browser against the plain rules they stand for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { formatFiles, printDrafts } from '#codegen/targets/print-files';
import { defaultCodeOptions } from '#design/code-options';
import type { StyleKind } from '#design/targets';
import { findBrowser } from '../../../cli/browser.mjs';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { openLayout, type WrittenLayout } from './open-layout.ts';

const libraries = await collectLibraries();
const going = { aborted: false, throwIfAborted: () => {} };
const program = findBrowser();

/** Styles that exercise the table: on and off the scales, words, sides, borders, corners, colours, tokens. */
const styles: readonly Readonly<Record<string, string>>[] = [
  {
    display: 'flex',
    'flex-direction': 'column',
    'align-items': 'flex-start',
    gap: '8px 12.5px',
    padding: '4px 0 7px',
  },
  {
    display: 'flex',
    'flex-wrap': 'wrap',
    'justify-content': 'space-between',
    gap: '17px',
    padding: '1px 2px 3px 4px',
  },
  {
    display: 'grid',
    'grid-template-columns': 'repeat(3, minmax(0, 1fr))',
    'grid-template-rows': '20px auto',
  },
  { position: 'relative', width: '320px', height: '33.5px', 'min-width': '0', 'max-width': '100%' },
  {
    position: 'absolute',
    top: '-3px',
    right: '0',
    bottom: '12px',
    left: 'calc(50% - 7.5px)',
    'z-index': '2',
  },
  { position: 'absolute', inset: '0', width: '50%', height: '100%', opacity: '0.35' },
  { flex: '1 1 0', 'min-height': '24px', margin: '0 auto', 'align-self': 'stretch' },
  { flex: '1 0 auto', margin: '-4px 0 0 6px', order: '-1' },
  { 'flex-shrink': '0', width: '24px', height: '24px', 'background-color': 'var(--brand)' },
  { border: '1px solid var(--brand)', 'border-radius': '8px', 'background-color': 'rgb(0 0 0 / 0.12)' },
  { 'border-bottom': '2px solid #ff8800', 'border-radius': '4px 4px 0 0' },
  { border: '3px dashed #123456', 'border-radius': '9999px', 'box-shadow': '0 1px 2px rgb(0 0 0 / 0.08)' },
  {
    'border-radius': '50%',
    overflow: 'hidden',
    background: 'linear-gradient(90deg, #ff0000 0%, #0000ff 100%)',
  },
  { 'font-size': '16px', 'line-height': '24px', 'font-weight': '600', color: '#ffffff' },
  { 'font-size': '15px', 'line-height': '1.219', 'letter-spacing': '-0.32px', color: 'var(--brand)' },
  { 'font-size': '18px' },
  {
    'font-size': '32px',
    'line-height': 'normal',
    'font-family': "'Open Sans', sans-serif",
    'font-style': 'italic',
  },
  {
    'line-height': '1.5',
    'text-align': 'center',
    'text-transform': 'uppercase',
    'text-decoration': 'underline',
  },
  { overflow: 'hidden', 'text-overflow': 'ellipsis', 'white-space': 'nowrap', width: '80px' },
  {
    display: '-webkit-box',
    '-webkit-box-orient': 'vertical',
    '-webkit-line-clamp': '2',
    overflow: 'hidden',
    width: '90px',
  },
  { 'overflow-wrap': 'anywhere', 'white-space': 'pre-wrap', width: '61px' },
  { 'mix-blend-mode': 'multiply', transform: 'rotate(12deg)', filter: 'blur(2px)' },
  { 'aspect-ratio': '16 / 9', width: '64px' },
  { padding: 'var(--space)', gap: 'var(--space)', display: 'flex' },
  {
    width: '30px',
    height: '30px',
    'border-radius': '50%',
    outline: '2px solid #2d9cdb',
    'outline-offset': '-1px',
  },
  { 'border-radius': '8px 0 8px 8px', 'margin-inline': '-2px 0', 'margin-block': '-1px 8px' },
  { 'border-radius': '10px 20px 0 5px', 'margin-inline': '-3px', height: '20px' },
  { 'border-radius': '7px 7px 0 0', flex: '1 1 40px', width: '58.333%', 'max-width': '25%' },
  { 'border-radius': '0 0 0 7px', flex: '1 1 auto', 'min-height': '1lh', left: '-25%', position: 'relative' },
  {
    'border-left': '1px solid rgb(255 255 255 / 0.16)',
    color: 'rgb(0 0 0 / 0.605)',
    gap: '1px',
    display: 'flex',
  },
  {
    border: '1px solid rgb(0 0 0 / 0.333)',
    'background-color': 'color-mix(in srgb, var(--brand) 25%, transparent)',
  },
  { transform: 'translateY(50%)', 'aspect-ratio': '1 / 1', width: '20px', color: '#123456' },
  { transform: 'rotate(-90deg)', 'letter-spacing': '-0.5px', 'font-size': '13.8px', 'line-height': '26px' },
  { transform: 'translateX(-7px) rotate(4deg)', 'letter-spacing': '0.5px', 'font-size': '13.8px' },
  { display: 'grid', 'grid-template-columns': 'minmax(0, 1fr)', 'grid-row': '2', 'grid-column': '1 / -1' },
  { 'background-color': '#ff8800', color: '#ff8800', 'border-radius': '7px', 'box-shadow': 'none' },
  { 'background-color': 'rgb(18 52 86 / 0.4)', border: '1px solid rgb(18 52 86 / 0.4)' },
  { 'backdrop-filter': 'blur(4px)', 'font-feature-settings': "'tnum', 'zero'" },
];

const layout: WrittenLayout = {
  tokens: [
    {
      name: 'Brand',
      codeName: null,
      kind: 'colour',
      collection: null,
      values: [{ mode: 'One', value: { r: 0.1, g: 0.4, b: 0.3, a: 1 } }],
    },
    { name: 'Space', codeName: null, kind: 'number', collection: null, values: [{ mode: 'One', value: 11 }] },
  ],
  pages: [
    {
      id: '1:1',
      name: 'Page',
      style: { position: 'relative', display: 'flex', 'flex-direction': 'column', 'min-height': '900px' },
      children: [
        ...styles.map((style, index) => ({
          id: `2:${index}`,
          name: `Box ${index}`,
          style,
          children: [{ id: `3:${index}`, name: 'Inside', text: 'Some words to lay out inside of it' }],
        })),
        {
          id: '4:1',
          name: 'Buy button',
          style: { display: 'flex', width: '200px', padding: '8px 12px' },
          children: [
            { id: '4:2', name: 'Words', text: 'Buy', style: { width: '100%', 'font-size': '14px' } },
          ],
        },
        {
          id: '5:1',
          name: 'Email field',
          drawn: { width: 200, height: 40 },
          style: { display: 'flex' },
          children: [
            { id: '5:2', name: 'Hint', text: 'Your email', style: { color: '#888888', 'font-size': '14px' } },
          ],
        },
        { id: '6:1', name: 'Photo', kind: 'image', style: { width: '48px', height: '27px' } },
        {
          id: '7:1',
          name: 'Rules',
          blocks: [{ runs: [{ text: 'a' }] }, { list: 'unordered', runs: [{ text: 'b' }] }],
        },
      ],
    },
  ],
};

/**
 * Lengths in rem and in px, without those for which Tailwind has a step of its own in rem: hairlines of 2 px, its radii
 * and translations.
 */
const scaledStyles: readonly Readonly<Record<string, string>>[] = [
  { 'font-size': '13.8px', 'line-height': '29.05px', 'letter-spacing': '0.5px', 'text-indent': '12px' },
  { 'font-size': '28px', 'line-height': '34px', padding: '12.5px max(24px, 50% - 640px)' },
  { 'font-size': '13px', 'line-height': '1.4', width: 'min(320px, 100%)', height: '33.5px' },
  { display: 'grid', 'grid-template-columns': '200px minmax(0, 1fr)', gap: '1px 17px', padding: '1px 3px' },
  {
    display: 'flex',
    border: '4px solid #123456',
    'border-radius': '7px',
    'box-shadow': '0 8px 24px #123456',
  },
  { position: 'relative', left: 'calc(50% - 40px)', outline: '3px solid #123456', 'outline-offset': '-6px' },
  { transform: 'translateX(7.5px)', 'background-color': '#ff8800', flex: '1 0 120px', filter: 'blur(8px)' },
];

const scaledLayout: WrittenLayout = {
  pages: [
    {
      name: 'Page',
      style: { display: 'flex', 'flex-direction': 'column' },
      children: scaledStyles.map((style, index) => ({
        id: `2:${index}`,
        name: `Box ${index}`,
        style,
        children: [{ id: `3:${index}`, name: 'Inside', text: 'Some words to lay out inside of it' }],
      })),
    },
  ],
};

describe.skipIf(program === null)('in a browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: program?.path ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
      env: { ...(process.env as Record<string, string>), ...program?.env },
    });
  });
  afterAll(() => browser.close());

  it('Tailwind looks as the plain rules do', async () => {
    const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
    const plain = await readLooks(page, await printPage('css', layout));
    const utilities = await readLooks(page, await printPage('tailwind', layout));
    expect(Object.keys(plain).length).toBeGreaterThan(styles.length * 2);
    expect(utilities).toEqual(plain);
    await page.close();
  });

  it('both look alike with larger letters too', async () => {
    const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
    const withLargerLetters = async (kind: StyleKind) =>
      readLooks(
        page,
        (await printPage(kind, scaledLayout)).replace('<style>', '<style>:root{font-size:20px}'),
      );
    const plain = await withLargerLetters('css');
    expect(plain['2:0']?.['font-size']).toBe('17.25px');
    expect(await withLargerLetters('tailwind')).toEqual(plain);
    await page.close();
  });
});

async function printPage(kind: StyleKind, layout: WrittenLayout): Promise<string> {
  const options = { ...defaultCodeOptions, target: 'html', styles: kind, nodeIds: true } as const;
  const drafts = await printDrafts(findComponents(openLayout(layout), options), options, libraries);
  const files = await formatFiles(drafts, options, going);
  const text = (path: string) => {
    const file = files.find((one) => one.path === path);
    return file?.kind === 'text' ? file.text : '';
  };
  return text('index.html').replace(
    '<link rel="stylesheet" href="tokens.css" />',
    () => `<style>${text('tokens.css')}${text('styles.css')}</style>`,
  );
}

type Looks = Record<string, Record<string, string>>;

/** The computed style and box of each marked element, without what says the same in other words. */
async function readLooks(page: Page, html: string): Promise<Looks> {
  await page.setContent(html);
  const script = readFileSync(join(import.meta.dirname, 'read-computed-styles.js'), 'utf8');
  return page.evaluate<Looks>(script);
}
