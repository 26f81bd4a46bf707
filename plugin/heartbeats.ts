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
const timeouts = { visible: 20_000, hidden: 150_000 };

/** Replaces the last heartbeat. */
export function writeHeartbeat(fileId: string, panel: string, visible: boolean): Promise<void> {
  const heartbeat: Heartbeat = { panel, at: Date.now(), visible, fileName: figma.root.name };
  return figma.clientStorage.setAsync(keyOf(fileId, panel), heartbeat);
}

/** The panel is closed, or does not use the queue. */
export function deleteHeartbeat(fileId: string, panel: string): Promise<void> {
  return figma.clientStorage.deleteAsync(keyOf(fileId, panel));
}

/** The panels of a file that are probably open now. */
export async function listLivePanels(fileId: string): Promise<readonly Heartbeat[]> {
  const keys = (await figma.clientStorage.keysAsync()).filter((key) => key.startsWith(keyOf(fileId, '')));
  const heartbeats = await Promise.all(keys.map((key) => figma.clientStorage.getAsync(key)));
  return (heartbeats as readonly (Heartbeat | undefined)[]).filter(
    (heartbeat): heartbeat is Heartbeat => heartbeat !== undefined && isLive(heartbeat),
  );
}

function isLive({ at, visible }: Heartbeat): boolean {
  return Date.now() - at < (visible ? timeouts.visible : timeouts.hidden);
}

function keyOf(fileId: string, panel: string): string {
  return `${prefix} ${fileId} ${panel}`;
}
