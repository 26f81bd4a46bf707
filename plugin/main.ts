/**
 * The part of the plugin that runs inside Figma and alone can access the document. It reads the selection, changes
 * the canvas on request, and stores settings. It makes no decisions.
 */
import { answerCodegen } from './answer-codegen.ts';
import { plainSentence } from './plain-error.ts';
import { startPanel } from './start-panel.ts';

async function start(): Promise<void> {
  if (figma.mode === 'codegen') answerCodegen();
  else await startPanel(figma.command);
}

start().catch((error: unknown) => {
  // Figma shows 100 characters and throws at more.
  figma.notify(plainSentence(error).slice(0, 100), { error: true });
  figma.closePlugin();
});
