/* Runs in the page: what each marked element looks like. */
(() => {
  const looks = {};
  const shadow = (value) =>
    value
      .split(/,(?![^(]*\))/)
      .map((one) => one.trim())
      .filter((one) => !one.startsWith('rgba(0, 0, 0, 0)'))
      .join(', ') || 'none';
  // Colours mixed in another space are the same colours, to the eight bits of each channel that a screen has.
  const dot = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const drawn = (colour) => {
    dot.clearRect(0, 0, 1, 1);
    dot.fillStyle = colour;
    dot.fillRect(0, 0, 1, 1);
    return `drawn(${dot.getImageData(0, 0, 1, 1).data.join(' ')})`;
  };
  const inOneSpace = (value) =>
    value.replace(/(?:rgba?|oklab|color)\((?:[^()]|\([^()]*\))*\)/g, (colour) => drawn(colour));
  /** Turns and moves as one matrix, whichever property says them. */
  const matrixOf = (style) => {
    const moved = style.translate === 'none' ? '' : `translate(${style.translate.split(' ').join(',')})`;
    const turned = style.rotate === 'none' ? '' : `rotate(${style.rotate})`;
    const probe = document.createElement('div');
    probe.style.width = style.width;
    probe.style.height = style.height;
    probe.style.boxSizing = style.boxSizing;
    probe.style.position = 'absolute';
    probe.style.transform = `${moved} ${turned} ${style.transform === 'none' ? '' : style.transform}`.trim();
    document.body.append(probe);
    const matrix = getComputedStyle(probe).transform;
    probe.remove();
    return matrix.replace(/-?[\d.]+(?:e-?\d+)?/g, (number) => Number(number).toFixed(4));
  };
  for (const element of document.querySelectorAll('[data-node-id]')) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const look = { box: [box.x, box.y, box.width, box.height].map((side) => side.toFixed(2)).join(' ') };
    for (const property of style) {
      if (property.startsWith('--')) continue;
      // Neither changes how a block or a button without a frame of its own is drawn.
      if (property === 'vertical-align' || property === 'appearance') continue;
      // The style and colour of a line that has no width do not show, nor do a colour's different spellings.
      const side =
        /^border-(top|right|bottom|left|block-start|block-end|inline-start|inline-end)-(style|color)$/.exec(
          property,
        );
      if (side && style.getPropertyValue(`border-${side[1]}-width`) === '0px') continue;
      const value = style.getPropertyValue(property);
      // More than round is round, and so is half of a square.
      const isSquare = box.width === box.height;
      const isRound = parseFloat(value) > 999 || (isSquare && value === '50%');
      look[property] = property.endsWith('-radius') && isRound ? 'round' : inOneSpace(value);
    }
    look['box-shadow'] = inOneSpace(shadow(style.boxShadow));
    for (const property of ['translate', 'rotate']) delete look[property];
    look.transform = matrixOf(style);
    looks[element.dataset.nodeId] = look;
  }
  return looks;
})();
