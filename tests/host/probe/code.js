// A plugin for the host's own tests: it runs what the test posts to it and answers what came of it.
const AsyncFunction = (async () => undefined).constructor;

async function evaluate({ ticket, code }) {
  try {
    const value = await new AsyncFunction('figma', code)(figma);
    figma.ui.postMessage({ ticket, value });
  } catch (error) {
    figma.ui.postMessage({ ticket, error: error.message });
  }
}

figma.codegen.on('generate', async ({ node, language }) => {
  if (node.name === 'slow') await new Promise((resolve) => setTimeout(resolve, 10000));
  return [{ title: node.name, language: 'PLAINTEXT', code: `${language}: ${node.name}` }];
});

figma.on('run', ({ command }) => {
  if (command === 'loop') for (;;);
  if (command === 'panel' || figma.mode === 'inspect') {
    figma.showUI(__html__, { width: 320, height: 240, themeColors: true });
    figma.ui.onmessage = (message) => {
      if (message.type === 'evaluate') evaluate(message);
      if (message.type === 'save-key')
        figma.ui.postMessage({ type: 'key-opened', requestId: '1', key: message.key });
    };
  }
});
