import type { GivenAnswer } from '#codegen/model/author/apply-answers';
import type { Recipe } from '../worker/protocol.ts';

/** All answers of models that a recipe's code is made of, in their order. */
export function answersOf({ answer, changes = [] }: Recipe): readonly GivenAnswer[] {
  return [...(answer === null ? [] : [{ answer, wish: null }]), ...changes];
}

/** The same recipe made of other answers; what a person asked for never comes first, so the draft stays beneath. */
export function withAnswers(recipe: Recipe, answers: readonly GivenAnswer[]): Recipe {
  const { changes: _, ...plain } = recipe;
  const [first, ...rest] = answers;
  const isWritten = first !== undefined && first.wish === null;
  const changes = isWritten ? rest : answers;
  return { ...plain, answer: isWritten ? first.answer : null, ...(changes.length > 0 ? { changes } : {}) };
}

/** The compiler's own code beneath them. */
export function draftOf(recipe: Recipe): Recipe {
  return withAnswers(recipe, []);
}
