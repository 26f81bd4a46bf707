/** The shown answer as it is kept with the file. */
import { describe, expect, it } from 'vitest';
import { emptyAnswer } from '#design/question';
import { packAnswer, type ShownAnswer, unpackAnswer } from '#ui/state/shown-answer';

const shown: ShownAnswer = {
  question: { kind: 'ask', text: 'What is it?', schema: null },
  answer: {
    ...emptyAnswer('ask'),
    text: 'A form.',
    points: [{ text: 'One field.', frameId: '1:1', nodeIds: ['1:2'] }],
  },
  frameIds: ['1:1'],
  title: 'Start',
  names: { '1:1': 'Start', '1:2': 'Email', '1:3': 'Not cited' },
  isPartial: false,
};

describe('a kept answer', () => {
  it('comes back as it was, with the names that it cites', () => {
    const packed = packAnswer(shown) ?? expect.fail();
    expect(unpackAnswer(packed)).toEqual({ ...shown, names: { '1:1': 'Start', '1:2': 'Email' } });
  });

  it('is left out where it is too long', () => {
    const text = 'x'.repeat(70_000);
    expect(packAnswer({ ...shown, answer: { ...shown.answer, text } })).toBeNull();
  });

  it.each([
    '{',
    '[]',
    '{"question":{"kind":"ask","text":""},"answer":{}}',
    JSON.stringify({ ...shown, answer: { ...shown.answer, boxes: [{ kind: 'door' }] } }),
    JSON.stringify({ ...shown, frameIds: [7] }),
    JSON.stringify({ ...shown, question: { ...shown.question, kind: 'sing' } }),
  ])('is asked for again where it is damaged: %s', (text) => {
    expect(unpackAnswer({ text, bytes: new Uint8Array() })).toBeNull();
  });
});
