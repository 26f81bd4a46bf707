import { useEffect, useState } from 'preact/hooks';
import type { CodePage } from '#design/code-result';
import { isAbort } from '../background/codegen-client.ts';
import type { GeneratedCode } from '../state/generated-code.ts';
import { usePanel } from '../state/use-panel.ts';
import { sentenceOf } from '../state/work.ts';
import type { PageDifference } from '../worker/protocol.ts';

export interface Preview {
  /** `null` while it is built. */
  readonly html: string | null;
  readonly failure: string | null;
}

/** The document of a page; what stood before stays until the next one is built. */
export function usePreview(generated: GeneratedCode, page: CodePage | null): Preview {
  const { codegen, code } = usePanel();
  const [preview, setPreview] = useState<Preview>({ html: null, failure: null });
  // An answer that is still coming changes several times a second; its page is built when it is whole.
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
    // The page is named by its frame: a page object of the same frame and recipe says the same.
  }, [codegen, recipe, pageId, isComing]);
  return preview;
}

export interface ComparisonState {
  /** `null` while it is made. */
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
  // An answer that is still coming changes several times a second; its page is drawn when it is whole.
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
    // The page is named by its frame: a page object of the same frame and recipe says the same.
  }, [codegen, recipe, pageId, picture, bytes, isComing]);
  if (pictures && !bytes)
    return { comparison: null, failure: 'Figma gave no picture of this frame to compare with.' };
  return state;
}
