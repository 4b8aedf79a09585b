// Small helpers on top of plain pages: everything works without them except the keyboard of the review queue.
(() => {
  "use strict";
  const typing = (node) => node && (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName));
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Selects that act at once.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-auto]");
    if (form && event.target.matches("select, input[type=date]")) form.requestSubmit();
  });

  // The menu is open at desk width, closed on a phone.
  const menu = document.querySelector("details.menu");
  const wide = matchMedia("(min-width: 761px)");
  const fit = () => { if (menu) menu.open = wide.matches; };
  fit();
  wide.addEventListener("change", fit);

  // The line numbers of the editor follow its text.
  const area = document.querySelector(".editor textarea");
  if (area) {
    const lines = document.querySelector(".editor pre");
    const count = () => {
      const wanted = area.value.split("\n").length;
      if (Number(lines.dataset.lines) === wanted) return;
      lines.dataset.lines = wanted;
      lines.textContent = Array.from({ length: wanted }, (_, i) => i + 1).join("\n");
    };
    area.addEventListener("input", count);
    area.addEventListener("scroll", () => { lines.scrollTop = area.scrollTop; });
    area.addEventListener("keydown", (event) => {
      if (event.key === "Tab" && !event.shiftKey) {
        event.preventDefault();
        area.setRangeText("  ", area.selectionStart, area.selectionEnd, "end");
      }
    });
    count();
    document.addEventListener("click", (event) => {
      const link = event.target.closest("[data-line]");
      if (!link) return;
      event.preventDefault();
      const before = area.value.split("\n").slice(0, Number(link.dataset.line) - 1).join("\n");
      const place = before.length + (before ? 1 : 0) + Math.max(0, Number(link.dataset.column || 1) - 1);
      area.focus();
      area.setSelectionRange(place, place);
      area.scrollTop = Math.max(0, (Number(link.dataset.line) - 6) * 20);
    });
  }

  // Review queue: j and k move, c r e press the buttons of the current proposal, u undoes.
  const items = () => $$(".queue > article:not(.done)");
  const current = () => document.querySelector(".queue > article[aria-current]");
  const select = (item) => {
    $$(".queue > article[aria-current]").forEach((other) => other.removeAttribute("aria-current"));
    if (!item) return;
    item.setAttribute("aria-current", "true");
    item.scrollIntoView({ block: "nearest" });
    item.focus({ preventScroll: true });
    const pair = item.querySelector("details.pair");
    if (pair) pair.open = true;
  };
  const move = (step) => {
    const all = items();
    if (!all.length) return;
    const at = all.indexOf(current());
    select(all[Math.min(all.length - 1, Math.max(0, at + step))]);
  };
  if (document.querySelector(".queue")) {
    const named = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    // On a promise's page the evidence waits until somebody comes for it.
    const later = document.querySelector(".queue").dataset.later;
    if (!later || location.hash === `#${later}`) select(named && items().includes(named) ? named : items()[0]);
    document.addEventListener("click", (event) => {
      const item = event.target.closest(".queue > article:not(.done)");
      if (item && item !== current()) select(item);
    });
    let next = null;
    document.body.addEventListener("htmx:beforeRequest", (event) => {
      const item = event.target.closest(".queue > article");
      const all = items();
      next = item ? all[all.indexOf(item) + 1] || all[all.indexOf(item) - 1] : null;
    });
    document.body.addEventListener("htmx:afterSwap", () => {
      if (!current()) select(next && next.isConnected ? next : items()[0]);
      const left = document.querySelector("[data-left]");
      if (left) left.textContent = items().length;
      next = null;
    });
  }
  document.body.addEventListener("htmx:responseError", (event) => {
    const place = document.querySelector("#problems");
    if (place && event.detail.xhr.responseText.length < 20000) {
      const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
      place.replaceChildren(...page.body.childNodes);
      place.scrollIntoView({ block: "nearest" });
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (typing(event.target)) return;
    if (event.key === "/") {
      const search = document.querySelector("input[type=search]");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
      return;
    }
    if (!document.querySelector(".queue")) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "u") document.querySelector("[data-key=u]")?.click();
    else if ("acre".includes(event.key)) {
      const button = current()?.querySelector(`[data-key=${event.key}]`);
      if (!button) return;
      event.preventDefault();
      if (button.tagName === "SUMMARY") {
        button.parentElement.open = true;
        button.parentElement.querySelector("textarea, select, input:not([type=hidden])")?.focus();
      } else button.click();
    }
  });
})();
