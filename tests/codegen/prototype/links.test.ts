import { describe, expect, it } from 'vitest';
import { compilePrototype, textOf } from './compile-prototype.ts';
import { button, drawPrototype, frame, goTo, onClick, text, type Interaction } from './draw-prototype.ts';

const link = (id: string, label: string, interaction: Interaction) => button(id, label, { interaction });
const home = (...children: readonly Readonly<Record<string, unknown>>[]) => frame('1:1', 'Home', children);
const prices = frame('1:50', 'Prices', [
  text('1:51', 'Prices'),
  link('1:52', 'Go back', onClick({ type: 'BACK' })),
]);
const question = frame('1:60', 'Question', [
  text('1:61', 'Are you sure?'),
  link('1:62', 'No', onClick({ type: 'CLOSE' })),
]);

async function compileBoth(...pages: Parameters<typeof drawPrototype>[0]) {
  const file = drawPrototype(pages);
  const ids = pages.map(({ id }) => String(id));
  const react = await compilePrototype(file, ids);
  const html = await compilePrototype(file, ids, { target: 'html', styles: 'css' });
  const problems = react.problems.filter(({ code }) => code === 'interaction-left-out');
  return { react, html, problems: problems.map(({ message, nodeId }) => `${nodeId} ${message}`) };
}

describe('a click', () => {
  it('leads to another page', async () => {
    const { react, html, problems } = await compileBoth(home(link('1:2', 'Prices', goTo('1:50'))), prices);
    expect(textOf(react, 'src/pages/Home.tsx')).toContain('<ButtonLink href="#/prices" />');
    expect(textOf(react, 'src/components/ButtonLink.tsx')).toContain('<a className={');
    expect(textOf(html, 'index.html')).toMatch(/<a class="[^"]+" href="prices.html">/);
    expect(problems).toEqual([]);
  });

  it('leads to an address, and to none that could run something', async () => {
    const url = (address: string) => onClick({ type: 'URL', url: address });
    const { react, problems } = await compileBoth(
      home(link('1:2', 'Docs', url('https://example.com/a')), link('1:3', 'Bad', url('javascript:alert(1)'))),
    );
    expect(textOf(react, 'src/pages/Home.tsx')).toContain('href="https://example.com/a"');
    expect(problems).toEqual([expect.stringContaining('1:3 What "Button" does')]);
  });

  it('leads to a place on the page and on another one', async () => {
    const part = frame('1:9', 'Plans', [text('1:10', 'Plans')]);
    const first = home(link('1:2', 'Plans', goTo('1:9', 'SCROLL_TO')), part);
    const alone = await compileBoth(first);
    expect(textOf(alone.react, 'src/pages/Home.tsx')).toContain('href="#plans"');
    expect(textOf(alone.html, 'index.html')).toContain('id="plans"');
    const { react, html } = await compileBoth(first, prices);
    expect(textOf(react, 'src/pages/Home.tsx')).toContain('href="#/home/plans"');
    expect(textOf(react, 'src/App.tsx')).toContain('document.getElementById(place)?.scrollIntoView()');
    expect(textOf(html, 'index.html')).toContain('href="#plans"');
  });

  it('leads back', async () => {
    const { react, html } = await compileBoth(home(text('1:2', 'Home')), prices);
    expect(textOf(react, 'src/pages/Prices.tsx')).toContain('onClick={() => window.history.back()}');
    const page = textOf(html, 'prices.html');
    expect(page).toMatch(/<button class="[^"]+" type="button" data-back/);
    expect(page).toContain('<script src="back.js" defer></script>');
    expect(page).not.toMatch(/ on[a-z]+=/);
    expect(textOf(html, 'back.js')).toContain('history.back()');
    // What only other pages need is not asked for.
    expect(textOf(html, 'index.html')).not.toContain('<script');
  });

  it('opens a frame as a dialog, which a click in it closes', async () => {
    const pages = [home(link('1:2', 'Remove', goTo('1:60', 'OVERLAY'))), question];
    const { react, html, problems } = await compileBoth(...pages);
    expect(textOf(react, 'src/pages/Home.tsx')).toContain('popoverTarget="question-dialog"');
    expect(textOf(react, 'src/pages/QuestionPage.tsx')).toContain('<Question />');
    expect(textOf(react, 'src/components/Question.tsx')).toContain('popoverTargetAction="hide"');
    const page = textOf(html, 'index.html');
    expect(page).toMatch(/<dialog [^>]*id="question-dialog" popover="auto" aria-label="Question" ?>/);
    expect(page).toContain('popovertarget="question-dialog"');
    expect(problems).toEqual([]);
  });

  it('works on drawings and texts as it does on frames', async () => {
    const { html } = await compileBoth(
      home(
        text('1:2', 'Prices', { interactions: [goTo('1:50')] }),
        text('1:3', 'Back', { interactions: [onClick({ type: 'BACK' })] }),
      ),
      prices,
    );
    const page = textOf(html, 'index.html');
    expect(page).toMatch(/<a class="[^"]+" href="prices.html">Prices<\/a>/);
    expect(page).toMatch(/<button [^>]*type="button" data-back/);
  });
});

describe('what a prototype does and a page does not', () => {
  it('leads to a place that is called like its words where the frame was not chosen', async () => {
    const { html } = await compileBoth(home(link('1:2', 'Our prices', goTo('7:7'))));
    expect(textOf(html, 'index.html')).toMatch(/<a [^>]*href="#our-prices"/);
  });

  const told = async (interaction: Interaction) =>
    (await compileBoth(home(link('1:2', 'Go', interaction)))).problems;

  it.each([
    ['a frame that was not chosen', goTo('7:7'), 'it leads to a frame that was not chosen'],
    ['another variant', goTo('2:20', 'CHANGE_TO'), 'it becomes another variant'],
    [
      'a timer',
      { ...goTo('1:1'), trigger: { type: 'AFTER_TIMEOUT' } },
      'it answers something else than a click',
    ],
    ['a variable', onClick({ type: 'SET_VARIABLE' }), 'it sets or asks for variables, or plays a video'],
    ['nothing to close', onClick({ type: 'CLOSE' }), 'it closes nothing that opens over a page'],
  ])('is reported: %s', async (_, interaction, reason) => {
    expect(await told(interaction)).toEqual([expect.stringContaining(reason)]);
  });

  it('reports no problem for states that CSS shows', async () => {
    const hover = {
      trigger: { type: 'ON_HOVER' },
      actions: [{ type: 'NODE', destinationId: '2:20', navigation: 'CHANGE_TO' }],
    };
    expect(await told(hover)).toEqual([]);
  });
});
