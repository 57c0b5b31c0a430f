/** Underlines the words of marks in Wagtail's preview, too; a click on them there selects them in their field. */
window.caveat = window.caveat || {};

(() => {
  // Wagtail's colour tokens are not there in a page: these can be seen on light and dark ground alike.
  const STYLE = `
    ::highlight(caveat-must-fix) { text-decoration: underline solid 2px #e0454b; }
    ::highlight(caveat-review) { text-decoration: underline dashed 2px #c27a00; }
    ::highlight(caveat-advice) { text-decoration: underline dotted 2px #868b96; }
  `;
  const LEFT_OUT = /[\s\u00ad\u200b\u2060\ufeff]/; // white space is laid out in a page in its own way
  const prepared = new WeakMap(); // a preview's document -> what is underlined in it: [{mark, range}]
  let marks = [];

  function refresh() {
    const frame = document.getElementById("w-preview-iframe");
    const page = frame?.contentDocument; // null for a preview on another site
    const main = page?.querySelector("main, [role=main]");
    if (!main || !frame.contentWindow.Highlight) return;
    if (!prepared.has(page)) prepare(frame.contentWindow);
    const text = textOf(main);
    const entries = marks.map((mark) => ({ mark, range: rangeOf(mark, text) })).filter(({ range }) => range);
    prepared.set(page, entries);
    for (const severity of ["must-fix", "review", "advice"]) {
      const ranges = entries.filter(({ mark }) => mark.severity === severity).map(({ range }) => range);
      frame.contentWindow.CSS.highlights.set(`caveat-${severity}`, new frame.contentWindow.Highlight(...ranges));
    }
  }

  function prepare({ document: page, CSSStyleSheet: Sheet }) {
    const sheet = new Sheet();
    sheet.replaceSync(STYLE);
    page.adoptedStyleSheets.push(sheet);
    page.addEventListener("click", (event) => {
      const entry = prepared.get(page).find(({ range }) => isAt(range, event.clientX, event.clientY));
      if (!entry) return;
      event.preventDefault();
      caveat.fields.select(entry.mark);
    });
  }

  function isAt(range, x, y) {
    return [...range.getClientRects()].some(
      ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
    );
  }

  /** All characters of an element but white space, and where each stands: {text, places: [[node, offset]]}. */
  function textOf(element) {
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const places = [];
    let text = "";
    while (walker.nextNode()) {
      const { data } = walker.currentNode;
      for (let offset = 0; offset < data.length; offset += 1) {
        if (!LEFT_OUT.test(data[offset])) {
          text += data[offset];
          places.push([walker.currentNode, offset]);
        }
      }
    }
    return { text, places };
  }

  /** The words of a mark in the page, found by the text around them in the field: its block, or else the sentence. */
  function rangeOf(mark, page) {
    const place = caveat.fields.locate(mark);
    const sentence = mark.replace;
    return (
      (place && rangeIn(page, place.text, place.start, place.end)) ||
      (sentence && rangeIn(page, sentence.text, mark.start - sentence.start, mark.end - sentence.start))
    );
  }

  /** The characters [start, end) of a stretch of text that stands in the page; null if it does not. */
  function rangeIn({ text, places }, context, start, end) {
    const [before, words, after] = [context.slice(0, start), context.slice(start, end), context.slice(end)].map(packed);
    const whole = before + words + after;
    let at = words ? text.indexOf(whole) : -1;
    while (at >= 0 && isInsideWord(places[at], places[at + whole.length - 1])) at = text.indexOf(whole, at + 1);
    if (at < 0) return null;
    const first = at + before.length;
    const range = places[first][0].ownerDocument.createRange();
    range.setStart(...places[first]);
    const [node, offset] = places[first + words.length - 1];
    range.setEnd(node, offset + 1);
    return range;
  }

  function packed(text) {
    return [...text].filter((character) => !LEFT_OUT.test(character)).join("");
  }

  /** Whether a stretch of text begins or ends in the middle of a word, so that it is not what it looks like. */
  function isInsideWord([startNode, start], [endNode, end]) {
    return /[\p{L}\p{N}]{2}/u.test(startNode.data.slice(Math.max(0, start - 1), start + 1))
      || /[\p{L}\p{N}]{2}/u.test(endNode.data.slice(end, end + 2));
  }

  document.addEventListener("caveat:marks", ({ detail }) => {
    marks = detail.marks;
    refresh();
  });
  document.addEventListener("w-preview:loaded", refresh);
})();
