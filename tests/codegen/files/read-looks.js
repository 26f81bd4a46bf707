/* Runs in the page: what each marked element looks like. */
(() => {
  const looks = {};
  const shadow = (value) =>
    value
      .split(/,(?![^(]*\))/)
      .map((one) => one.trim())
      .filter((one) => !one.startsWith('rgba(0, 0, 0, 0)'))
      .join(', ') || 'none';
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
      // More than round is round.
      look[property] = property.endsWith('-radius') && parseFloat(value) > 999 ? 'round' : value;
    }
    look['box-shadow'] = shadow(look['box-shadow']);
    looks[element.dataset.nodeId] = look;
  }
  return looks;
})();
