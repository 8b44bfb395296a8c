"use strict";
// The desk reads without this script; with it, statements and their places light each other, keys work, and a statement
// is copied with its citation.
(() => {
  const $ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (element) => element instanceof Element && element.closest("input, textarea, select, [contenteditable]");

  // Every page: "/" goes to the search.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const box = document.getElementById("q");
    if (!box) return;
    event.preventDefault();
    box.focus();
  });

  // On the way back a browser shows a page from memory, as it was before something was corrected: it is asked for again, unless something
  // stands in a form of it, or a form has made it.
  addEventListener("pageshow", (event) => {
    const back = event.persisted || performance.getEntriesByType("navigation")[0]?.type === "back_forward";
    const typed = $("input, textarea").some((field) => field.value !== field.defaultValue);
    if (back && !typed && !["/", "/verify"].includes(location.pathname)) location.reload();
  });

  const doc = document.getElementById("doc");
  if (doc) article(doc);
  const pasted = document.getElementById("text");
  if (pasted) dates(pasted);
  const progress = document.getElementById("progress");
  if (progress) follow(progress);

  // While articles are read, what becomes of each is shown as it comes, and how far a long one has been read: the answer itself comes
  // when all are done. Who stops takes the question back, and the desk leaves off reading.
  function follow(list) {
    const form = list.closest("form"), line = document.getElementById("under-way");
    const [words, bar, stop] = line.children;
    let news = null;
    form.addEventListener("submit", () => {
      line.hidden = false;
      words.textContent = "Reading";
      bar.removeAttribute("value");
      news = new EventSource("/api/v1/progress");
      news.addEventListener("reading", (event) => {
        const { place, percent } = JSON.parse(event.data);
        words.textContent = percent < 100 ? `Reading ${place}: ${percent} %` : `Putting together what ${place} says`;
        bar.value = percent;
      });
      news.addEventListener("added", (event) => {
        const { place, fault, new: fresh } = JSON.parse(event.data);
        const line = document.createElement("li");
        line.textContent = `${place}: ${fault ? "not read, " + fault : fresh ? "added" : "was here already"}`;
        list.hidden = false;
        list.append(line);
        while (list.children.length > 30) list.firstChild.remove();
      });
    });
    stop.addEventListener("click", () => {
      window.stop();
      if (news) news.close();
      line.hidden = true;
      const said = document.createElement("li");
      said.textContent = "Stopped. What was not yet added is left out.";
      list.hidden = false;
      list.append(said);
    });
    window.addEventListener("pageshow", () => { line.hidden = true; }); // come back to by the browser's own key
  }

  function article(doc) {
    const here = doc.querySelector(".l-here");
    if (here) {
      here.id = "here";
      here.scrollIntoView({ block: "center" });
    }
    const by = (attribute) => {
      const map = new Map();
      for (const element of $(`[${attribute}]`, doc)) {
        for (const number of element.getAttribute(attribute).split(" ")) {
          if (!map.has(number)) map.set(number, []);
          map.get(number).push(element);
        }
      }
      return map;
    };
    const statements = by("data-s"), mentions = by("data-e");
    const lighter = (map, attribute, css) => {
      let lit = [];
      return (target) => {
        const element = target instanceof Element && target.closest(`[${attribute}]`);
        for (const other of lit) other.classList.remove(css);
        // Of several over one place, the innermost is meant.
        lit = (element && map.get(element.getAttribute(attribute).split(" ").pop())) || [];
        for (const other of lit) other.classList.add(css);
      };
    };
    const light = lighter(statements, "data-s", "on"), name = lighter(mentions, "data-e", "who-on");
    for (const kind of ["mouseover", "focusin"]) {
      doc.addEventListener(kind, (event) => {
        light(event.target);
        name(event.target);
      });
    }

    const cards = $(".statement", doc);
    const said = document.getElementById("said");
    const say = (words) => { said.textContent = words; };
    const markOf = (card) => (statements.get(card.dataset.s) || []).find((element) => element !== card);
    const show = (element, block) => element && element.scrollIntoView({ block });
    const step = (by) => {
      const now = cards.indexOf(document.activeElement.closest(".statement"));
      const card = cards[now < 0 ? (by > 0 ? 0 : cards.length - 1) : now + by];
      if (!card) return;
      card.focus({ preventScroll: true });
      show(markOf(card), "center");
      show(card, "nearest");
    };
    const copy = async (card) => {
      const who = card.querySelector(".who b"), words = card.querySelector(".words");
      const link = new URL(card.querySelector(".cite").getAttribute("href"), location.href);
      const about = [doc.dataset.title, doc.dataset.publisher, doc.dataset.published].filter(Boolean).join(", ");
      const text = `${words ? "“" + words.textContent + "” – " : ""}${who ? who.textContent : "no source expressed"} (${about}) ${link}`;
      try {
        await navigator.clipboard.writeText(text);
        say("Copied: words, citation and link");
      } catch {
        say(text); // no clipboard here: the words stand on the page, to be copied by hand
      }
    };
    doc.addEventListener("click", (event) => {
      if (event.target.closest("a, button, summary, input, select, label") || String(getSelection())) return;
      const element = event.target.closest("[data-s]");
      if (!element) return;
      const card = cards.find((c) => c.dataset.s === element.dataset.s.split(" ").pop());
      if (!card) return;
      card.focus({ preventScroll: true });
      if (element === card) {
        show(markOf(card), "nearest");
        copy(card);
      } else show(card, "nearest");
    });
    const mend = (card, button) => {
      const box = card && card.querySelector(".mend");
      if (!box) return;
      box.open = true;
      const field = button ? box.querySelector("[name=why]") : box.querySelector("select");
      if (button) say("Say who and why, then press “Not a statement”");
      field.focus();
    };
    // "m" on one whom the article names, then "m" on the other: the form to merge them stands open with both.
    let merging = "";
    const merge = () => {
      const row = document.activeElement.closest("[data-entity]") || doc.querySelector(".entities .who-on");
      const form = document.getElementById("merge");
      if (!form) return;
      if (!row || !row.dataset.entity) return say("Point at somebody in the list of who and what, then press m");
      if (!merging || merging === row.dataset.entity) {
        merging = row.dataset.entity;
        return say("Now point at the other and press m");
      }
      form.querySelector("[name=what]").value = merging;
      form.querySelector("[name=with]").value = row.dataset.entity;
      merging = "";
      form.open = true;
      form.querySelector("[name=who]").focus();
    };
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      const card = document.activeElement.closest(".statement");
      switch (event.key) {
        case "j": step(1); break;
        case "k": step(-1); break;
        case "c": mend(card, false); break;
        case "n": mend(card, true); break;
        case "m": merge(); break;
        case "u": location.href = "/log?article=" + encodeURIComponent(doc.dataset.id); break;
        case "Enter": if (card && document.activeElement === card) { copy(card); break; } return;
        case "Escape": document.activeElement.blur(); break;
        default: return;
      }
      event.preventDefault();
    });
    $(".keys", doc).forEach((element) => { element.hidden = false; });
  }

  // Dates that stand in a pasted text are offered for the date of the document; a person chooses.
  function dates(box) {
    const months = "January|February|March|April|May|June|July|August|September|October|November|December";
    const found = new RegExp(`\\b(\\d{4})-(\\d{2})-(\\d{2})\\b|\\b(\\d{1,2}) (${months}) (\\d{4})\\b|\\b(${months}) (\\d{1,2}), (\\d{4})\\b`, "g");
    const two = (n) => String(n).padStart(2, "0");
    const names = months.split("|");
    box.addEventListener("input", () => {
      const out = new Set();
      for (const m of box.value.slice(0, 20000).matchAll(found)) {
        if (m[1]) out.add(`${m[1]}-${m[2]}-${m[3]}`);
        else if (m[4]) out.add(`${m[6]}-${two(names.indexOf(m[5]) + 1)}-${two(m[4])}`);
        else out.add(`${m[9]}-${two(names.indexOf(m[7]) + 1)}-${two(m[8])}`);
        if (out.size === 5) break;
      }
      const line = document.getElementById("dates"), list = document.getElementById("dates-found");
      line.hidden = out.size === 0;
      list.replaceChildren(...[...out].map((date) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = date;
        button.addEventListener("click", () => { document.getElementById("published").value = date; });
        return button;
      }));
    });
  }
})();
