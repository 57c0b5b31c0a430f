/* The side panel "Caveat": audits the draft while its author writes, and lists what was found.
 *
 * The server renders the findings (editor/panel.html); this script sends it the form, puts the parts of the answer
 * that differ in place, and keeps what the reader had open, focused and typed. Other scripts work on the words in the
 * form: they hear `caveat:marks`, and send `caveat:act` for what is done outside the panel.
 */
(() => {
  const PAUSE = 350; // ms without a key before the draft is audited; Draftail hands its text to the form after 250
  const RETRY = 5000; // ms before a server that did not answer is asked again
  const FADE = 4000; // ms for which a finding that is gone is shown as fixed
  const FORM = 'form[data-edit-form]';

  class CaveatPanel extends window.StimulusModule.Controller {
    static targets = ['when', 'announcer', 'trouble', 'form'];

    static values = { auditUrl: String, actUrl: String, savedAuditUrl: String, savedActUrl: String };

    connect() {
      this.marks = new Map();
      this.audited = null; // the form's content that the findings belong to
      this.linked = new URLSearchParams(window.location.search).get('caveat');
      this.onInput = () => this.changed();
      this.editForm = document.querySelector(FORM);
      for (const type of ['input', 'keyup', 'change']) this.editForm?.addEventListener(type, this.onInput);
      this.clock = setInterval(() => this.tellTime(), 5000);
      this.openFirst();
      this.changed();
    }

    disconnect() {
      for (const type of ['input', 'keyup', 'change']) this.editForm?.removeEventListener(type, this.onInput);
      clearInterval(this.clock);
      clearTimeout(this.timer);
      this.request?.abort();
    }

    // --- auditing

    changed() {
      this.auditIn(PAUSE);
    }

    again() {
      this.audited = null;
      this.auditIn(0);
    }

    auditIn(delay) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.audit(), delay);
    }

    /* A page that Wagtail saved for the first time has an address of its own from now on. */
    saved(event) {
      const page = event.detail?.response?.pk ?? window.location.pathname.match(/\/pages\/(\d+)\/edit\//)?.[1];
      if (!page || this.actUrlValue) return;
      this.auditUrlValue = this.savedAuditUrlValue.replace('/0/', `/${page}/`);
      this.actUrlValue = this.savedActUrlValue.replace('/0/', `/${page}/`);
      this.again();
    }

    async audit() {
      const body = new URLSearchParams(
        [...new FormData(this.editForm)].filter(([, value]) => typeof value === 'string'),
      );
      const content = body.toString();
      if (content === this.audited) return;
      this.request?.abort();
      this.request = new AbortController();
      try {
        const response = await this.send(this.auditUrlValue, body, this.request.signal);
        const answer = await response.json();
        if (answer.state !== 'audited') {
          this.complain(answer.message);
          if (response.status === 400 && !this.audited) this.auditIn(1000); // the editor may still be loading
          return;
        }
        this.audited = content;
        this.complain('');
        this.show(answer);
      } catch (error) {
        if (error.name === 'AbortError') return;
        this.complain('Caveat gets no answer from the server. It keeps trying; what is listed may be out of date.');
        this.auditIn(RETRY);
      }
    }

    async send(url, body, signal) {
      const token = document.querySelector(`${FORM} [name=csrfmiddlewaretoken]`).value;
      const headers = { 'X-CSRFToken': token, 'X-Requested-With': 'XMLHttpRequest' };
      const response = await fetch(url, { method: 'POST', body, headers, signal });
      if (response.headers.get('Content-Type')?.startsWith('application/json')) return response;
      if (response.status < 500) {
        return Response.json({ state: 'refused', message: 'You are signed out. Sign in again in another tab.' });
      }
      throw new Error(`The server answered ${response.status}.`);
    }

    complain(message) {
      this.troubleTarget.hidden = !message;
      if (this.troubleTarget.textContent !== message) this.troubleTarget.textContent = message;
    }

    // --- showing

    show({ html, marks, must_fix: mustFix }) {
      const before = this.openFindings();
      this.renew(new DOMParser().parseFromString(html, 'text/html'));
      this.marks = new Map(marks.map((mark) => [mark.id, mark]));
      this.arranged();
      this.sayFixed(before);
      this.count(mustFix);
      this.auditedAt = Date.now();
      this.tellTime();
      document.dispatchEvent(new CustomEvent('caveat:marks', { detail: { marks } }));
      if (this.linked) this.follow();
    }

    /* Put the regions of the answer that differ in place of the old ones; a reader's place in them is kept. */
    renew(answer) {
      for (const region of this.element.querySelectorAll('[data-caveat-region]')) {
        const fresh = answer.querySelector(`[data-caveat-region="${region.dataset.caveatRegion}"]`);
        if (fresh && fresh.innerHTML !== region.caveatSource) {
          const place = this.placeIn(region);
          region.caveatSource = fresh.innerHTML;
          region.replaceChildren(...fresh.childNodes);
          this.returnTo(place, region);
        }
      }
    }

    placeIn(region) {
      const open = [...region.querySelectorAll('details[open]')].map((details) => this.nameOf(details));
      const forms = [...region.querySelectorAll('.caveat-ask')].map((form) => [this.idOf(form), form]);
      const focused = region.contains(document.activeElement) ? document.activeElement : null;
      const finding = focused?.closest('[data-caveat-finding]');
      const order = [...region.querySelectorAll('[data-caveat-finding]')];
      const role = focused && [focused.dataset.caveatAct, focused.dataset.caveatIndex].join();
      return { open, forms, focused, id: finding?.dataset.caveatFinding, index: order.indexOf(finding), role };
    }

    returnTo({ open, forms, focused, id, index, role }, region) {
      for (const details of region.querySelectorAll('details')) details.open = open.includes(this.nameOf(details));
      for (const [name, form] of forms) this.findingOf(name, region)?.querySelector('div').append(form);
      if (!focused) return;
      const finding = this.findingOf(id, region);
      if (finding) {
        if (finding.contains(focused)) focused.focus();
        else this.sameControl(finding, role).focus();
      } else {
        [...region.querySelectorAll('[data-caveat-finding] > summary')].at(Math.max(0, index))?.focus();
      }
    }

    sameControl(finding, role) {
      const controls = [...finding.querySelectorAll('[data-caveat-act]')];
      const same = controls.find((control) => [control.dataset.caveatAct, control.dataset.caveatIndex].join() === role);
      return same ?? finding.querySelector('summary');
    }

    openFindings() {
      const items = this.element.querySelectorAll('[data-caveat-item]:not([data-caveat-fixed]) [data-caveat-finding]');
      return new Map([...items].map((finding) => [this.idOf(finding), finding]));
    }

    /* What was listed and is gone stays for a moment as fixed, so that nobody wonders where it went. */
    sayFixed(before) {
      const now = this.openFindings();
      if (!this.auditedAt) return;
      for (const [id, finding] of before) {
        if (!now.has(id) && !this.findingOf(id)) {
          const list = this.element.querySelector(`#${finding.closest?.('section')?.id ?? 'tab-caveat-claims'}`);
          const note = document.createElement('p');
          note.className = 'caveat-fixed';
          note.textContent = `✓ Fixed: ${finding.querySelector('mark')?.textContent ?? ''}`.trim();
          list?.querySelector('.caveat-tools')?.after(note);
          setTimeout(() => note.remove(), FADE);
        }
      }
    }

    count(mustFix) {
      const counter = document.querySelector('[data-side-panel-toggle=caveat] [data-side-panel-toggle-counter]');
      if (counter) {
        counter.textContent = mustFix;
        counter.hidden = !mustFix;
      }
      const said = this.element
        .querySelector('[data-caveat-counts]')
        ?.textContent.replace(/[●◐○✓\s]+/g, ' ')
        .trim();
      if (said && said !== this.said) this.announcerTarget.textContent = said;
      this.said = said;
    }

    tellTime() {
      if (!this.auditedAt) return;
      const seconds = Math.round((Date.now() - this.auditedAt) / 1000);
      const ago = seconds < 5 ? 'just now' : seconds < 60 ? `${seconds} s ago` : `${Math.round(seconds / 60)} min ago`;
      this.whenTarget.textContent = `This draft, audited ${ago}`;
    }

    openFirst() {
      for (const list of this.element.querySelectorAll('.caveat-findings')) {
        const first = list.querySelector('[data-caveat-item] details');
        if (first) first.open = true;
      }
    }

    /* Show and order the findings as the reader chose. */
    arranged() {
      for (const tools of this.element.querySelectorAll('[data-caveat-tools]')) {
        const wanted = tools.querySelector('[data-caveat-filter]').value;
        const key = tools.querySelector('[data-caveat-order]').value === 'place' ? 'place' : 'rank';
        const region = this.element.querySelector(`[data-caveat-region="list-${tools.dataset.caveatTools}"]`);
        const items = [...region.querySelectorAll('[data-caveat-item]')];
        for (const item of items) item.hidden = Boolean(wanted) && item.dataset.severity !== wanted;
        const ordered = items.toSorted((one, other) => one.dataset[key] - other.dataset[key]);
        if (ordered.some((item, index) => item !== items[index])) items[0].parentElement.append(...ordered);
        const nothing = region.querySelector('[data-caveat-nothing-shown]');
        if (nothing) nothing.hidden = items.some((item) => !item.hidden);
      }
    }

    // --- acting

    clicked(event) {
      const button = event.target.closest('[data-caveat-act]');
      if (button)
        this.act(button.dataset.caveatAct, button.dataset.caveatId, Number(button.dataset.caveatIndex), button);
    }

    actFromElsewhere({ detail: { id, act, index } }) {
      this.act(act, id, Number(index), null);
    }

    act(act, id, index, button) {
      const acts = { select: this.select, use: this.use, ask: this.ask, close: this.close };
      acts[act]?.call(this, id, index, button);
    }

    select(id) {
      const mark = this.marks.get(id);
      if (mark && !window.caveat?.fields.select(mark)) this.say('These words have changed since; a new audit follows.');
    }

    use(id, index, button) {
      const mark = this.marks.get(id);
      if (!mark || !window.caveat?.fields.replace(mark, mark.suggestions[index])) {
        this.say('Nothing was changed: these words have changed since. A new audit follows.');
        this.again();
        return;
      }
      this.say('Replaced. Undo brings the old words back.');
      if (button) this.step(this.findingOf(id), 1)?.focus();
      this.changed();
    }

    ask(id) {
      this.reveal(id);
      const finding = this.findingOf(id);
      const body = finding.querySelector('.caveat-finding__body');
      if (!body.querySelector('.caveat-ask')) body.append(this.formTarget.content.cloneNode(true));
      body.querySelector('[data-caveat-act=ask]')?.setAttribute('aria-expanded', 'true');
      body.querySelector('.caveat-ask :is(select, textarea)').focus();
    }

    close(_id, _index, button) {
      const finding = button.closest('[data-caveat-finding]');
      button.closest('.caveat-ask').remove();
      const opener = finding.querySelector('[data-caveat-act=ask]');
      opener?.setAttribute('aria-expanded', 'false');
      opener?.focus();
    }

    async submitted(event) {
      event.preventDefault();
      const form = event.target;
      const fault = form.querySelector('[role=alert]');
      const body = new URLSearchParams(new FormData(form));
      body.set('fingerprint', this.idOf(form));
      let answer = { state: 'refused', message: 'Caveat gets no answer from the server. Nothing was recorded.' };
      try {
        answer = await (await this.send(this.actUrlValue, body)).json();
      } catch {
        // said below
      }
      fault.hidden = answer.state === 'recorded';
      fault.textContent = fault.hidden ? '' : answer.message;
      if (answer.state === 'recorded') {
        const finding = form.closest('[data-caveat-finding]');
        form.remove();
        finding.querySelector('summary').focus();
        this.say(answer.message);
        this.again();
      }
    }

    // --- moving

    pressed(event) {
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (!event.target.matches('[data-caveat-finding] > summary') || !(event.key in steps)) return;
      const next = this.step(event.target.parentElement, steps[event.key]);
      if (next) {
        event.preventDefault();
        next.focus();
      }
    }

    step(finding, by) {
      const all = [...this.element.querySelectorAll('[data-caveat-finding] > summary')].filter(
        (summary) => summary.checkVisibility?.() ?? true,
      );
      return all[all.indexOf(finding?.querySelector('summary')) + by];
    }

    /* Open the panel, the tab and the finding that a link or a card leads to. */
    reveal(id) {
      const finding = this.findingOf(id);
      if (!finding) return null;
      const panel = this.element.closest('[data-side-panel]');
      if (panel?.hidden) document.querySelector('[data-side-panel-toggle=caveat]')?.click();
      const tab = finding.closest('[role=tabpanel]');
      if (tab?.hidden) this.element.querySelector(`#${tab.getAttribute('aria-labelledby')}`).click();
      finding.open = true;
      finding.scrollIntoView({ block: 'nearest' });
      return finding;
    }

    follow() {
      const id = this.linked;
      this.linked = null;
      if (this.reveal(id)) this.select(id);
      else this.say('The finding that the link leads to is no longer in the text.');
    }

    say(message) {
      this.announcerTarget.textContent = message;
      this.said = message;
    }

    findingOf(id, within = this.element) {
      return id ? within.querySelector(`[data-caveat-finding="${CSS.escape(id)}"]`) : null;
    }

    idOf(element) {
      return element.closest('[data-caveat-finding]')?.dataset.caveatFinding;
    }

    nameOf(details) {
      return details.dataset.caveatFinding ?? details.dataset.caveatKeep ?? '';
    }
  }

  window.wagtail.app.register('caveat-panel', CaveatPanel);
})();
