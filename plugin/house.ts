/** The team's own project, kept in the document itself, so that everyone who opens it generates into the same house. */
import { noHouse, type KeptHouse } from '#design/kept-house';

const place = 'house';

export function readHouse(): KeptHouse {
  try {
    return { ...noHouse, ...(JSON.parse(figma.root.getPluginData(place) || '{}') as Partial<KeptHouse>) };
  } catch {
    return noHouse;
  }
}

/** Writes only what is new: every write is a step that people could undo. */
export function keepHouse(house: KeptHouse): void {
  const text = house.config === '' && house.sheets === '' ? '' : JSON.stringify(house);
  if (figma.root.getPluginData(place) !== text) figma.root.setPluginData(place, text);
}
