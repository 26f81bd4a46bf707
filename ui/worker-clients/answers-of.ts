import type { GivenAnswer } from '#codegen/model/author/apply-answers';
import type { Recipe } from '../worker/protocol.ts';

/** All model answers that a recipe's code is made from, in order. */
export function answersOf({ answer, changes = [] }: Recipe): readonly GivenAnswer[] {
  return [...(answer === null ? [] : [{ answer, wish: null }]), ...changes];
}

/** The same recipe with other answers. A person's request is never the first answer, so the draft stays the base. */
export function withAnswers(recipe: Recipe, answers: readonly GivenAnswer[]): Recipe {
  const { changes: _, ...plain } = recipe;
  const [first, ...rest] = answers;
  const isWritten = first !== undefined && first.wish === null;
  const changes = isWritten ? rest : answers;
  return { ...plain, answer: isWritten ? first.answer : null, ...(changes.length > 0 ? { changes } : {}) };
}

/** The compiler's own code that they build on. */
export function draftOf(recipe: Recipe): Recipe {
  return withAnswers(recipe, []);
}

/** The compiler's own code without a model's answers and decisions. */
export function compiledOf(recipe: Recipe): Recipe {
  const { decided: _, ...plain } = draftOf(recipe);
  return plain;
}
