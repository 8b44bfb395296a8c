"use strict";
(() => {
  // By article and statement number: the card and all its places in the text.
  const groups = new Map();
  const key = (element, number) => element.closest("article").id + "-" + number;
  for (const element of document.querySelectorAll("article [data-s]")) {
    for (const number of element.dataset.s.split(" ")) {
      const k = key(element, number);
      if (!groups.has(k)) groups.set(k, []);
      groups.get(k).push(element);
    }
  }
  // By article and entity: its row in the list and all its mentions.
  const mentions = new Map();
  for (const element of document.querySelectorAll("article [data-e]")) {
    for (const number of element.dataset.e.split(" ")) {
      const k = key(element, number);
      if (!mentions.has(k)) mentions.set(k, []);
      mentions.get(k).push(element);
    }
  }
  let named = [];
  const name = (target) => {
    const element = target instanceof Element && target.closest("article [data-e]");
    for (const other of named) other.classList.remove("who-on");
    named = element ? mentions.get(key(element, element.dataset.e.split(" ").pop())) : [];
    for (const other of named) other.classList.add("who-on");
  };
  document.addEventListener("mouseover", (event) => name(event.target));
  document.addEventListener("focusin", (event) => name(event.target));

  const cards = [...document.querySelectorAll(".statement")];
  let lit = [];
  let held = null; // what focus lights while nothing is pointed at

  const light = (k) => {
    for (const element of lit) element.classList.remove("on");
    lit = (k && groups.get(k)) || [];
    for (const element of lit) element.classList.add("on");
  };
  // Of the statements over a place in the text, the innermost is meant.
  const keyOf = (target) => {
    const element = target instanceof Element && target.closest("article [data-s]");
    return element ? key(element, element.dataset.s.split(" ").pop()) : null;
  };
  const cardOf = (k) => k && groups.get(k).find((element) => element.classList.contains("statement"));

  document.addEventListener("mouseover", (event) => light(keyOf(event.target) || held));
  const hold = (k) => {
    held = k;
    light(k);
  };
  document.addEventListener("focusin", (event) => hold(keyOf(event.target)));
  document.addEventListener("focusout", () => hold(null));

  // A click in the text shows the card; one on a card shows the place in the text. Links do that by themselves, and
  // somebody who is selecting words is left alone.
  document.addEventListener("click", (event) => {
    const k = keyOf(event.target);
    if (!k || event.target.closest("a") || String(getSelection())) return;
    const card = cardOf(k);
    card.focus({ preventScroll: true });
    hold(k);
    show(event.target.closest(".statement") ? firstMark(k) : card);
  });

  const firstMark = (k) => groups.get(k).find((element) => element !== cardOf(k));
  const show = (element) => element && element.scrollIntoView({ block: "nearest" });

  const step = (by) => {
    const now = cards.indexOf(document.activeElement);
    const card = cards[now < 0 ? (by > 0 ? 0 : cards.length - 1) : now + by];
    if (!card) return;
    card.focus({ preventScroll: true });
    hold(keyOf(card));
    const mark = firstMark(held);
    if (mark) mark.scrollIntoView({ block: "center" });
    show(card);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape" && document.activeElement) document.activeElement.blur();
    else return;
    event.preventDefault();
  });
  document.querySelector(".keys").hidden = false;
})();
