import { useEffect, useState } from 'preact/hooks';
import type { CodePage } from '#design/code-result';
import { isAbort } from '../worker-clients/codegen-client.ts';
import type { GeneratedCode } from '../state/generated-code.ts';
import { usePanel } from '../state/use-panel.ts';
import { sentenceOf } from '../state/work.ts';
import type { PageDifference } from '../worker/protocol.ts';

export interface Preview {
  /** `null` while it is built. */
  readonly html: string | null;
  readonly failure: string | null;
}

/** The document of a page. The former document stays until the next one is built. */
export function usePreview(generated: GeneratedCode, page: CodePage | null): Preview {
  const { codegen, code } = usePanel();
  const [preview, setPreview] = useState<Preview>({ html: null, failure: null });
  // A streamed answer changes several times a second. Its page is built when the answer is complete.
  const isComing = generated.partial && code.work.value !== null;
  const { recipe } = generated;
  const pageId = page?.frameId ?? null;
  useEffect(() => {
    if (!page || isComing) return undefined;
    const controller = new AbortController();
    // Marks change no other byte, and let a click in the preview find its layer.
    const marked =
      recipe.answer === null ? { ...recipe, options: { ...recipe.options, nodeIds: true } } : recipe;
    codegen.run('preview', { recipe: marked, page }, { signal: controller.signal }).then(
      (html) => setPreview({ html, failure: null }),
      (error: unknown) => {
        if (!isAbort(error)) setPreview({ html: null, failure: sentenceOf(error) });
      },
    );
    return () => controller.abort();
    // The page is identified by its frame, because pages of the same frame and recipe are equal.
  }, [codegen, recipe, pageId, isComing]);
  return preview;
}

export interface ComparisonState {
  /** `null` while it is drawn. */
  readonly comparison: PageDifference | null;
  readonly failure: string | null;
}

/** Figma's picture of a frame beside the drawn page, and what differs between them. */
export function useComparison(generated: GeneratedCode, page: CodePage | null): ComparisonState {
  const { code, codegen } = usePanel();
  const [state, setState] = useState<ComparisonState>({ comparison: null, failure: null });
  const pictures = code.pictures.value;
  const picture = page ? pictures?.frames[page.frameId] : undefined;
  const bytes = picture && pictures?.bytes.get(picture.asset.key);
  // A streamed answer changes several times a second. Its page is drawn when the answer is complete.
  const isComing = generated.partial && code.work.value !== null;
  const { recipe } = generated;
  const pageId = page?.frameId ?? null;
  useEffect(() => {
    if (!page || !bytes || isComing) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    codegen.run('compare-page', { recipe, page, picture, bytes }, { signal }).then(
      (comparison) => setState({ comparison, failure: null }),
      (error: unknown) => {
        if (!isAbort(error)) setState({ comparison: null, failure: sentenceOf(error) });
      },
    );
    return () => controller.abort();
    // The page is identified by its frame, because pages of the same frame and recipe are equal.
  }, [codegen, recipe, pageId, picture, bytes, isComing]);
  if (pictures && !bytes)
    return { comparison: null, failure: 'Figma gave no image of this frame to compare with.' };
  return state;
}
