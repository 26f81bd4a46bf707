import type { TextModel } from '#models/ports';
import { openTextModel } from '#models/open-model';
import type { ModelServer } from '../tests/model-server/start-model-server.ts';

/** The text model of the stand-in, spoken to as to the service it stands for. */
export function openStandInModel({ url }: ModelServer): TextModel {
  return openTextModel({
    service: 'openai',
    key: 'sk-bench',
    address: url,
    textModel: 'gpt-5.4',
    imageModel: 'gpt-image-2',
  });
}
