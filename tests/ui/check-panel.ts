/** What holds for every state of the panel: legible, reachable, named, nothing sticks out, and axe objects to nothing. */
import type { Frame } from 'playwright-core';
import { expect } from 'vitest';
import { contrastRule, runAxe } from '../../bench/run-axe.ts';
import type { OpenedHost } from '../host/open-host.ts';
import { findFaintTexts, findNameless, findOverflow, findSmallTargets } from './measure-panel.ts';

export interface CheckedPanel {
  readonly panel: Frame;
  /** px. */
  readonly widths: readonly number[];
  setTheme(theme: 'light' | 'dark'): Promise<void>;
  setWidth(width: number): Promise<void>;
  /** Keeps a picture, where a run keeps any. */
  shoot(width: number, theme: 'light' | 'dark'): Promise<void>;
}

/** Measures the state that the panel is in, in each width and theme. It ends light and as wide as the first width. */
export async function checkPanel(open: CheckedPanel, state: string): Promise<void> {
  const { panel, widths } = open;
  for (const width of widths) {
    await open.setWidth(width);
    // Two frames: one that lays out, one that is drawn.
    await panel.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    for (const theme of ['light', 'dark'] as const) {
      await open.setTheme(theme);
      await open.shoot(width, theme);
      expect.soft(await findFaintTexts(panel), `${state} at ${width}, ${theme}: faint texts`).toEqual([]);
    }
    expect.soft(await findOverflow(panel), `${state} at ${width}: sticks out`).toEqual([]);
    expect.soft(await findSmallTargets(panel), `${state} at ${width}: small targets`).toEqual([]);
  }
  await open.setTheme('light');
  if (widths[0] !== undefined) await open.setWidth(widths[0]);
  expect.soft(await findNameless(panel), `${state}: nameless controls`).toEqual([]);
  // Its contrast is measured above, in both themes.
  expect.soft(await runAxe(panel, contrastRule), `${state}: axe`).toEqual([]);
}

/** The panel of a story in the host, whose pictures are named after the state. */
export function panelOfStory(story: OpenedHost, panel: Frame, state: string): CheckedPanel {
  return {
    panel,
    widths: [400, 320, 900],
    setTheme: (theme) => story.setTheme(theme),
    async setWidth(width) {
      const frame = story.page.locator('iframe').first();
      await frame.evaluate((element, px) => void (element.style.width = `${px}px`), width);
    },
    shoot: (width, theme) => story.shoot(`story/${state}-${theme}-${width}`),
  };
}
