// The search box of every page. A classic script, so that it runs from a disk too.
"use strict";

{
  // The pages below a folder, or opened from a disk: addresses are seen from where this script is.
  const home = new URL("..", document.currentScript.src);
  const input = element("input", {
    type: "search",
    placeholder: "Search",
    title: "Press / or Ctrl+K",
    autocomplete: "off",
    role: "combobox",
    "aria-label": "Search all pages",
    "aria-autocomplete": "list",
    "aria-controls": "found",
    "aria-expanded": "false",
  });
  const note = element("p", { role: "status" });
  const list = element("ul", { id: "found", role: "listbox", "aria-label": "Search results" });
  const panel = element("div", { class: "panel", hidden: "" }, note, list);
  document.querySelector(".search").append(input, panel);

  let results = [];
  let selected = -1;
  let loading;

  input.addEventListener("focus", show);
  input.addEventListener("input", show);
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: results.length - 1 }[event.key];
    if (event.key === "Escape") {
      input.value = "";
      input.blur();
    } else if (event.key === "Enter") list.children[selected]?.click();
    else if (step !== undefined && results.length > 0) {
      event.preventDefault();
      select((selected + step) % results.length);
    }
  });
  // A press leaves the focus where it is, so that the list is still there for the click.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  // Ahead of the references, which have a search of their own on Ctrl+K.
  window.addEventListener("keydown", takeKey, { capture: true });

  function takeKey(event) {
    const modified = event.ctrlKey || event.metaKey;
    const typing = document.activeElement.matches("input, textarea, select");
    if (modified ? event.key !== "k" : event.key !== "/" || typing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    input.focus();
    input.select();
  }

  /** Shows what is found. What finds is larger than most pages, and loaded when it is first needed. */
  async function show() {
    loading ??= new Promise((loaded) => {
      const script = element("script", { src: new URL("assets/search-index.js", home) });
      script.addEventListener("load", loaded);
      document.head.append(script);
    });
    if (!window.findOnSite && input.value.trim() !== "") {
      note.textContent = "Loading …";
      open(true);
    }
    await loading;
    if (document.activeElement !== input || input.value.trim() === "") return open(false);
    const { found, all } = findOnSite(input.value);
    results = found;
    note.textContent = noteOn(found.length, all);
    list.replaceChildren(...found.map(optionOf));
    open(true);
    select(found.length > 0 ? 0 : -1);
  }

  function noteOn(count, all) {
    if (count === 0) {
      return "Nothing found. Try fewer words, the name of an operation, a status such as 422, or a message in quotes.";
    }
    if (!all) return "Nothing holds all of it. These hold some:";
    return count === 1 ? "1 result" : `${count} results`;
  }

  function optionOf({ kind, title, where, excerpt, url }, index) {
    const option = element(
      "li",
      { id: `found-${index}`, role: "option" },
      element("span", { class: "kind" }, kind),
      element("b", {}, ...marked(title)),
      element("small", {}, where),
      element("p", {}, ...marked(excerpt)),
    );
    option.addEventListener("click", ({ ctrlKey, metaKey }) => {
      const address = new URL(url, home);
      if (ctrlKey || metaKey) return window.open(address);
      input.blur();
      location.href = address;
    });
    return option;
  }

  /** Words as text, neighbours that are marked in one mark. */
  function marked(words) {
    const runs = [];
    for (const [word, isMarked] of words) {
      if (runs.at(-1)?.isMarked === isMarked) runs.at(-1).text += ` ${word}`;
      else runs.push({ text: word, isMarked });
    }
    return runs.flatMap(({ text, isMarked }) => [isMarked ? element("mark", {}, text) : text, " "]);
  }

  function open(yes) {
    panel.hidden = !yes;
    input.setAttribute("aria-expanded", yes);
    if (!yes) select(-1);
  }

  function select(index) {
    selected = index;
    results.forEach((_, i) => list.children[i].setAttribute("aria-selected", i === index));
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `found-${index}`);
    list.children[index].scrollIntoView({ block: "nearest" });
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
}
