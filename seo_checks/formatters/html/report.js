"use strict";
// Shows the findings that match what is chosen. Without it all are shown.
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const findings = [...document.querySelectorAll("article[data-rule]")];
  const pages = [...document.querySelectorAll("section.page")];
  const shown = document.getElementById("shown");
  const none = document.getElementById("none");
  const choices = ["category", "rule", "page"].map((name) => [name, document.getElementById(name)]);
  const words = document.getElementById("words");
  const severities = [...form.querySelectorAll("[name=severity]")];
  let texts; // of the findings, in lower case; read when words are first sought
  let waiting;

  const show = () => {
    const severe = new Set(severities.filter((box) => box.checked).map((box) => box.value));
    const chosen = choices.filter(([, select]) => select.value);
    const sought = words.value.trim().toLowerCase();
    if (sought) texts ??= findings.map((finding) => finding.textContent.toLowerCase());
    let count = 0;
    findings.forEach((finding, at) => {
      const fits =
        severe.has(finding.dataset.severity) &&
        chosen.every(([name, select]) => finding.dataset[name] === select.value) &&
        (!sought || texts[at].includes(sought));
      finding.hidden = !fits;
      count += fits;
    });
    for (const page of pages) page.hidden = !page.querySelector("article:not([hidden])");
    const all = findings.length.toLocaleString("en");
    shown.textContent = count === findings.length ? `All ${all} findings` : `${count.toLocaleString("en")} of ${all} findings`;
    none.hidden = count > 0;
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 200);
  });
  // A link to a page whose findings are filtered away leads to all of them.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.matches("section.page[hidden]")) {
      form.reset();
      setTimeout(() => target.scrollIntoView());
    }
  });
  show();
})();
