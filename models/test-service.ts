import { services } from '#design/services';
import type { ModelFacts } from '#design/settings';
import { listModels } from './list-models.ts';
import type { ModelConfig } from './open-model.ts';
import type { ModelFailure, ModelSignal } from './ports.ts';

/** The result of testing a service. */
export interface ServiceTest {
  readonly isWell: boolean;
  /** Why the service did not answer; `null` where it did. */
  readonly failure: ModelFailure | null;
  /** What was found, and what to do if something is wrong. */
  readonly sentence: string;
  /** Its models; `null` where it did not list them. */
  readonly models: readonly ModelFacts[] | null;
}

/**
 * Lists a service's models, which costs nothing, and reports whether the address, the key and the chosen models are
 * valid.
 */
export async function testService(config: ModelConfig, signal: ModelSignal): Promise<ServiceTest> {
  const title = services[config.service].title;
  const { models, failure } = await listModels(config, signal);
  if (failure !== null) return { isWell: false, failure, sentence: failure.message, models: null };
  const wanted = [config.textModel, config.imageModel]
    .flatMap((id) => id.split('+'))
    .filter((id) => id !== '');
  const missing = wanted.filter((id) => !models.some((model) => model.id === id));
  if (missing.length === 0)
    return { isWell: true, failure, sentence: `${title} answers and has the chosen models.`, models };
  const has = models.length === 1 ? '1 model' : `${models.length} models`;
  const sentence = `${title} answers, but its ${has} do not include ${missing.join(' and ')}. Choose one of its models.`;
  return { isWell: false, failure, sentence, models };
}
