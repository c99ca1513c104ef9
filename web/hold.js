// Puts the reader in the place of what a page wrote, and moves nothing that is in sight.

/**
 * Calls `swap`, and holds the box at the height that it had until nothing that would move can be seen.
 * Returns what lets go of it at once.
 */
export function hold(host, box, swap) {
  const before = Math.max(box.getBoundingClientRect().height, innerHeight(host));
  box.style.blockSize = `${before}px`;
  box.style.overflow = "auto";
  swap();
  const mark = document.createElement("div");
  mark.className = "hold";
  // What follows the box would move from its present end to its new one, or back.
  mark.style.top = `${Math.min(before, contentHeight(box))}px`;
  box.append(mark);
  const width = host.clientWidth;
  const sight = new IntersectionObserver(([{ isIntersecting, boundingClientRect, rootBounds }]) => {
    const below = boundingClientRect.top > (rootBounds?.bottom ?? window.innerHeight);
    if (!isIntersecting && (below || CSS.supports("overflow-anchor", "auto"))) release();
  });
  const size = new ResizeObserver(() => host.clientWidth !== width && release());
  sight.observe(mark);
  size.observe(host);
  function release() {
    sight.disconnect();
    size.disconnect();
    mark.remove();
    box.style.removeProperty("block-size");
    box.style.removeProperty("overflow");
  }
  return release;
}

function contentHeight(box) {
  return [...box.children].reduce((height, child) => height + child.getBoundingClientRect().height, 0);
}

function innerHeight(host) {
  const style = getComputedStyle(host);
  return host.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
}
