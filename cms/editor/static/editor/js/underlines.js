/**
 * Underlines the words of marks in their fields, and tells which mark is at a point or at the caret.
 *
 * CSS highlights paint over the text: nothing in the editor's document changes, so neither focus nor caret nor history
 * can. Where a browser has none, nothing is painted and all else works.
 */
window.caveat = window.caveat || {};

(() => {
  const SEVERITIES = ["must-fix", "review", "advice"]; // in falling order
  const painted = new Map();
  let entries = []; // of every mark that has a field: {mark, field, range}; range is null while its words are gone

  function start() {
    if (window.Highlight && CSS.highlights) {
      SEVERITIES.forEach((severity, rank) => {
        const highlight = new Highlight();
        highlight.priority = SEVERITIES.length - rank;
        painted.set(severity, highlight);
        CSS.highlights.set(`caveat-${severity}`, highlight);
      });
    }
    document.addEventListener("caveat:marks", ({ detail }) => take(detail.marks));
    const form = document.querySelector("form[data-edit-form]");
    if (!form) return;
    form.addEventListener("input", ({ target }) => {
      if (!target.isContentEditable) refresh((entry) => entry.field.contains(target));
    });
    document.addEventListener("w-unsaved:add", () => refresh(isPlain)); // what scripts fill in fires no input event
    new MutationObserver(notice).observe(form, { childList: true, characterData: true, subtree: true });
  }

  function take(marks) {
    painted.forEach((highlight) => highlight.clear());
    const shown = marks.filter(({ severity }) => SEVERITIES.includes(severity));
    entries = shown.map((mark) => ({ mark, field: null, range: null }));
    refresh();
  }

  /** Find the words of marks again, in place, so that no underline flickers. */
  function refresh(concerns = () => true) {
    for (const entry of entries) {
      if (entry.field?.isConnected && !concerns(entry)) continue;
      entry.field = caveat.fields.find(entry.mark.contentpath);
      const place = entry.field && caveat.fields.locate(entry.mark);
      const isShown = place && !isOnTheWhole(entry.mark, place);
      paint(entry, isShown ? caveat.fields.range(place) || awaited(entry, place) : null);
    }
  }

  /** Advice on a passage as a whole would only underline all of it. */
  function isOnTheWhole({ severity }, { text, start, end }) {
    return severity === "advice" && end - start === text.trim().length;
  }

  /** Draft.js lets the browser show what is typed before it knows itself; a range that was there moves along. */
  function awaited({ range }, { text, start, end }) {
    later();
    return String(range) === text.slice(start, end) ? range : null;
  }

  function paint(entry, words) {
    const highlight = painted.get(entry.mark.severity);
    if (entry.range && words) {
      entry.range.setStart(words.startContainer, words.startOffset);
      entry.range.setEnd(words.endContainer, words.endOffset);
    } else {
      if (entry.range) highlight?.delete(entry.range);
      if (words) highlight?.add(words);
      entry.range = words;
    }
  }

  function isPlain(entry) {
    return Boolean(entry.field && !entry.field.querySelector("[data-draftail-editor-wrapper]"));
  }

  /** After typing in an editor its own marks are found again at once; after blocks came, went or moved, all are. */
  function notice(mutations) {
    const editors = new Set();
    for (const { target, addedNodes, removedNodes } of mutations) {
      const editor = (target.closest ? target : target.parentElement)?.closest("[data-draftail-editor-wrapper]");
      if (editor) editors.add(editor);
      else if ([...addedNodes, ...removedNodes].some((node) => node.querySelector?.("input, textarea"))) later();
    }
    if (editors.size) refresh(({ field }) => [...editors].some((editor) => field?.contains(editor)));
  }

  let waiting = null;
  function later() {
    waiting ??= setTimeout(() => {
      waiting = null;
      refresh();
    }, 50);
  }

  /** Return the entries {mark, range} whose words are at a point of the window, the gravest first. */
  function at(x, y, field) {
    return graded(entries.filter((entry) => entry.range && field.contains(entry.field) && isAt(entry.range, x, y)));
  }

  function isAt(range, x, y) {
    const inside = ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom;
    return inside(range.getBoundingClientRect()) && [...range.getClientRects()].some(inside);
  }

  /** Return the entries {mark, range} whose words the caret is in, or the selection ends in, the gravest first. */
  function atCaret() {
    const active = document.activeElement;
    return graded(entries.filter((entry) => entry.range && entry.field.contains(active) && hasCaret(entry, active)));
  }

  function hasCaret({ mark, range }, active) {
    if (!active.isContentEditable) {
      const place = caveat.fields.locate(mark);
      return place.input === active && place.start <= active.selectionEnd && active.selectionStart <= place.end;
    }
    const { focusNode, focusOffset } = getSelection();
    return Boolean(focusNode) && range.isPointInRange(focusNode, focusOffset);
  }

  /** Return the entry {mark, range} of a mark. */
  function of(id) {
    return entries.find(({ mark }) => mark.id === id);
  }

  function graded(some) {
    return some.sort((a, b) => SEVERITIES.indexOf(a.mark.severity) - SEVERITIES.indexOf(b.mark.severity));
  }

  caveat.underlines = { at, atCaret, of };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
