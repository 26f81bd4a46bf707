/**
 * Asks a model that follows no schema and sees one picture at a time, as those on a person's own server: each frame by its
 * overview, in plain words. Its answer names no layers, so only questions that words alone answer are asked.
 */
import type { DesignAnswer, Question, QuestionKind } from '#design/question';
import type { TextRequest, TextRequestPart } from '#models/ports';
import type { AnswerRun, QuestionOutcome } from './answer-question.ts';
import type { PreparedQuestion, QuestionStep } from './prepare-question.ts';

const instructions: Readonly<Partial<Record<QuestionKind, string>>> = {
  ask: 'Answer the question about this design in at most six sentences. If the picture does not show it, say so.',
  describe:
    'Describe this design to somebody who does not see it: what it is, whom it is for, what one can do there, and how it looks. At most eight sentences.',
  critique:
    'Judge this design against the goal: what helps, what hinders, and what to change. At most eight sentences.',
};

/** Whether words alone answer this kind of question. */
export function canAnswerPlainly({ kind }: Pick<Question, 'kind'>): boolean {
  return instructions[kind] !== undefined;
}

const note = 'The answer is plain text of a model on your own server, which names no layers.';

/** Asks frame by frame; a failure keeps what came before it. */
export async function answerPlainly(prepared: PreparedQuestion, run: AnswerRun): Promise<QuestionOutcome> {
  const { question } = prepared;
  const requests = prepared.steps.flatMap((step) => listPlainRequests(question, step));
  let answer: DesignAnswer = prepared.known;
  if (requests.length === 0)
    return { answer, failure: new Error('There is no image of the selection to ask about.') };
  const isPart = requests.length > 1;
  for (const [done, { name, request }] of requests.entries()) {
    let text = '';
    const show = () => {
      const words = isPart ? `${name}: ${text.trim()}` : text.trim();
      return { ...answer, text: [answer.text, words].filter((part) => part !== '').join('\n\n') };
    };
    try {
      await run.ask(request, { text: `Looking at ${name}`, done, total: requests.length }, (delta) => {
        text += delta;
        run.onAnswer(show());
      });
    } catch (error) {
      return { answer, failure: error instanceof Error ? error : new Error(String(error)) };
    }
    answer = show();
  }
  answer = { ...answer, notes: [...answer.notes, note] };
  run.onAnswer(answer);
  return { answer, failure: null };
}

/** One request for each frame of a step that has a picture. */
function listPlainRequests(
  { kind, text }: Question,
  { request, context }: QuestionStep,
): readonly { readonly name: string; readonly request: TextRequest }[] {
  const pictures = request.parts.filter((part) => part.kind === 'image');
  return context.frames.flatMap(({ id, name }) => {
    // The overview comes before the tiles.
    const picture = pictures[context.pictures.findIndex(({ frameId }) => frameId === id)];
    if (picture === undefined) return [];
    const words: readonly TextRequestPart[] = text.trim() === '' ? [] : [{ kind: 'text', text: text.trim() }];
    const plain = { instructions: instructions[kind] ?? '', parts: [...words, picture], schema: null };
    return [{ name, request: { ...plain, maxOutputTokens: request.maxOutputTokens } }];
  });
}
