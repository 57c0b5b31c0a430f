/**
 * Where the characters of a plain input or textarea are on the screen, which browsers do not tell.
 *
 * A mirror is a copy of the text laid over the input with the same measures: invisible, out of reach of pointer and
 * screen reader, and able to be underlined. The input itself is never changed.
 */
window.caveat = window.caveat || {};

(() => {
  const MEASURES = [
    "direction", "fontFamily", "fontFeatureSettings", "fontKerning", "fontSize", "fontStretch", "fontStyle",
    "fontVariationSettings", "fontWeight", "letterSpacing", "lineHeight", "overflowWrap", "paddingBottom",
    "paddingLeft", "paddingRight", "paddingTop", "tabSize", "textAlign", "textIndent", "textTransform", "wordBreak",
    "wordSpacing",
  ];
  const mirrors = new WeakMap(); // input -> its mirror
  const resized = new ResizeObserver((entries) => entries.forEach(({ target }) => lay(target)));

  function mirrorOf(input) {
    const known = mirrors.get(input);
    if (known?.isConnected) return known;
    const mirror = document.createElement("div");
    mirror.className = "caveat-mirror";
    mirror.setAttribute("aria-hidden", "true");
    mirror.append(document.createTextNode(""));
    input.parentElement.append(mirror);
    if (!known) {
      input.addEventListener("scroll", () => follow(input));
      resized.observe(input);
    }
    mirrors.set(input, mirror);
    lay(input);
    return mirror;
  }

  /** Lay the mirror exactly over what the input shows of its text. */
  function lay(input) {
    const mirror = mirrors.get(input);
    const style = getComputedStyle(input);
    for (const measure of MEASURES) mirror.style[measure] = style[measure];
    mirror.style.width = `${input.clientWidth}px`;
    mirror.style.height = `${input.clientHeight}px`;
    if (input.type === "textarea") {
      mirror.style.whiteSpace = "pre-wrap";
    } else {
      const padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
      mirror.style.whiteSpace = "pre";
      mirror.style.lineHeight = `${input.clientHeight - padding}px`; // text stands in the middle of an input
    }
    const there = input.getBoundingClientRect();
    const here = mirror.getBoundingClientRect();
    mirror.style.left = `${mirror.offsetLeft + there.left + input.clientLeft - here.left}px`;
    mirror.style.top = `${mirror.offsetTop + there.top + input.clientTop - here.top}px`;
    follow(input);
  }

  function follow(input) {
    const mirror = mirrors.get(input);
    mirror.scrollTop = input.scrollTop;
    mirror.scrollLeft = input.scrollLeft;
  }

  /** Return a DOM range over the characters [start, end) of the input's value, at their place on the screen. */
  function range(input, start, end) {
    const mirror = mirrorOf(input);
    const text = mirror.firstChild;
    if (text.data !== input.value) {
      text.data = input.value;
      follow(input);
    }
    const characters = document.createRange();
    characters.setStart(text, start);
    characters.setEnd(text, end);
    return characters;
  }

  caveat.mirror = { range };
})();
