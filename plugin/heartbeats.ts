/**
 * Signs of life of the panels that hold or want the queue of a file, in Figma's client storage on this computer, which
 * all windows share. A heartbeat only says who is there; nothing that must not happen twice depends on its time.
 */

/** One panel, as it was last heard of. */
export interface Heartbeat {
  readonly panel: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether somebody could see the panel. */
  readonly visible: boolean;
  /** The name of the file then. */
  readonly fileName: string;
}

const prefix = 'heartbeat';

/**
 * Milliseconds without a heartbeat after which a panel counts as closed. It beats every five seconds; in a window that
 * nobody sees, browsers let timers run once a minute.
 */
const patience = { visible: 20_000, hidden: 150_000 };

/** Keeps a sign of life in the place of the last. */
export function keepHeartbeat(fileId: string, panel: string, visible: boolean): Promise<void> {
  const beat: Heartbeat = { panel, at: Date.now(), visible, fileName: figma.root.name };
  return figma.clientStorage.setAsync(placeOf(fileId, panel), beat);
}

/** The panel is gone, or wants nothing of the queue. */
export function dropHeartbeat(fileId: string, panel: string): Promise<void> {
  return figma.clientStorage.deleteAsync(placeOf(fileId, panel));
}

/** The panels of a file that are open now, as far as can be told. */
export async function listLive(fileId: string): Promise<readonly Heartbeat[]> {
  const keys = (await figma.clientStorage.keysAsync()).filter((key) => key.startsWith(placeOf(fileId, '')));
  const beats = await Promise.all(keys.map((key) => figma.clientStorage.getAsync(key)));
  return (beats as readonly (Heartbeat | undefined)[]).filter(
    (beat): beat is Heartbeat => beat !== undefined && isLive(beat),
  );
}

function isLive({ at, visible }: Heartbeat): boolean {
  return Date.now() - at < (visible ? patience.visible : patience.hidden);
}

function placeOf(fileId: string, panel: string): string {
  return `${prefix} ${fileId} ${panel}`;
}
