import { expect, it } from 'vitest';
import { launchBrowser } from '../codegen/check/open-preview.ts';
import { openShow } from './judge-previews.ts';

it('waits for a page that is not ready at the first look, behind a policy that forbids eval', async () => {
  const browser = await launchBrowser();
  try {
    const show = await openShow(await browser.newContext());
    const late = `let frames = 30; const count = () => {
      frames -= 1;
      if (frames === 0) document.body.dataset.ready = '';
      else requestAnimationFrame(count);
    }; count();`;
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-1'">`;
    const refused = 'window.refused = [];';
    const page = `${policy}<body><script nonce="1">${refused}${late}</script>`;
    expect(await show(`<!doctype html>${page}`)).toEqual([]);
  } finally {
    await browser.close();
  }
});
