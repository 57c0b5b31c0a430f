/* The compliance desk: keys for triage, and panes that change without loading the admin around them again.
 *
 * Without this script the links and forms of the panes do the same. The server renders everything
 * (compliance/desk/panes.html).
 */
(() => {
  const OFF = "caveat-desk-shortcuts-off";

  class CaveatDesk extends window.StimulusModule.Controller {
    connect() {
      this.prepare();
    }

    disconnect() {
      this.request?.abort();
    }

    /* Show what only works with this script. */
    prepare() {
      for (const button of this.element.querySelectorAll("[data-desk-all], [data-desk-shortcuts]")) {
        button.hidden = false;
      }
      this.showShortcuts();
      this.element.querySelector(".desk__group[aria-current]")?.scrollIntoView({ block: "nearest" });
    }

    // --- keys

    pressed(event) {
      if (event.defaultPrevented || event.altKey) return;
      const field = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
      if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
        const form = event.target.closest?.("[data-desk-form]");
        if (form) form.requestSubmit();
        return;
      }
      if (event.ctrlKey || event.metaKey) return;
      if (event.key === "Enter" && field?.dataset.deskEnter) {
        event.preventDefault();
        field.form.requestSubmit(field.form.querySelector(`[name=do][value=${field.dataset.deskEnter}]`));
        return;
      }
      if (field) {
        if (event.key === "Escape" && this.element.contains(field)) this.heading()?.focus();
        return;
      }
      if (document.querySelector("[role=dialog]:not([aria-hidden=true], [hidden])") || this.areOff()) return;
      if (this.follow(event.key)) event.preventDefault();
    }

    follow(key) {
      const name = { j: "[data-desk-next]", k: "[data-desk-previous]" }[key];
      if (name) {
        const link = this.element.querySelector(name);
        if (link) this.visit(link.href);
        return true;
      }
      const choice = /^[a-z]$/.test(key) && this.element.querySelector(`[data-desk-key="${key}"]`);
      if (!choice) return false;
      choice.checked = true;
      this.element.querySelector("[data-desk-reason]").focus();
      return true;
    }

    areOff() {
      return window.localStorage.getItem(OFF) === "1";
    }

    showShortcuts() {
      this.element.classList.toggle("desk--without-keys", this.areOff());
      const button = this.element.querySelector("[data-desk-shortcuts]");
      button?.setAttribute("aria-pressed", String(!this.areOff()));
    }

    // --- clicks, choices, forms

    clicked(event) {
      if (event.target.closest("[data-desk-all]")) {
        const boxes = [...this.element.querySelectorAll(".desk__others [type=checkbox]:not(:disabled)")];
        const missing = boxes.some((box) => !box.checked);
        for (const box of boxes) box.checked = missing;
        return;
      }
      if (event.target.closest("[data-desk-shortcuts]")) {
        window.localStorage.setItem(OFF, this.areOff() ? "0" : "1");
        this.showShortcuts();
        return;
      }
      const link = event.target.closest("a[data-desk-link]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.visit(link.href, link.dataset.deskKeep);
    }

    changed(event) {
      if (event.target.matches("[data-desk-filters] select")) event.target.form.requestSubmit();
    }

    submitted(event) {
      const form = event.target;
      const data = new FormData(form, event.submitter);
      event.preventDefault();
      if (form.matches("[data-desk-filters]")) {
        this.visit(`${form.action}?${new URLSearchParams(data)}`, "");
      } else {
        this.load(form.action, { method: "POST", body: data }, event.submitter?.dataset.deskKeep);
      }
    }

    // --- loading

    visit(url, keep) {
      return this.load(url, {}, keep);
    }

    wentBack() {
      this.load(window.location.href, {}, undefined, false);
    }

    async load(url, options, keep, remember = true) {
      this.request?.abort();
      this.request = new AbortController();
      this.element.setAttribute("aria-busy", "true");
      try {
        const headers = { "X-Requested-With": "XMLHttpRequest" };
        const response = await fetch(url, { ...options, headers, signal: this.request.signal });
        const html = await response.text();
        const panes = new DOMParser().parseFromString(html, "text/html");
        if (!panes.querySelector(".desk__panes") || panes.querySelector(".desk")) throw new Error("not the desk");
        this.element.replaceChildren(...panes.body.childNodes);
        if (remember && response.ok) window.history.pushState({}, "", response.url);
        this.prepare();
        this.place(keep);
        this.element.removeAttribute("aria-busy");
      } catch (error) {
        if (error.name === "AbortError") return;
        this.element.removeAttribute("aria-busy");
        if (options.method === "POST") {
          this.complain("The server did not answer as expected. Load the page again to see whether it was recorded.");
        } else {
          window.location.assign(url);
        }
      }
    }

    /* A fault is read out first; else the reader goes on from what they used, or from the claim. */
    place(keep) {
      const again = keep && this.element.querySelector(`[data-desk-keep="${CSS.escape(keep)}"]`);
      const field = keep === "" && this.element.querySelector("[data-desk-filters] [name=q]");
      const fault = this.element.querySelector(".desk__faults");
      if (fault) this.element.querySelector("[data-desk-reason]")?.focus();
      else (again || field || this.heading())?.focus();
    }

    heading() {
      return this.element.querySelector("#desk-claim");
    }

    complain(message) {
      const note = document.createElement("p");
      note.className = "desk__faults";
      note.setAttribute("role", "alert");
      note.textContent = message;
      this.element.prepend(note);
    }
  }

  window.wagtail.app.register("caveat-desk", CaveatDesk);
})();
