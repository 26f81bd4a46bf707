import type { CodeOptions } from '#design/code-options';
import { openKeptHouse } from '#design/kept-house';
import type { PanelSettings } from '#design/settings';

/** What the settings ask of the compiler; for HTML, CSS Modules are CSS. */
export function optionsOf({ target, styles, mergeWidths, house }: PanelSettings): CodeOptions {
  const fitting = target === 'html' && styles === 'modules' ? 'css' : styles;
  const isUsed = openKeptHouse(house).config !== null;
  return {
    target,
    styles: fitting,
    nodeIds: false,
    project: false,
    mergeWidths,
    ...(isUsed ? { house } : {}),
  };
}
