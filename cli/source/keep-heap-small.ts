import { setFlagsFromString } from 'node:v8';

/** Bytes of a file from which on its design is one that fills the memory. */
const large = 16e6;

/**
 * Of a large design only a quarter of what lies in memory is in use at any time; Node collects the rest late, to save
 * time. So little more is kept than is in use: 50,000 layers take less than 1 GB, and no more time.
 */
export function keepHeapSmall(bytes: number): void {
  if (bytes > large) setFlagsFromString('--heap-growing-percent=12');
}
