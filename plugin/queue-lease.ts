/**
 * Who works the queue of a file off: one window at a time. Client storage is all that windows share, and it can only
 * get, set and delete one entry at a time, so each window has one entry, as in Lamport's bakery algorithm: a claim has
 * a number higher than all existing ones, and the window with the lowest claim holds the lease. A claim is written once
 * and then only deleted, by its own window or by one that takes the lease over. So a window that lost it cannot get it
 * back by running late. Heartbeats only decide when a window may be skipped. If they are wrong, nothing is paid for
 * twice:
 *
 * - who sends a request, or asks for a picture again, looks at the claims, keeps its record, and looks at the claims
 * again
 *   (`holdsLease`); the first look leaves no record of a picture that another window has drawn and dropped since;
 * - who takes the lease writes its claim first and reads the records afterwards.
 *
 * And a record is kept under the number of the lease it was written under, of which the highest counts (`image-job-store.ts`).
 * Whatever happens in between, either the one sees that it lost the lease and sends nothing, or the other sees that the
 * picture was asked for. Lamport's second phase, in which the others wait while one chooses its number, is left out:
 * all it would save is that of two windows which open at the same moment the one that came first may be passed over.
 */
import type { QueueLease } from '#design/messages';
import { findFileId, getFileId } from './file-identity.ts';
import { deleteHeartbeat, writeHeartbeat, listLivePanels } from './heartbeats.ts';

interface Claim {
  readonly panel: string;
  readonly number: number;
}

/** This window, once its panel has requested the lease. */
let ownPanel: { readonly panel: string; readonly fileId: string } | null = null;

/** Whether this window holds the lease and no other of this person is open, as of the last answer. */
let isAlone = false;

/** A panel's request for the lease. */
export interface LeaseRequest {
  /** A random name of this panel. */
  readonly panel: string;
  /** Whether somebody can see it. */
  readonly visible: boolean;
  /** Takes the lease from whoever has it. */
  readonly takesOver: boolean;
}

/**
 * Reports that this window is open and wants the lease; returns which window has it. Called repeatedly while the panel
 * is open.
 */
export async function renewLease({ panel, visible, takesOver }: LeaseRequest): Promise<QueueLease> {
  const fileId = await (takesOver ? getFileId() : findFileId());
  if (ownPanel !== null && ownPanel.fileId !== fileId) releaseLease();
  ownPanel = { panel, fileId };
  await writeHeartbeat(fileId, panel, visible);
  const live = (await listLivePanels(fileId)).map((heartbeat) => heartbeat.panel);
  const claims = await readClaims(fileId);
  const own = claims.find((claim) => claim.panel === panel);
  const isOwner = own !== undefined && isLowest(own, claims);
  const claim = own !== undefined && (isOwner || !takesOver) ? own : await makeClaim(fileId, panel, claims);
  for (const other of claims) {
    if (other.panel === panel || !isBefore(other, claim) || (!takesOver && live.includes(other.panel)))
      continue;
    await figma.clientStorage.deleteAsync(keyOf(fileId, other.panel));
    if (!live.includes(other.panel)) await deleteHeartbeat(fileId, other.panel);
  }
  const isHeld = await holdsLease(claim.number);
  isAlone = isHeld && live.every((one) => one === panel);
  return { isHeld, number: claim.number, live };
}

/** Whether the queue has nobody when this window is closed: it has the lease, and no other window of this person is open. */
export function isLastWithQueue(): boolean {
  return isAlone;
}

/** Whether this window holds the lease now, and under this number. */
export async function holdsLease(number: number): Promise<boolean> {
  if (ownPanel === null) return false;
  const { panel } = ownPanel;
  const claims = await readClaims(await findFileId());
  const own = claims.find((claim) => claim.panel === panel);
  return own !== undefined && own.number === number && isLowest(own, claims);
}

/** Gives the lease back. For the end of a run, so nothing is awaited; if a write is lost, the heartbeats stop. */
export function releaseLease(): void {
  if (ownPanel === null) return;
  const { panel, fileId } = ownPanel;
  void figma.clientStorage.deleteAsync(keyOf(fileId, panel));
  void deleteHeartbeat(fileId, panel);
}

async function makeClaim(fileId: string, panel: string, claims: readonly Claim[]): Promise<Claim> {
  // Numbers go on from those of the records, so that no later lease has a lower one.
  const used = (await figma.clientStorage.keysAsync()).map((key) => {
    const [, number = '0'] = key.startsWith(`drawing ${fileId} `)
      ? (/^drawing \S+ (\d+) /.exec(key) ?? [])
      : [];
    return Number(number);
  });
  const number = 1 + Math.max(0, ...claims.map((one) => one.number), ...used);
  const claim: Claim = { panel, number };
  await figma.clientStorage.setAsync(keyOf(fileId, panel), claim);
  return claim;
}

async function readClaims(fileId: string): Promise<readonly Claim[]> {
  const keys = (await figma.clientStorage.keysAsync()).filter((key) => key.startsWith(keyOf(fileId, '')));
  const claims = await Promise.all(keys.map((key) => figma.clientStorage.getAsync(key)));
  return (claims as readonly (Claim | undefined)[]).filter((claim): claim is Claim => claim !== undefined);
}

function isLowest(own: Claim, claims: readonly Claim[]): boolean {
  return claims.every((claim) => claim.panel === own.panel || isBefore(own, claim));
}

function isBefore(one: Claim, other: Claim): boolean {
  return one.number < other.number || (one.number === other.number && one.panel < other.panel);
}

function keyOf(fileId: string, panel: string): string {
  return `queue-claim ${fileId} ${panel}`;
}
