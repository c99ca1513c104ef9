// Puts the reader in the place of what a page wrote, and moves nothing that is in sight.

/** Milliseconds without scrolling. */
const PAUSE = 200;

/**
 * Shows the frame with the reader. Until nothing that would move can be seen it lies over what the page wrote, which keeps its room, unseen:
 * so not even its margins change. Returns what ends that at once.
 */
export function hold(host, box, frame) {
  frame.dataset.shown = "";
  const wanted = frame.getBoundingClientRect().height;
  // Measured by what the page wrote, or by the room that it keeps where it wrote nothing.
  frame.dataset.held = "";
  const before = Math.max(box.getBoundingClientRect().height, innerHeight(host));
  frame.style.blockSize = `${before}px`;
  // What follows would move from its present place to its new one, or back.
  const mark = document.createElement("div");
  mark.className = "hold";
  mark.style.top = `${Math.min(before, wanted)}px`;
  mark.style.height = `${before - Math.min(before, wanted)}px`;
  box.append(mark);
  const width = host.clientWidth;
  let above = false;
  let pause;
  // What is above is exchanged when nobody scrolls: to make up for it is to scroll, too.
  const settle = () => {
    clearTimeout(pause);
    if (above) pause = setTimeout(release, PAUSE);
  };
  const sight = new IntersectionObserver(([{ isIntersecting, boundingClientRect, rootBounds }]) => {
    const below = boundingClientRect.top > (rootBounds?.bottom ?? window.innerHeight);
    above = !isIntersecting && !below;
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
    const follower = followerOf(host);
    const place = follower?.getBoundingClientRect().top;
    delete frame.dataset.held;
    frame.style.removeProperty("block-size");
    // Not every browser makes up for what changes above, and none does always.
    if (above && follower) scrollerOf(host).scrollBy({ top: follower.getBoundingClientRect().top - place, behavior: "instant" });
  }
  return release;
}

/** The first element after the host. */
function followerOf(host) {
  let last = host;
  while (last && !last.nextElementSibling) last = last.parentElement;
  return last?.nextElementSibling;
}

/** What scrolls when the host moves. */
function scrollerOf(host) {
  for (let place = host.parentElement; place && place !== document.body; place = place.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(place).overflowY) && place.scrollHeight > place.clientHeight) return place;
  }
  return document.scrollingElement;
}

function innerHeight(host) {
  const style = getComputedStyle(host);
  return host.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
}
