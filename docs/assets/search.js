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
    maxLength: 200,
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

  for (const event of ["focus", "click", "input"]) input.addEventListener(event, show);
  // A reader who goes back to this page finds here what they had typed.
  input.value = history.state?.asked ?? "";
  input.addEventListener("blur", () => {
    open(false);
    history.replaceState({ ...history.state, asked: input.value }, "");
  });
  input.addEventListener("keydown", (event) => {
    const isOpen = !panel.hidden;
    const step = { ArrowDown: 1, ArrowUp: results.length - 1 }[event.key];
    if (event.key === "Escape") {
      // The first one closes the list, the next one empties the box.
      event.preventDefault();
      if (isOpen) open(false);
      else input.value = "";
    } else if (event.key === "Enter" && selected >= 0) {
      const link = results[selected];
      if (event.ctrlKey || event.metaKey) window.open(link.href);
      else link.click();
    } else if (step !== undefined && results.length > 0) {
      event.preventDefault();
      if (isOpen) select((selected + step) % results.length);
      else void show();
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
    loading ??= new Promise((loaded, failed) => {
      const script = element("script", { src: new URL("assets/search-index.js", home) });
      script.addEventListener("load", loaded);
      script.addEventListener("error", failed);
      document.head.append(script);
    });
    const isAsked = () => document.activeElement === input && input.value.trim() !== "";
    if (!window.findOnSite && isAsked()) say("Loading …");
    try {
      await loading;
    } catch {
      loading = undefined;
      if (isAsked()) say("The search could not be loaded. Type on to try again.");
      return;
    }
    if (!isAsked()) return open(false);
    const { found, all } = findOnSite(input.value);
    say(noteOn(found.length, all), ...found.map(optionOf));
    select(found.length > 0 ? 0 : -1);
  }

  function say(text, ...options) {
    note.textContent = text;
    list.replaceChildren(...options);
    results = options.map((option) => option.firstChild);
    open(true);
  }

  function noteOn(count, all) {
    if (count === 0) {
      return "Nothing found. Try fewer words, the name of an operation, a status such as 422, or a message in quotes.";
    }
    if (!all) return "Nothing holds all of it. These hold some:";
    return count === 1 ? "1 result" : `${count} results`;
  }

  function optionOf({ kind, title, where, excerpt, url }, index) {
    const link = element(
      "a",
      { id: `found-${index}`, role: "option", tabindex: -1, href: new URL(url, home) },
      element("span", { class: "kind" }, kind),
      element("b", {}, ...marked(title)),
      element("small", {}, where),
      element("span", { class: "excerpt" }, ...marked(excerpt)),
    );
    // A link within the page leaves it as it is, so the list has to be closed.
    link.addEventListener("click", ({ ctrlKey, metaKey, shiftKey }) => {
      if (!ctrlKey && !metaKey && !shiftKey) input.blur();
    });
    return element("li", { role: "none" }, link);
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
    results.forEach((link, i) => link.setAttribute("aria-selected", i === index));
    if (index < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `found-${index}`);
    results[index].scrollIntoView({ block: "nearest" });
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
}
