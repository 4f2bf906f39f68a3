/**
 * What a reader of the page would miss: texts that are cut, leave the window or their button, are broken within a word, lie on another text
 * or under a chip; lists that must be moved sideways, and cards that say nothing. Runs in the page.
 * @returns {string[]} one line for each
 */
export function clippedTexts() {
  const SLACK = 1.5;
  // Lines are drawn taller than their letters.
  const TALL = 12;
  /** @type {{ node: Element, text: string, rect: DOMRect }[]} */
  const shown = [];
  // A line below or above what its list shows is scrolled to.
  const isScrolledAway = (inner, rect) => {
    for (let at = inner; at && at !== document.body; at = at.parentElement) {
      const { overflowY } = getComputedStyle(at);
      const room = at.getBoundingClientRect();
      if ((overflowY === 'auto' || overflowY === 'scroll') && (rect.bottom > room.bottom || rect.top < room.top))
        return true;
    }
    return false;
  };
  const isForTheEar = (inner) => {
    for (let at = inner; at && at !== document.body; at = at.parentElement)
      if (getComputedStyle(at).clipPath === 'inset(50%)') return true;
    return false;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    const said = text.textContent?.trim() ?? '';
    if (!node || said === '' || node.closest('script, style, svg')) continue;
    const style = getComputedStyle(node);
    if (style.visibility === 'hidden' || Number(style.opacity) === 0) continue;
    // What is said to the ear alone has no place on the page.
    if (isForTheEar(node)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const rect of range.getClientRects())
      if (rect.width > 0 && !isScrolledAway(node, rect)) shown.push({ node, text: said, rect });
  }
  const found = new Set();
  for (const { node, text, rect } of shown)
    for (const chip of document.querySelectorAll('[data-chip]')) {
      if (chip.contains(node) || node.contains(chip)) continue;
      const under = chip.getBoundingClientRect();
      if (isScrolledAway(chip.parentElement, under)) continue;
      const wide = Math.min(rect.right, under.right) - Math.max(rect.left, under.left);
      const tall = Math.min(rect.bottom, under.bottom) - Math.max(rect.top, under.top);
      if (wide > SLACK && tall > TALL) found.add(`lies under a chip: ${text}`);
    }
  // A code may be broken anywhere; a word may not.
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = words.nextNode(); text; text = words.nextNode()) {
    const node = text.parentElement;
    if (!node || node.closest('script, style, svg, code, pre, address, dd') || isForTheEar(node)) continue;
    for (const { 0: word, index } of (text.textContent ?? '').matchAll(/[\p{L}\d]+/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set(
        [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)),
      );
      if (lines.size > 1) found.add(`is broken within a word: ${word}`);
    }
  }
  for (const node of document.querySelectorAll('main *')) {
    const { overflowX } = getComputedStyle(node);
    if ((overflowX === 'auto' || overflowX === 'scroll') && node.scrollWidth > node.clientWidth + 1)
      found.add(`is moved sideways: ${(node.textContent ?? '').trim().slice(0, 40)}`);
  }
  for (const node of document.querySelectorAll('main > section, main > div'))
    if ((node.textContent ?? '').trim() === '' && !node.querySelector('svg, img, canvas'))
      found.add(`a card says nothing: ${node.getAttribute('aria-label') ?? node.className}`);
  const beyond = (inner, outer) =>
    inner.left < outer.left - SLACK ||
    inner.right > outer.right + SLACK ||
    inner.top < outer.top - TALL ||
    inner.bottom > outer.bottom + TALL;
  for (const { node, text, rect } of shown) {
    if (beyond(rect, new DOMRect(0, 0, innerWidth, innerHeight))) found.add(`leaves the window: ${text}`);
    for (let at = node; at && at !== document.body; at = at.parentElement) {
      const { overflowX, textOverflow } = getComputedStyle(at);
      if (overflowX !== 'visible' && beyond(rect, at.getBoundingClientRect())) {
        if (
          at.scrollHeight <= at.clientHeight + TALL ||
          rect.left < at.getBoundingClientRect().left - SLACK ||
          rect.right > at.getBoundingClientRect().right + SLACK
        )
          found.add(`${textOverflow === 'ellipsis' ? 'is shortened' : 'is cut'}: ${text}`);
        break;
      }
      if (at.matches('button, [data-chip]') && beyond(rect, at.getBoundingClientRect())) {
        found.add(`leaves its button: ${text}`);
        break;
      }
    }
  }
  for (const [index, one] of shown.entries())
    for (const other of shown.slice(index + 1)) {
      if (one.node === other.node) continue;
      const wide = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const tall = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
      if (wide > 3 && tall > 5) {
        // A menu or a list that lies over the page lies there on purpose.
        if (one.node.closest('nav, [role=listbox]') || other.node.closest('nav, [role=listbox]')) continue;
        found.add(`lie on each other: ${one.text} / ${other.text}`);
      }
    }
  return [...found];
}
