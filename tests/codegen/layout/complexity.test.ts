/** A design four times as large is about four times the work, never sixteen: counted, not timed. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { WorkCount } from './count-work.ts';

test('the work of the layout and of the whole compile grows as designs do', async () => {
  const { stdout } = await promisify(execFile)(execPath, [join(import.meta.dirname, 'count-work.ts')]);
  const counted = JSON.parse(stdout) as readonly WorkCount[];
  expect(counted.length).toBeGreaterThan(0);
  for (const { what, small, large } of counted) {
    expect.soft(large / small, what).toBeLessThan(5);
    expect.soft(large / small, what).toBeGreaterThan(3);
  }
});
