/** The last code that a person took away of a frame, kept in the frame itself, in entries that Figma has room for. */

const place = 'code-record';
/** Figma keeps 100 kB an entry: https://developers.figma.com/docs/plugins/api/properties/nodes-setplugindata */
const longestEntry = 90_000;
/** A record longer than all of these is not kept. */
const mostEntries = 20;

export async function readCodeRecord(frameId: string): Promise<string> {
  const frame = await figma.getNodeByIdAsync(frameId);
  if (!frame) return '';
  const count = Number(frame.getPluginData(place)) || 0;
  let record = '';
  for (let entry = 0; entry < count; entry += 1) record += frame.getPluginData(`${place}-${entry}`);
  return record;
}

export async function keepCodeRecord(frameId: string, record: string): Promise<void> {
  const frame = await figma.getNodeByIdAsync(frameId);
  if (!frame) return;
  const before = Number(frame.getPluginData(place)) || 0;
  const needed = Math.ceil(record.length / longestEntry);
  const count = needed > mostEntries ? 0 : needed;
  for (let entry = 0; entry < Math.max(before, count); entry += 1) {
    const part = entry < count ? record.slice(entry * longestEntry, (entry + 1) * longestEntry) : '';
    // An empty text removes an entry.
    frame.setPluginData(`${place}-${entry}`, part);
  }
  frame.setPluginData(place, count === 0 ? '' : String(count));
}
