/**
 * The side of the plugin that lives inside Figma and alone can see the document. It reads what is selected, changes
 * the canvas where it is told to, and keeps settings; it understands nothing and decides nothing.
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
