// What Redoc leaves out for those who use a keyboard or hear the page. It draws parts of the page again
// as a reader moves, and each is completed as it appears. A classic script, so that it runs from a disk too.
"use strict";

{
  const COMPLETED = [
    [".menu-content", { role: "navigation", "aria-label": "Operations" }],
    ["main", { id: "content", tabindex: "-1" }],
    // Below the heading of an operation, which is an h2.
    ["h4", { "aria-level": "3" }],
    ["h5", { "aria-level": "4" }],
    // It hides what is chosen, which is the button's text.
    ["button[aria-label=Example]", { "aria-label": null }],
    // The menus that it opens over the page.
    ["body > div:not(#redoc)", { role: "region", "aria-label": "Menu" }],
  ];

  // Redoc scrolls by itself when it has drawn; the last word is the reader's.
  let isMoved = false;
  for (const type of ["wheel", "touchstart", "pointerdown", "keydown"])
    addEventListener(type, () => (isMoved = true));
  addEventListener("hashchange", () => (isMoved = false));
  addEventListener("scrollend", markVariant);

  /** Marks and shows the row of the variant that the address names. */
  function markVariant() {
    const [, section, name] = /#([^#&]+)\/responses&.*ex=([\w-]+)$/.exec(location.hash) ?? [];
    const link = `[data-section-id="/${section}"] a[href$="/${name}"]`;
    const row = document.querySelector(link)?.closest("tr");
    for (const other of document.querySelectorAll(".aimed")) other.classList.remove("aimed");
    row?.classList.add("aimed");
    if (!isMoved) row?.scrollIntoView({ block: "nearest" });
  }

  const lost = Object.assign(document.createElement("p"), { className: "lost", role: "status" });
  document.getElementById("redoc").before(lost);
  addEventListener("hashchange", () => location.hash === "#/" || lost.replaceChildren());

  const complete = () => {
    markVariant();
    if (location.hash !== "#/" && document.querySelector(".not-found-page")) {
      lost.textContent = `Nothing here is called “${location.hash.slice(0, 80)}”. This is the beginning.`;
      location.replace("#/");
    }
    for (const [selector, attributes] of COMPLETED) {
      for (const element of document.querySelectorAll(selector)) {
        for (const [name, value] of Object.entries(attributes)) {
          if (value === null) element.removeAttribute(name);
          else element.setAttribute(name, value);
        }
      }
    }
  };
  new MutationObserver(complete).observe(document.body, { childList: true, subtree: true });
  complete();

  // To Redoc, every fragment of an address is an operation.
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelector("main").focus();
  });
}
