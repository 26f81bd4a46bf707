/**
 * Moments that the bench reads from `performance.getEntriesByType('mark')`, each under `framewright:<name>`:
 * `script-started` the panel's script runs; `first-frame` the panel stands; `worker-ready` the codegen worker is warm; `draft-wanted` a draft was asked for, by a
 * click or by a selection that stood still; `design-read` Figma has given it; `draft-generated` its files are there; `draft-shown` they are on the screen;
 * `answer-landed` a model’s answer has first changed them.
 */
export type Moment =
  | 'script-started'
  | 'first-frame'
  | 'worker-ready'
  | 'draft-wanted'
  | 'design-read'
  | 'draft-generated'
  | 'draft-shown'
  | 'answer-landed';

export function mark(moment: Moment): void {
  performance.mark(`framewright:${moment}`);
}
