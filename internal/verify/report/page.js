// Lights a quotation and its card together. The page works without.
(() => {
  const light = (n, on) => document.querySelectorAll(`[data-q="${n}"]`).forEach((e) => e.classList.toggle("on", on));
  for (const e of document.querySelectorAll("[data-q]")) {
    e.addEventListener("mouseenter", () => light(e.dataset.q, true));
    e.addEventListener("mouseleave", () => light(e.dataset.q, false));
  }
})();
