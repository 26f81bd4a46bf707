/** The same plugin with a service behind it: a stand-in on the port that the manifest names, asked by the panel itself. */
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileAnswers, planAnswers } from '../../bench/answers/bad-answers.ts';
import { drawPage, reading, secondLook } from '../cli/page-picture.ts';
import { hasBrowser, openBrowser, openHost, type OpenedHost } from '../host/open-host.ts';
import { decide } from '../model-server/decide.ts';
import { modelServerPort, startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { frameIds, openStory, type Story } from '../plugin/open-story.ts';
import { openRandom } from '../random-designs/random.ts';
import { keepKey } from './keep-key.ts';
import { hasRealPage, readRealPage, realDocument, realFrame, screenshot } from './real-page.ts';
import { waitLimits } from '../wait-limits.ts';
import { chooseFile, seeFile } from '../ui/see-file.ts';
import { openReceipt } from '../ui/open-receipt.ts';

const key = 'sk-story-secret';

describe.skipIf(!hasBrowser())('a person with a key', () => {
  let browser: Browser;
  let story: Story;
  let models: ModelServer;
  let panel: Frame;
  let phone: string;

  beforeAll(async () => {
    models = await startModelServer({ port: modelServerPort, pace: 1 });
    browser = await openBrowser();
    story = await openStory(browser, 'landing');
    phone = (await frameIds('landing')).get('Landing / Phone') ?? '';
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
    await models.close();
  });

  /** What the panel says of how the shown code was made. */
  const origin = (words: string) =>
    panel
      .getByRole('region', { name: 'Shown code' })
      .last()
      .getByText(`Landing / Phone ${words}`, { exact: true });

  it('gives it in the settings, where no log shows it', async () => {
    panel = await story.open('settings');
    await keepKey(story, panel, { service: 'OpenAI', address: models.url, key });
    await panel.getByRole('button', { name: 'Close settings' }).click();
    expect(JSON.stringify(await story.log())).not.toContain(key);
  });

  it('sees a model’s files stream in, and their Receipt', async () => {
    await story.select(phone);
    await panel.getByRole('button', { name: /^Files, / }).waitFor();
    await panel.getByRole('combobox', { name: 'Mode' }).click();
    await panel.getByRole('option', { name: /AI rewrites the code/ }).click();
    // The same amounts before the click and while it runs.
    const announced = panel.getByText(
      /^Sends the outline, the draft and \d+ images? to gpt-5\.4 in 1 to 3 requests: /,
    );
    await announced.waitFor();
    const [cost = ''] = /about \$[\d.]+, at most \$[\d.]+(?=\.$)/.exec(await announced.innerText()) ?? [];
    expect(cost).not.toBe('');
    await panel.getByRole('button', { name: 'Generate code' }).click();
    await panel.getByText(/Writing file \d+/).waitFor();
    await panel.getByText(`tokens so far, ${cost}`).waitFor();
    await story.shoot('story/model-streaming');
    // What is selected meanwhile does not take the heading of what is written.
    const card = (await frameIds('landing')).get('Route card') ?? '';
    await story.select(card);
    await panel.getByRole('heading', { name: 'Route card', exact: true }).waitFor();
    await panel.getByText(/tokens, \$/).waitFor();
    const another = panel.getByText('This is the code of “Landing / Phone”, not of the selection.');
    await another.waitFor();
    await panel.getByRole('button', { name: 'Generate code' }).waitFor();
    await story.select(phone);
    await another.waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Regenerate code' }).waitFor();
    await origin('Rewritten by AI').waitFor();
    await openReceipt(panel, 'Checks');
    await panel.getByRole('heading', { name: 'Types' }).waitFor();
    await story.shoot('story/model-receipt');
    const asked = models.requests.filter(({ path }) => path === '/v1/responses');
    expect(asked).toHaveLength(1);
    expect(JSON.stringify(asked[0]?.body)).toContain('data:image/png;base64,');
  });

  it('asks for a change, takes it back, and finds it again when the panel is opened anew', async () => {
    const steps = panel.getByRole('region', { name: 'Requests' });
    const ask = async (wish: string, ...answers: readonly string[]) => {
      models.answerWith(...answers);
      await panel.getByRole('textbox', { name: 'What should change' }).fill(wish);
      await panel.getByRole('textbox', { name: 'What should change' }).press('Control+Enter');
      await steps.getByRole('heading', { name: wish }).waitFor();
    };
    await panel.getByRole('tab', { name: 'Ask' }).click();
    await ask('Darker ink', editOf('src/tokens.css', '--blue-24: #131a47;', '--blue-24: #05071a;'));
    await steps.getByText('I made it so.').waitFor();
    // The second edit does not fit, goes back once, and fits then.
    const misses = editOf('src/tokens.css', '--blue-24: #131a47;', '--blue-24: #000000;');
    await ask('Blacker ink', misses, editOf('src/tokens.css', '--blue-24: #05071a;', '--blue-24: #000000;'));
    const asked = models.requests.filter(({ path }) => path === '/v1/responses').slice(-2);
    expect(JSON.stringify(asked[1]?.body)).toContain('is not there to the letter');
    await steps.getByText('1 file changed').first().click();
    await steps.getByText('--blue-24: #05071a;').waitFor();
    await story.shoot('story/model-asked');
    await panel.getByRole('button', { name: 'Undo' }).click();
    await steps.getByText('Undone. 1 file changed').waitFor();
    panel = await story.open('code');
    await story.select(phone);
    await panel.getByRole('tab', { name: 'Ask' }).click();
    await panel.getByText('Undone. 1 file changed').waitFor();
    await panel.getByRole('button', { name: 'Redo' }).click();
    await panel.getByRole('button', { name: 'Redo', disabled: true }).waitFor();
    await panel.getByRole('tab', { name: 'Code', exact: true }).last().click();
    await chooseFile(panel, /tokens\.css/);
    await panel.getByText('--blue-24: #000000;').waitFor();
  });

  it('lets a model decide what things are, and loses nothing to one that is fooled or refuses', async () => {
    const card = (await frameIds('landing')).get('Route card') ?? '';
    const receipt = async () => {
      await panel.getByRole('button', { name: 'Copy file', disabled: false }).waitFor();
      await openReceipt(panel, 'Checks');
      await panel.getByRole('heading', { name: 'Types' }).waitFor();
      return (await checksIn(panel)).join('\n');
    };
    const generate = async (end: RegExp, answer: string | null) => {
      if (answer === null) models.breakNext('refusal');
      else models.answerWith(answer);
      await panel.getByRole('button', { name: 'Generate code' }).click();
      await panel.getByText(end).first().waitFor();
      return receipt();
    };
    const choose = async (mode: RegExp) => {
      await panel.getByRole('combobox', { name: 'Mode' }).click();
      await panel.getByRole('option', { name: mode }).click();
    };
    await story.select(card);
    await panel.getByText('Route card').first().waitFor();
    await choose(/Free and instant/);
    await panel.getByRole('button', { name: 'Generate code' }).click();
    await panel.getByRole('tab', { name: 'Code', exact: true }).last().click();
    await seeFile(panel, 'RouteCardPage.tsx');
    const draft = await receipt();
    await choose(/AI names things/);
    const good = { name: [['journey', [3]]], alt: [['Roofs along a canal', [2]]] } as const;
    expect(await generate(/\d files, [\d,]+ tokens/, decide(good))).toBe(draft);
    await openReceipt(panel, 'Changes');
    await panel.getByRole('checkbox', { name: /Roofs along a canal/ }).waitFor();
    await story.shoot('story/model-decided');
    panel = await story.open('code');
    await story.select(card);
    await openReceipt(panel, 'Changes');
    const kept = panel.getByRole('checkbox', { name: /Roofs along a canal/, checked: true });
    await kept.click();
    await panel.getByRole('checkbox', { name: /Roofs along a canal/, checked: false }).waitFor();
    const fooled = { ...good, href: [['javascript:alert(1)', [10]]], name: [['</script>', [3]]] } as const;
    expect(await generate(/\d files, [\d,]+ tokens/, decide(fooled))).toBe(draft);
    await openReceipt(panel, 'Problems');
    await panel.getByText(/only web, mail and phone addresses, paths and layers can be led to/).waitFor();
    expect(await generate(/refused this because of its content/, null)).toBe(draft);
    await openReceipt(panel, 'Changes');
    expect(await panel.getByRole('checkbox').count()).toBe(0);
    await story.select(phone);
    await panel.getByText('Landing / Phone').first().waitFor();
  });

  it('asks about all frames that are shown together, and keeps that apart from each alone', async () => {
    const card = (await frameIds('landing')).get('Route card') ?? '';
    const steps = panel.getByRole('region', { name: 'Requests' });
    await story.select(phone, card);
    await panel
      .getByText(/^2 frames/)
      .first()
      .waitFor();
    await panel.getByRole('combobox', { name: 'Mode' }).click();
    await panel.getByRole('option', { name: /Free and instant/ }).click();
    await panel.getByRole('button', { name: 'Generate code' }).click();
    await panel.getByRole('tab', { name: 'Ask' }).click();
    await panel.getByPlaceholder('What should change in these 2 frames?').waitFor();
    models.answerWith(editOf('src/tokens.css', ':root {', ':root {\n  --spare: 8px;'));
    await panel.getByRole('textbox', { name: 'What should change' }).fill('Spare room');
    await panel.getByRole('button', { name: 'Ask', exact: true, disabled: false }).waitFor();
    await panel.getByRole('textbox', { name: 'What should change' }).press('Control+Enter');
    await steps.getByRole('heading', { name: 'Spare room' }).waitFor();
    const asked = JSON.stringify(models.requests.findLast(({ path }) => path === '/v1/responses')?.body);
    expect(asked).toMatch(/pages\/LandingPhone\.tsx[\s\S]*pages\/RouteCardPage\.tsx/);
    await story.select(card);
    await steps.getByRole('heading', { name: 'Spare room' }).waitFor({ state: 'detached' });
    await story.select(card, phone);
    await steps.getByRole('heading', { name: 'Spare room' }).waitFor();
    await story.select(phone);
    await steps.getByRole('heading', { name: 'Blacker ink' }).waitFor();
  });

  it('says how the shown code was made, and compiles again without losing what a model wrote', async () => {
    const countAsked = () => models.requests.filter(({ path }) => path === '/v1/responses').length;
    const asked = countAsked();
    // The mode that compiles is chosen for the next code.
    await origin('Rewritten by AI, changed in Ask').waitFor();
    await panel.getByRole('button', { name: 'Generate code' }).click();
    await origin('Compiled').waitFor();
    await panel.getByRole('button', { name: 'Regenerate code' }).waitFor();
    await story.shoot('story/model-version-kept');
    await panel.getByRole('button', { name: 'Show AI version', disabled: false }).click();
    await origin('Rewritten by AI, changed in Ask').waitFor();
    await panel
      .getByRole('region', { name: 'Requests' })
      .getByRole('heading', { name: 'Blacker ink' })
      .waitFor();
    expect(countAsked()).toBe(asked);
  });

  it('gets a picture into a layer, and takes it back in one step', async () => {
    const before = JSON.stringify(await story.layer(phone));
    await panel.getByRole('tab', { name: 'Images' }).click();
    await panel.getByRole('textbox', { name: 'Prompt' }).fill('A lighthouse at dusk');
    await panel.getByRole('button', { name: 'Generate', exact: true }).click();
    await panel.getByRole('button', { name: 'Insert into fill' }).click();
    await panel.getByText('Inserted. The old fill is kept, hidden.').waitFor();
    await story.shoot('story/model-picture');
    expect(JSON.stringify(await story.layer(phone))).not.toBe(before);
    await story.undo();
    expect(JSON.stringify(await story.layer(phone))).toBe(before);
    // What was taken back is no longer said to be there.
    await panel.getByText('Inserted. The old fill is kept, hidden.').waitFor({ state: 'detached' });
    expect(models.requests.filter(({ path }) => path === '/v1/images/generations')).toHaveLength(1);
    expect(JSON.stringify(await story.log())).not.toContain(key);
  });

  it('uses an answer that was paid for when the panel was closed before it could', async () => {
    const countAsked = () => models.requests.filter(({ path }) => path === '/v1/responses').length;
    await panel.getByRole('tab', { name: 'Code', exact: true }).first().click();
    await story.select(phone);
    await panel.getByRole('combobox', { name: 'Mode' }).click();
    await panel.getByRole('option', { name: /AI rewrites the code/ }).click();
    const asked = countAsked();
    await story.page.evaluate(closePanelAtCompleteAnswer);
    await panel.getByRole('button', { name: 'Generate code' }).click();
    await story.page.locator('.panel iframe').waitFor({ state: 'detached' });
    expect(countAsked()).toBe(asked + 1);
    panel = await story.open('code');
    await story.select(phone);
    await panel.getByRole('button', { name: /^Files, / }).waitFor();
    await panel.getByRole('button', { name: 'Generate code' }).click();
    await panel.getByText(/answered this before.*nothing was sent or billed/).waitFor();
    await panel.getByText('0 tokens, $0.00').waitFor();
    expect(countAsked()).toBe(asked + 1);
  });

  describe('on a page of somebody else', () => {
    let real: OpenedHost;

    beforeAll(async () => {
      real = await openHost({ document: await realDocument(drawPage()), browser });
      real.page.setDefaultTimeout(waitLimits.change);
      await real.runCommand('settings');
      panel = await real.panel();
      await keepKey(real, panel, { service: 'OpenAI', address: models.url, key });
      await panel.getByRole('button', { name: 'Close settings' }).click();
    });
    afterAll(() => real.close());

    const generate = async (mode: RegExp) => {
      await panel.getByRole('combobox', { name: 'Mode' }).click();
      await panel.getByRole('option', { name: mode }).click();
      await panel.getByRole('button', { name: 'Generate code' }).click();
      await panel.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
    };
    /** The outcome of each check, and the words of the page as a browser shows it. */
    const look = async () => {
      await openReceipt(panel, 'Checks');
      await panel.getByRole('heading', { name: 'Types' }).waitFor();
      // Other files are as many scripts; a check that passes no more says so in other words.
      const receipt = (await checksIn(panel)).map((one) => one.replace(/[\d.]+/g, '#'));
      await panel.getByRole('tab', { name: 'Preview' }).click();
      const words = await panel.frameLocator('iframe').locator('body').evaluate(readWords);
      return { receipt: receipt.sort(), words: words.split(/\s+/).sort().join(' ') };
    };

    it.skipIf(!hasRealPage)(
      'loses nothing to answers that are right, wrong, hostile, empty, refused or cut off',
      async () => {
        await real.select(realFrame);
        await panel.getByRole('button', { name: /^Files, / }).waitFor();
        await generate(/Free and instant/);
        const drafted = await look();
        const random = openRandom(3);
        const { draft, plan, layers } = await readRealPage();
        const [decided, written] = [planAnswers(plan, layers, random), fileAnswers(draft, random)];
        const give = async (mode: RegExp, text: string, fault: string) => {
          models.answerWith(text, text, text);
          models.breakNext(fault);
          await generate(mode);
          models.forgetScript();
          return look();
        };
        for (const [mode, answers] of [
          [/AI names things/, decided],
          [/AI rewrites the code/, written],
        ] as const) {
          const text = answers[0]?.text ?? '';
          const firsts = new Map([...answers].reverse().map((answer) => [answer.kind, answer.text]));
          for (const [kind, answer] of firsts)
            expect([kind, await give(mode, answer, 'none')]).toEqual([kind, drafted]);
          for (const fault of ['refusal', 'cut-at-876543'])
            expect([fault, await give(mode, text, fault)]).toEqual([fault, drafted]);
        }
      },
    );

    it('makes a page of a flattened frame, and of a picture that is pasted', async () => {
      await real.select(screenshot);
      await panel.getByText('Screenshot').first().waitFor();
      models.answerWith(reading, secondLook);
      await generate(/AI rewrites the code/);
      expect((await look()).words).toBe('Continue Sign in');
      const button = panel.getByRole('button', { name: 'Generate code' });
      await button.evaluate(paste, Buffer.from(drawPage()).toString('base64'));
      await panel.getByRole('heading', { name: 'login', exact: true }).waitFor();
      models.answerWith(reading, secondLook);
      await generate(/AI writes the page/);
      expect((await look()).words).toBe('Continue Sign in');
      await real.shoot('story/model-picture-alone');
    });
  });
});

function editOf(path: string, before: string, after: string): string {
  const block = `<<<<<<< SEARCH\n${before}\n=======\n${after}\n>>>>>>> REPLACE`;
  return `I made it so.\n\n<edit path="${path}">\n${block}\n</edit>\n`;
}

/** Runs in the stand-in's page: closes the panel in the moment in which an answer is kept whole. */
function closePanelAtCompleteAnswer(): void {
  type Put = (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>;
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')?.value as Put;
  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    const isAnswer = typeof key === 'string' && key.includes('answer ');
    if (isAnswer && JSON.stringify(value).includes(String.raw`\"isWhole\":true`)) {
      IDBObjectStore.prototype.put = put;
      document.querySelector('.panel iframe')?.remove();
    }
    return put.call(this, value, key);
  };
}

/** Runs in a preview: all that a person reads, what stands in fields too. */
function readWords(body: HTMLElement): string {
  const fields = [...body.querySelectorAll('input, textarea')].map(
    (field) => field.getAttribute('placeholder') ?? '',
  );
  return [body.innerText, ...fields].join(' ');
}

/** Runs in the panel: what a paste of a picture file is. */
function paste(target: Element, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([bytes], 'login.png', { type: 'image/png' }));
  target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
}

/** What each check says. The places for a reviewer depend on names, and more of them are no loss. */
async function checksIn(panel: Frame): Promise<readonly string[]> {
  const checks = await panel.getByRole('list', { name: 'Checks' }).locator('> li').allInnerTexts();
  return checks.filter((one) => !one.startsWith('Review'));
}
