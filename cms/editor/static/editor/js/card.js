/**
 * A small card beside underlined words, with what the panel says of them. It opens when the pointer rests on the words,
 * or by Alt+Enter with the caret in them; Escape closes it. Its buttons do what the panel's do.
 */
window.caveat = window.caveat || {};

(() => {
  const REST = 350; // milliseconds the pointer rests on words before their card opens
  const GRACE = 300; // milliseconds to move from the words into the card
  const GAP = 6; // pixels between words and card

  const card = document.createElement("div");
  let shown = []; // the entries {mark, range} in the card
  let dismissed = null; // a range whose card was closed with the pointer still on it
  let field = null; // what had the focus before it went into the card
  let timer = null;

  function start() {
    card.className = "caveat-card";
    card.hidden = true;
    card.tabIndex = -1;
    card.setAttribute("role", "dialog");
    document.body.append(card);
    card.addEventListener("click", pass);
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", () => after(GRACE, closeUnfocused));
    document.addEventListener("pointermove", hover);
    document.addEventListener("keydown", press, { capture: true }); // before the editor's own keys
    document.addEventListener("caveat:marks", keep);
    for (const moved of ["scroll", "resize"]) addEventListener(moved, place, { capture: true, passive: true });
  }

  function hover({ target, clientX, clientY, buttons }) {
    if (buttons || card.contains(target)) return;
    const form = target.closest?.("form[data-edit-form]");
    const entries = form ? caveat.underlines.at(clientX, clientY, target.closest("[data-contentpath]") || form) : [];
    const range = entries[0]?.range ?? null;
    if (range !== dismissed) dismissed = null;
    if (range && range === shown[0]?.range) clearTimeout(timer);
    else if (range && range !== dismissed) after(REST, () => open(entries));
    else after(GRACE, closeUnfocused);
  }

  function after(milliseconds, callback) {
    clearTimeout(timer);
    timer = setTimeout(callback, milliseconds);
  }

  function press(event) {
    if (event.key === "Enter" && event.altKey && !event.ctrlKey && !event.metaKey) {
      const entries = caveat.underlines.atCaret();
      if (!entries.length) return;
      open(entries);
      field = document.activeElement;
      card.focus();
    } else if (event.key === "Escape" && shown.length) {
      dismissed = shown[0].range;
      leave();
    } else if (event.key === "Tab" && card.contains(document.activeElement) && isEdge(event.shiftKey)) {
      leave();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether Tab would lead out of the card. */
  function isEdge(backwards) {
    const stops = [...card.querySelectorAll("a[href], button, summary")].filter((stop) => stop.checkVisibility());
    const active = document.activeElement;
    return !stops.length || (backwards ? active === card || active === stops[0] : active === stops.at(-1));
  }

  function open(entries) {
    clearTimeout(timer);
    shown = entries;
    card.setAttribute("aria-label", `Caveat: ${entries[0].mark.message}`);
    card.replaceChildren(...entries.map(({ mark }) => section(mark)));
    card.hidden = false;
    card.scrollTop = 0;
    place();
  }

  /** What the panel says of a mark. */
  function section(mark) {
    const part = document.createElement("section");
    part.className = `caveat-card__finding caveat-card__finding--${mark.severity}`;
    part.dataset.mark = mark.id;
    const message = document.createElement("h2");
    message.className = "caveat-card__message";
    const finding = document.querySelector(`[data-caveat-finding="${CSS.escape(mark.id)}"]`);
    const severity = finding?.querySelector(".caveat-severity");
    message.append(...(severity ? [severity.cloneNode(true), " "] : []), mark.message);
    part.append(message);
    const body = finding?.querySelector(".caveat-finding__body")?.cloneNode(true);
    if (body) {
      for (const element of body.querySelectorAll("[id]")) element.removeAttribute("id"); // those are the panel's
      part.append(body);
    }
    return part;
  }

  /** Put the card under the line that the words begin on, or above it where there is no room. */
  function place() {
    if (card.hidden) return;
    const line = shown[0].range.getClientRects()[0];
    if (!line) {
      close();
      return;
    }
    const { width, height } = card.getBoundingClientRect();
    const below = line.bottom + GAP;
    const top = below + height <= innerHeight ? below : line.top - GAP - height;
    card.style.top = `${Math.max(0, Math.min(top, innerHeight - height))}px`;
    card.style.left = `${Math.max(0, Math.min(line.left, document.documentElement.clientWidth - width))}px`;
  }

  /** After an audit the card stays while its words are marked. */
  function keep() {
    const entries = shown.map(({ mark }) => caveat.underlines.of(mark.id)).filter((entry) => entry?.range);
    if (shown.length && !entries.length) leave();
    shown = entries;
    place();
  }

  function close() {
    clearTimeout(timer);
    shown = [];
    card.hidden = true;
  }

  function closeUnfocused() {
    if (!card.contains(document.activeElement)) close();
  }

  /** Close the card and give the focus back to where it was. */
  function leave() {
    const back = card.contains(document.activeElement) ? field : null;
    close();
    if (back) caveat.fields.resume(back);
  }

  /** Have the panel do what a button says. */
  function pass({ target }) {
    const button = target.closest("[data-caveat-act]");
    if (!button) return;
    const { caveatAct: act, caveatIndex: index } = button.dataset;
    const id = button.closest("[data-mark]").dataset.mark;
    leave();
    document.dispatchEvent(new CustomEvent("caveat:act", { detail: { id, act, index } }));
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
