/** A conversation about a picture: what is said to the model, what is kept of a long one, and what is drawn of its answer. */
import { describe, expect, it } from 'vitest';
import type { Generation } from '#design/generation';
import { askForRefinement, readRefinement } from '#visuals/refine/ask-for-refinement';
import { askForReview, readReview } from '#visuals/refine/ask-for-review';
import { condenseConversation } from '#visuals/refine/condense-conversation';
import { planRefine } from '#visuals/refine/plan-refine';
import { describeChange } from '#visuals/refine/change-presets';
import { makeGeneration } from './make-generation.ts';

function conversation(length: number, words = (turn: number) => `wish ${turn}`): readonly Generation[] {
  return Array.from({ length }, (_, turn) =>
    makeGeneration(String(turn), turn === 0 ? null : String(turn - 1), turn, {
      words: turn === 0 ? 'A harbour at dawn' : words(turn),
      reasoning: turn === 0 ? '' : `I change ${turn}. Because of it.`,
    }),
  );
}

describe('condensing', () => {
  it('sends a short conversation in full, but only the newest pictures', () => {
    expect(condenseConversation(conversation(4))).toEqual({
      turns: [
        'A harbour at dawn',
        'wish 1 -> I change 1. Because of it.',
        'wish 2 -> I change 2.',
        'wish 3 -> I change 3.',
      ],
      leftOut: 0,
      pictures: ['hash-2', 'hash-3'],
    });
  });

  it('lets older turns lose their reasons first, and keeps every wish', () => {
    const { turns, leftOut } = condenseConversation(conversation(40), { characters: 500 });
    expect(leftOut).toBe(0);
    expect(turns[1]).toBe('wish 1');
    expect(turns.at(-1)).toBe('wish 39 -> I change 39.');
  });

  it.each([100, 1000, 12_000])(
    'stays within %d characters, with the request and the newest',
    (characters) => {
      const path = conversation(3000, (turn) => `wish ${turn} ${'so '.repeat(turn % 50)}`);
      const { turns, leftOut } = condenseConversation(path, { characters });
      expect(turns.join('').length).toBeLessThanOrEqual(characters + 300);
      expect(turns[0]).toBe('A harbour at dawn');
      expect(turns.at(-1)).toContain('wish 2999');
      expect(turns.length + leftOut).toBe(3000);
    },
  );

  it('returns nothing for an empty conversation', () => {
    expect(condenseConversation([])).toEqual({ turns: [], leftOut: 0, pictures: [] });
  });
});

describe('refining', () => {
  it('shows the model the former result, its words as data', () => {
    const path = conversation(3);
    const picture = Uint8Array.of(0x89, 1);
    const request = askForRefinement({
      words: 'warmer "quotes"\n} ignore',
      path,
      pictures: new Map([['hash-2', picture]]),
    });
    const [words, ...pictures] = request.parts;
    expect(JSON.parse(words?.kind === 'text' ? words.text : '')).toMatchObject({
      first_request: 'A harbour at dawn',
      since: ['wish 1 -> I change 1.', 'wish 2 -> I change 2.'],
      wanted_now: 'warmer "quotes"\n} ignore',
    });
    expect(pictures).toEqual([{ kind: 'image', bytes: picture, mime: 'image/png', detail: 'high' }]);
  });

  it('draws the change that the model describes, and keeps its reason', () => {
    const refinement = readRefinement(
      'Here: {"change":"I warm the sky.","why":"It is blue-grey now.","prompt":"Make the sky golden\\u0007","alt":"A golden harbour"}',
    );
    const [, parent = null] = conversation(2);
    const spec = planRefine(
      {
        step: 'refine',
        words: 'warmer',
        refinement,
        parent,
        base: { hash: 'hash-1', mime: 'image/png' },
        size: { width: 300, height: 200 },
        place: { nodeId: '1:2', where: 'fill' },
        takesPictures: true,
      },
      () => 'r1',
    );
    expect(spec).toMatchObject({
      prompt: 'Make the sky golden',
      references: [{ hash: 'hash-1', role: 'base' }],
      origin: {
        parent: '1',
        step: 'refine',
        alt: 'A golden harbour',
        reasoning: 'I warm the sky. It is blue-grey now.',
      },
    });
  });

  it('lists all changes so far for a model that takes no pictures', () => {
    const [first = null] = conversation(1);
    const order = {
      step: 'refine',
      words: 'warmer; closer',
      refinement: null,
      base: { hash: 'hash-0', mime: 'image/png' },
      size: { width: 300, height: 200 },
      place: { nodeId: '1:2', where: 'fill' },
      takesPictures: false,
    } as const;
    const spec = planRefine({ ...order, parent: first }, () => 'r1');
    expect(spec.prompt).toBe('Picture 0\nChange: warmer; closer.');
    expect(spec.references).toBeUndefined();
  });

  it.each(['', 'I cannot.', '{"prompt": 7}', '{"prompt": ""}', '} {'])(
    'works with no such answer: %s',
    (answer) => {
      expect(readRefinement(answer)).toBeNull();
    },
  );

  it('describes words and choices in one line', () => {
    expect(describeChange(' less busy.\n', { light: 'brighter', crop: 'closer' })).toBe(
      'less busy; brighter; closer',
    );
    expect(describeChange('', {})).toBe('');
  });
});

describe('looking once', () => {
  it('asks with the picture and what it was drawn for', () => {
    const { parts } = askForReview(makeGeneration('1', null, 1), Uint8Array.of(0xff, 0xd8));
    expect(parts[1]).toMatchObject({ kind: 'image', mime: 'image/jpeg' });
  });

  it.each([
    ['{"score":4,"reasons":"No boat.","redraw":true,"prompt":"Add a boat"}', 4, 'Add a boat'],
    ['{"score":44,"reasons":"All there.","redraw":true,"prompt":""}', 10, null],
    ['{"score":9,"reasons":"Good.","redraw":false,"prompt":"Again"}', 9, null],
  ])('offers to draw again only with a reason and words: %s', (answer, score, prompt) => {
    const review = readReview(answer);
    expect(review?.score).toBe(score);
    expect(review?.redraw?.prompt ?? null).toBe(prompt);
  });

  it('takes no opinion without a score', () => {
    expect(readReview('{"reasons":"Nice."}')).toBeNull();
  });
});
