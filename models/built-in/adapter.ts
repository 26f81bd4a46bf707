/** The generator that is part of this program: labelled placeholders, and embeddings by spelling. */
import type { ServiceAdapter } from '../service-adapter.ts';
import { openBuiltInEmbeddings } from './embedding-model.ts';
import { openBuiltInModel } from './image-model.ts';

export const builtInAdapter: ServiceAdapter = {
  openImage: (_connection, _model, paint) => openBuiltInModel(paint),
  openEmbedding: openBuiltInEmbeddings,
};
