// The search box of every page. A classic script, so that it runs from a disk too.
"use strict";

{
  const wordsOf = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
  // The pages below a folder, or opened from a disk: addresses are seen from where this script is.
  const home = new URL("..", document.currentScript.src);

  search(document.getElementById("search"), document.getElementById("found"));

  /** The entries of the index that hold every word of a text, those whose title begins with it first. */
  function matching(text) {
    const words = wordsOf(text);
    if (words.length === 0) return [];
    return (window.searchIndex ?? [])
      .map((entry) => ({ ...entry, score: scoreOf(entry, words) }))
      .filter(({ score }) => score !== undefined)
      .sort((a, b) => b.score - a.score)
      .slice(0, 12);
  }

  function scoreOf({ kind, title: written, detail }, words) {
    const title = written.toLowerCase();
    const all = `${title} ${detail.toLowerCase()}`;
    if (!words.every((word) => all.includes(word))) return undefined;
    let score = { operation: 1, page: 1, fault: -3 }[kind] ?? 0;
    for (const word of words) {
      if (title.startsWith(word)) score += 4;
      else if (title.includes(word)) score += 2;
    }
    return title === words.join(" ") ? score + 8 : score;
  }

  function search(input, list) {
    let shown = [];
    let selected = -1;

    function show() {
      shown = matching(input.value);
      selected = shown.length > 0 ? 0 : -1;
      list.replaceChildren(...shown.map(itemOf));
      if (shown.length === 0 && input.value.trim() !== "") {
        const nothing = "Nothing holds all of these words.";
        list.append(element("li", { role: "option", ariaDisabled: "true" }, nothing));
      }
      open(list.children.length > 0);
      mark();
    }

    function itemOf(entry, index) {
      const kind = element("span", { className: "kind" }, entry.kind);
      const item = element("li", { id: `found-${index}`, role: "option" }, kind, entry.title);
      if (entry.detail) item.append(element("small", {}, entry.detail));
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        go(entry);
      });
      return item;
    }

    function open(yes) {
      list.hidden = !yes;
      input.setAttribute("aria-expanded", yes);
    }

    function mark() {
      shown.forEach((_, i) => list.children[i].setAttribute("aria-selected", i === selected));
      if (selected < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", `found-${selected}`);
      list.children[selected].scrollIntoView({ block: "nearest" });
    }

    function go({ url }) {
      open(false);
      input.blur();
      location.href = new URL(url, home);
    }

    input.addEventListener("input", show);
    input.addEventListener("focus", show);
    input.addEventListener("blur", () => open(false));
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: shown.length - 1 }[event.key];
      if (event.key === "Escape") {
        input.value = "";
        open(false);
        input.blur();
      } else if (event.key === "Enter" && shown[selected]) go(shown[selected]);
      else if (step !== undefined) {
        event.preventDefault();
        if (shown.length > 0) selected = (selected + step) % shown.length;
        mark();
      }
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || document.activeElement.matches("input, textarea, select")) return;
      event.preventDefault();
      input.focus();
    });
  }

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }
}
