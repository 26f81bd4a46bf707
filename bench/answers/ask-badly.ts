/** Every kind of answer about one frame, in both modes, over the line. */
import type { ModelServer } from '../../tests/model-server/start-model-server.ts';
import type { Random } from '../../tests/random-designs/random.ts';
import { openStandInModel } from '../open-stand-in-model.ts';
import { fileAnswers, planAnswers, type ScriptedAnswer } from './bad-answers.ts';
import type { JudgedFrame, Verdict } from './judged-frame.ts';

export interface Asking {
  readonly frame: JudgedFrame;
  readonly server: ModelServer;
  /** A right answer to the question what things are, and how many layers it may speak of. */
  readonly plan: string;
  readonly layers: number;
  readonly random: Random;
  /** Right answers that are cut off somewhere, of each mode. */
  readonly cuts: number;
}

export interface Outcome {
  readonly mode: 'assist' | 'author';
  readonly kind: ScriptedAnswer['kind'] | 'refused' | 'cut off';
  /** What the stand-in did, as it can be told to do it again. */
  readonly fault: string;
  /** `null` where it ended in an error. */
  readonly verdict: Verdict | null;
  readonly error: unknown;
  /** Whether the draft stands and nobody said that the answer does not. */
  readonly isSilent: boolean;
}

interface Line {
  readonly kind: Outcome['kind'];
  readonly text: string;
  readonly fault: string;
}

/** Gives every kind of answer, one after the other. */
export async function askBadly(asking: Asking): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const mode of ['assist', 'author'] as const)
    for (const line of linesOf(mode, asking)) outcomes.push(await give(mode, line, asking));
  return outcomes;
}

function linesOf(mode: Outcome['mode'], { frame, plan, layers, random, cuts }: Asking): readonly Line[] {
  const answers = mode === 'assist' ? planAnswers(plan, layers, random) : fileAnswers(frame.draft, random);
  const text = answers[0]?.text ?? '';
  return [
    ...answers.map((answer) => ({ ...answer, fault: 'none' })),
    { kind: 'refused', text, fault: 'refusal' },
    ...random.many(cuts, () => ({
      kind: 'cut off' as const,
      text,
      fault: `cut-at-${random.whole(0, 999_999)}`,
    })),
  ];
}

/** A model that is asked again says the same again. */
const mostRequests = 4;

async function give(
  mode: Outcome['mode'],
  { kind, text, fault }: Line,
  { frame, server }: Asking,
): Promise<Outcome> {
  server.answerWith(...Array.from({ length: mostRequests }, () => text));
  server.breakNext(fault);
  const model = openStandInModel(server);
  try {
    const verdict = await frame.judge(mode, { service: 'openai', model });
    const told = verdict.result.problems.length - frame.draft.problems.length;
    const mustBeTold = /hostile|empty|refused|cut off/.test(kind);
    return { mode, kind, fault, verdict, error: null, isSilent: mustBeTold && told === 0 };
  } catch (error) {
    return { mode, kind, fault, verdict: null, error, isSilent: false };
  } finally {
    server.forgetScript();
  }
}
