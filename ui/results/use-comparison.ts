import { useEffect, useState } from 'preact/hooks';
import type { CodePage } from '#design/code-result';
import type { RenderedPage } from '#codegen/renderer';
import { isAbort } from '../background/codegen.ts';
import { usePanel } from '../state/use-panel.ts';
import { sentenceOf } from '../state/work.ts';

export interface Comparison {
  readonly design: RenderedPage;
  readonly page: RenderedPage;
  readonly heat: RenderedPage;
  /** Of all pixels, 0 to 1. */
  readonly share: number;
}

export interface ComparisonState {
  /** `null` while it is made. */
  readonly comparison: Comparison | null;
  readonly failure: string | null;
}

/** Figma's picture of a frame beside the drawn page, and what differs between them. */
export function useComparison(html: string | null, page: CodePage | null): ComparisonState {
  const { code, renderer, codegen, pixels } = usePanel();
  const [state, setState] = useState<ComparisonState>({ comparison: null, failure: null });
  const pictures = code.pictures.value;
  const picture = page ? pictures?.frames[page.frameId] : undefined;
  const bytes = picture && pictures?.bytes.get(picture.asset.key);
  const [width, height] = [page?.width ?? 0, page?.height ?? 0];
  const scale = picture?.scale ?? 1;
  useEffect(() => {
    if (html === null || !bytes) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const compare = async () => {
      const design = await pixels.run('open', { bytes, size: null }, signal);
      const drawn = await renderer.render(
        { html, width: Math.round(width), height: Math.round(height), scale },
        signal,
      );
      const takes = { first: design, second: drawn };
      const { share, heat } = await codegen.run('compare-pictures', takes, { signal });
      setState({ comparison: { design, page: drawn, heat, share }, failure: null });
    };
    compare().catch((error: unknown) => {
      if (!isAbort(error) && !signal.aborted) setState({ comparison: null, failure: sentenceOf(error) });
    });
    return () => controller.abort();
  }, [html, bytes, width, height, scale, renderer, codegen, pixels]);
  if (pictures && !bytes)
    return { comparison: null, failure: 'Figma gave no picture of this frame to compare with.' };
  return state;
}
