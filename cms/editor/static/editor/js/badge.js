/* The badge in the editor's header says what the panel's toggle counts, and opens the panel.
   Wagtail replaces the header when a new page is first saved, so nothing here holds on to an element in it. */

document.addEventListener('DOMContentLoaded', () => {
  const toggle = document.querySelector('[data-side-panel-toggle="caveat"]');
  const panel = document.querySelector('[data-side-panel="caveat"]');
  if (!toggle || !panel) return;

  const follow = () => {
    const badge = document.querySelector('[data-caveat-badge]');
    const counter = toggle.querySelector('[data-side-panel-toggle-counter]');
    if (!badge || !counter) return;
    const number = counter.hidden ? '0' : counter.textContent.trim();
    badge.querySelector('[data-caveat-badge-number]').textContent = number;
    badge.hidden = number === '0';
  };

  new MutationObserver(follow).observe(toggle, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-caveat-badge]')) panel.dispatchEvent(new Event('open'));
  });
});
