// Puts the reader in the place of what a page wrote, and moves nothing that is in sight.

/** Milliseconds without scrolling. */
const PAUSE = 200;

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
  let above = false;
  let pause;
  // What changes above is made up for by the browser, but not while it is scrolled.
  const settle = () => {
    clearTimeout(pause);
    if (above) pause = setTimeout(release, PAUSE);
  };
  const sight = new IntersectionObserver(([{ isIntersecting, boundingClientRect, rootBounds }]) => {
    const below = boundingClientRect.top > (rootBounds?.bottom ?? window.innerHeight);
    above = !isIntersecting && !below && CSS.supports("overflow-anchor", "auto");
    if (!isIntersecting && below) release();
    else settle();
  });
  const size = new ResizeObserver(() => host.clientWidth !== width && release());
  sight.observe(mark);
  size.observe(host);
  document.addEventListener("scroll", settle, { capture: true, passive: true });
  function release() {
    clearTimeout(pause);
    document.removeEventListener("scroll", settle, { capture: true });
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
