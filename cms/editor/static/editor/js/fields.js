/**
 * Where findings meet the words in Wagtail's page editor: finds a field, selects words in it, replaces them.
 *
 * A mark, as the panel gives it, names a field by Wagtail's content path, in rich text a Draft.js block by its key, and
 * the words by UTF-16 offsets in the text of that block, or in the value of a plain field. People type on while a mark
 * is underway, so words are always sought again before anything is done to them.
 */
window.caveat = window.caveat || {};

(() => {
  const INVISIBLE = "\u00ad\u200b\u2060\ufeff"; // which an audit leaves out of what it quotes
  const FOCUSABLE = ":is(input:not([type=hidden]), textarea, select, button, [contenteditable=true])";

  const found = new Map(); // content path -> field; a path that leads to an element leads there until it is taken away
  const lastPlaces = new WeakMap(); // mark -> the place where its words were last

  /** Return the element of the field, or of the block or inline item around it where it has none; null if none. */
  function find(contentpath) {
    const known = found.get(contentpath);
    if (known?.isConnected) return known;
    const form = contentpath && document.querySelector("form[data-edit-form]");
    const [first, ...steps] = contentpath.split(".");
    let field = form ? child(form, first) || inlineItem(first, steps.shift()) : null;
    while (field && steps.length) {
      const inner = child(field, steps.shift());
      if (!inner) break;
      field = inner;
    }
    found.set(contentpath, field);
    return field;
  }

  function child(parent, step) {
    const above = parent.closest("[data-contentpath]");
    const named = parent.querySelectorAll(`[data-contentpath="${CSS.escape(step)}"]`);
    return [...named].find((element) => element.parentElement.closest("[data-contentpath]") === above) || null;
  }

  /** Inline items have no content path; the primary key is in a hidden input. New items have none. */
  function inlineItem(relation, pk) {
    const items = document.getElementById(`id_${relation}-FORMS`);
    const named = `input[name^="${CSS.escape(relation)}-"][name$="-id"]`;
    const id = [...(items?.querySelectorAll(named) ?? [])].find(({ value }) => value === pk);
    return id?.closest("[data-inline-panel-child]") || items;
  }

  /** The inputs in a field that hold text: hidden ones with a Draftail editor, and plain ones. */
  function textInputs(field) {
    return [...field.querySelectorAll("input, textarea")].filter(
      (input) =>
        input.draftailEditor ||
        ((input.type === "textarea" || input.type === "text") && !input.closest("[data-draftail-editor-wrapper]")),
    );
  }

  function content(input) {
    return input.draftailEditor.getEditorState().getCurrentContent();
  }

  /** What is typed into a Draft.js block or a plain input as {input, key, text}; null if there is no such block. */
  function passage(input, key) {
    if (!input.draftailEditor) return { input, key: "", text: input.value };
    const block = content(input).getBlockForKey(key);
    return block ? { input, key, text: block.getText() } : null;
  }

  function passages(input) {
    return input.draftailEditor
      ? content(input).getBlocksAsArray().map((block) => ({ input, key: block.getKey(), text: block.getText() }))
      : [passage(input, "")];
  }

  /** A text with its white space collapsed, and where each of its characters stood. */
  function folded(text) {
    let shown = "";
    const origins = [];
    for (let place = 0; place < text.length; place += 1) {
      const character = /\s/.test(text[place]) ? " " : text[place];
      if (!INVISIBLE.includes(text[place]) && !(character === " " && (!shown || shown.endsWith(" ")))) {
        shown += character;
        origins.push(place);
      }
    }
    return { text: shown, origins };
  }

  /** All places of `words` in `text` as {start, end}; white space may differ. */
  function occurrences(text, words) {
    const needle = folded(words).text.trim();
    const hay = folded(text);
    const places = [];
    for (let at = hay.text.indexOf(needle); needle && at >= 0; at = hay.text.indexOf(needle, at + 1)) {
      places.push({ start: hay.origins[at], end: hay.origins[at + needle.length - 1] + 1 });
    }
    return places;
  }

  function nearest(places, start) {
    return places.reduce(
      (best, place) => (best && Math.abs(best.start - start) <= Math.abs(place.start - start) ? best : place),
      null,
    );
  }

  /** Where a position in a text went when one stretch of the text was edited. */
  function carried(before, after, position) {
    let same = 0;
    while (same < before.length && before[same] === after[same]) same += 1;
    return position < same ? position : position + after.length - before.length;
  }

  /**
   * Return where the words of a mark are now, as {input, key, text, start, end}; null if they are gone.
   *
   * They are sought in the block where they were, or where that is gone or `anywhere` is set, in the whole field. Words
   * without offsets (which may stand in the field more than once) are only sought `anywhere`.
   */
  function locate(mark, { anywhere = false } = {}) {
    const field = mark.text && (anywhere || mark.start !== null) ? find(mark.contentpath) : null;
    if (!field) return null;
    const last = lastPlaces.get(mark);
    const inputs = last?.input.isConnected ? [last.input] : textInputs(field);
    const homes = inputs.map((input) => passage(input, last ? last.key : mark.block_key)).filter(Boolean);
    let place = among(homes, mark, last);
    if (!place && (anywhere || !homes.length)) place = among(textInputs(field).flatMap(passages), mark);
    if (place) lastPlaces.set(mark, place);
    return place;
  }

  /** The place of a mark's words in one of these passages that is nearest to where they are expected. */
  function among(homes, mark, last) {
    const places = homes.flatMap((home) => {
      const start = last ? carried(last.text, home.text, last.start) : mark.start;
      const end = start + (last ? last.end - last.start : mark.end - mark.start);
      const asBefore = home.text.slice(start, end) === (last ? last.text.slice(last.start, last.end) : mark.text);
      const spots = asBefore ? [{ start, end }] : occurrences(home.text, mark.text);
      const spot = nearest(spots, start);
      return spot ? [{ ...home, ...spot, distance: Math.abs(spot.start - start) }] : [];
    });
    return places.reduce((best, place) => (best && best.distance <= place.distance ? best : place), null);
  }

  /** Return a DOM range of the characters of a place; null while the editor shows something else than it holds. */
  function range({ input, key, text, start, end }) {
    if (!input.draftailEditor) return caveat.mirror.range(input, start, end);
    const block = editable(input)?.querySelector(`[data-block="true"][data-offset-key^="${CSS.escape(key)}-"]`);
    const words = document.createRange();
    let before = 0;
    let begun = false;
    for (const leaf of block?.querySelectorAll('[data-text="true"]') ?? []) {
      const node = leaf.firstChild;
      if (!node) continue; // an empty line
      const after = before + node.data.length;
      if (!begun && start < after) {
        words.setStart(node, start - before);
        begun = true;
      }
      if (begun && end <= after) {
        words.setEnd(node, end - before);
        return words.toString() === text.slice(start, end) ? words : null;
      }
      before = after;
    }
    return null;
  }

  function editable(input) {
    return input.parentElement.querySelector("[data-draftail-editor-wrapper] [contenteditable=true]");
  }

  /** Open the tab and the panels that a field is in, at once. */
  function reveal(field) {
    for (let hidden = field.closest("[hidden]"); hidden; hidden = hidden.parentElement.closest("[hidden]")) {
      if (hidden.matches("[role=tabpanel]")) {
        hidden.dispatchEvent(new CustomEvent("w-focus:focus", { bubbles: true })); // Wagtail's tabs follow, and fade in
        for (const panel of hidden.parentElement.children) panel.hidden = panel !== hidden;
      } else {
        hidden.dispatchEvent(new Event("beforematch")); // as for words that the browser's own search has found
      }
    }
  }

  /** Scroll words into the middle part of the window, if they are not there. */
  function show(words) {
    const rect = words.getBoundingClientRect();
    if (rect.top < innerHeight * 0.15 || rect.bottom > innerHeight * 0.8) {
      const element = words instanceof Range ? words.commonAncestorContainer.parentElement : words;
      element.closest("main").scrollBy({ top: rect.top - innerHeight / 3, behavior: "instant" });
    }
  }

  /** Give the focus to a field's text and select the words of a place in it. */
  function focus(place) {
    if (place.input.draftailEditor) {
      editable(place.input).focus({ preventScroll: true });
      const editor = place.input.draftailEditor;
      editor.onChange(selected(editor.getEditorState(), place));
    } else {
      place.input.focus({ preventScroll: true });
      place.input.setSelectionRange(place.start, place.end);
    }
    const words = range(place);
    if (words) show(words);
  }

  /** Give the focus back to an input or a Draftail editor, with what was selected in it. */
  function resume(element) {
    element.focus({ preventScroll: true });
    const around = element.closest("[data-draftail-editor-wrapper]")?.parentElement;
    const editor = [...(around?.children ?? [])].find((input) => input.draftailEditor)?.draftailEditor;
    if (!editor) return;
    const state = editor.getEditorState();
    editor.onChange(DraftJS.EditorState.forceSelection(state, state.getSelection().set("hasFocus", true)));
  }

  /** A Draft.js state in which the characters of a place are selected. */
  function selected(state, { key, start, end }) {
    const selection = DraftJS.SelectionState.createEmpty(key);
    return DraftJS.EditorState.forceSelection(
      state,
      selection.merge({ anchorOffset: start, focusOffset: end, hasFocus: true }),
    );
  }

  /**
   * Select the words of a mark in their field, wherever it is hidden. Return false if the words are gone; then the
   * field is shown. A field without text of its own, such as a chosen image, is shown as it is.
   */
  function select(mark) {
    const field = find(mark.contentpath);
    if (!field) return false;
    reveal(field);
    const place = locate(mark, { anywhere: true });
    if (place) {
      focus(place);
      return true;
    }
    show(field);
    field.querySelector(FOCUSABLE)?.focus({ preventScroll: true });
    return !mark.text || !textInputs(field).length;
  }

  /**
   * Put a suggestion in the place of what it replaces, as one edit that Ctrl+Z takes back. Return false, and touch
   * nothing, if the text is not what it was.
   */
  function replace(mark, suggestion) {
    const words = mark.replace && locate(mark);
    if (!words) return false;
    const expected = words.start - mark.start + mark.replace.start;
    const spot = nearest(occurrences(words.text, mark.replace.text), expected);
    if (!spot) return false;
    reveal(find(mark.contentpath));
    const place = { ...words, ...spot };
    return place.input.draftailEditor ? replaceRich(place, suggestion) : replacePlain(place, suggestion);
  }

  function replaceRich(place, suggestion) {
    focus(place);
    const { EditorState, Modifier } = DraftJS;
    const editor = place.input.draftailEditor;
    // Selecting first, and once more below, makes a step of its own in the history, apart from typing around it.
    const state = editor.getEditorState();
    const [style, entity] = common(state.getCurrentContent().getBlockForKey(place.key), place);
    const text = Modifier.replaceText(state.getCurrentContent(), state.getSelection(), suggestion, style, entity);
    const end = place.start + suggestion.length;
    const after = EditorState.push(state, text, "insert-characters");
    editor.onChange(selected(after, { key: place.key, start: end, end }));
    return true;
  }

  /** The inline style and the entity (a link) that all characters of a place in a block have in common. */
  function common(block, { start, end }) {
    let style = block.getInlineStyleAt(start);
    let entity = block.getEntityAt(start);
    for (let at = start + 1; at < end; at += 1) {
      style = style.intersect(block.getInlineStyleAt(at));
      if (block.getEntityAt(at) !== entity) entity = null;
    }
    return [style, entity];
  }

  function replacePlain(place, suggestion) {
    const { input, start, end } = place;
    const value = input.value.slice(0, start) + suggestion + input.value.slice(end);
    if (input.maxLength >= 0 && value.length > input.maxLength) return false; // or the browser would cut it
    focus(place);
    document.execCommand("insertText", false, suggestion); // the only way that keeps the browser's own undo
    input.setSelectionRange(start, start + suggestion.length); // or typing on would become part of the same step
    input.setSelectionRange(start + suggestion.length, start + suggestion.length);
    return input.value === value;
  }

  caveat.fields = { find, locate, range, select, replace, resume };
})();
