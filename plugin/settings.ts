import { defaultPanelSettings, type PanelSettings } from '#design/settings';
import { findFileId, getFileId } from './file-identity.ts';
import { keepHouse, readHouse } from './house.ts';
import { keepRules, openRules } from './image-rules.ts';
import { listKeys } from './keys.ts';

/** What is remembered for this person whatever file is open. */
const everywhere = 'settings';
/** What is remembered for each file. */
const perFile = 'choices';
/** Files whose choices are kept; the oldest is forgotten first. */
const filesKept = 100;

type Choices = Pick<PanelSettings, 'target' | 'styles' | 'mode'>;
type ChoicesByFile = readonly (readonly [fileId: string, choices: Choices])[];

/** The remembered settings, with the choices last made in this file. */
export async function openSettings(): Promise<PanelSettings> {
  const stored = ((await figma.clientStorage.getAsync(everywhere)) ?? {}) as Partial<PanelSettings>;
  const fileId = await findFileId();
  const all = await openChoices();
  // Older versions knew files by their names.
  const [, choices] =
    all.find(([id]) => id === fileId) ?? all.find(([name]) => name === figma.root.name) ?? [];
  const keysKept = await listKeys();
  return {
    ...defaultPanelSettings,
    ...stored,
    ...choices,
    keysKept,
    house: readHouse(),
    imageRules: openRules(),
  };
}

/** Remembers settings; `target`, `styles` and `mode` for this file. */
export async function saveSettings(settings: PanelSettings): Promise<void> {
  const { house, imageRules, ...own } = settings;
  keepHouse(house);
  keepRules(imageRules);
  await figma.clientStorage.setAsync(everywhere, own);
  const { target, styles, mode } = settings;
  const fileId = await getFileId();
  const others = (await openChoices()).filter(([id]) => id !== fileId && id !== figma.root.name);
  const kept: ChoicesByFile = [[fileId, { target, styles, mode }], ...others.slice(0, filesKept - 1)];
  await figma.clientStorage.setAsync(perFile, kept);
}

/** True until the panel has saved anything. */
export async function isFirstRun(): Promise<boolean> {
  return (await figma.clientStorage.getAsync(everywhere)) === undefined;
}

async function openChoices(): Promise<ChoicesByFile> {
  return ((await figma.clientStorage.getAsync(perFile)) ?? []) as ChoicesByFile;
}
