// What the pages do beyond being read. A classic script, so that it runs from a disk too.
"use strict";

{
  const byId = (id) => document.getElementById(id);

  // On a wide screen the list of pages is always open; on a wider one, that of contents too.
  for (const [list, width] of [
    [byId("menu"), "60.01rem"],
    [document.querySelector("#contents details"), "80rem"],
  ]) {
    const wide = matchMedia(`(min-width: ${width})`);
    const unfold = () => list && (list.open = wide.matches);
    wide.addEventListener("change", unfold);
    unfold();
  }

  const side = document.querySelector(".side");
  const current = side?.querySelector("[aria-current]");
  if (current) side.scrollTop = current.offsetTop - side.clientHeight / 2;

  const status = element("p", { className: "quiet", role: "status" });
  document.body.append(status);
  // What scrolls must be reachable without a mouse; what does not is not worth a stop.
  const fitted = new ResizeObserver((entries) => {
    for (const { target: block } of entries) {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = block;
      block.tabIndex = scrollWidth > clientWidth || scrollHeight > clientHeight ? 0 : -1;
    }
  });
  for (const block of document.querySelectorAll("pre")) {
    fitted.observe(block);
    if (!block.matches(".terminal")) addCopyButton(block);
  }

  if (byId("filter")) filter(byId("filter"));

  function element(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }

  /** Copies what a reader types: of a console, the lines behind its prompt. */
  function addCopyButton(block) {
    const text = block.textContent;
    const typed = [...text.matchAll(/^\$ (.*(?:\\\n.*)*)/gm)].map(([, command]) => command);
    const button = element("button", { type: "button", className: "copy", textContent: "Copy" });
    const box = element("div", { className: "code" });
    block.before(box);
    box.append(block, button);
    button.addEventListener("click", async () => {
      const copied = typed.join("\n") || text.trimEnd();
      getSelection().selectAllChildren(block);
      // Over plain HTTP a page may not write to the clipboard; what is selected can be copied.
      await (navigator.clipboard?.writeText(copied) ?? document.execCommand("copy"));
      button.textContent = status.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy"), 2000);
      setTimeout(() => (status.textContent = ""), 2000);
    });
  }

  /** The matrix, by what its address asks: `?verdict=violates&text=voucher`. */
  function filter(form) {
    const { text, api, verdict, implied, shown } = form.elements;
    const rows = [...document.querySelectorAll("table.matrix tbody tr")];

    /** Shows the rows that are asked for, and the one that the address leads to. */
    function apply(aimed = "") {
      const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      const fitting = rows.filter((row) => {
        const operation = row.closest(".operation").querySelector("h3").textContent;
        const holds = `${row.id} ${operation} ${row.textContent}`.toLowerCase();
        return (
          row.id === aimed ||
          ((!api.value || row.id.startsWith(`${api.value}/`)) &&
            (!verdict.value || row.dataset.verdict.split(" ").includes(verdict.value)) &&
            words.every((word) => holds.includes(word)))
        );
      });
      const visible = fitting.filter(({ id, dataset }) => {
        return implied.checked || dataset.provenance === "documented" || id === aimed;
      });
      for (const row of rows) row.toggleAttribute("data-hidden", !visible.includes(row));
      for (const section of document.querySelectorAll(".operation, .api")) {
        section.toggleAttribute("data-hidden", !section.querySelector("tr:not([data-hidden])[id]"));
      }
      const hidden = fitting.length - visible.length;
      shown.value = `${visible.length} ${visible.length === 1 ? "variant" : "variants"}`;
      if (hidden > 0)
        shown.value += `; ${hidden} that the vendor's page only implies ${hidden === 1 ? "is" : "are"} hidden`;
    }

    function read() {
      const asked = new URLSearchParams(location.search);
      for (const field of [text, api, verdict]) {
        field.value = asked.get(field.name) ?? "";
        // A choice that isn't offered.
        if (field.selectedIndex < 0) field.value = "";
      }
      implied.checked = asked.has("implied");
      apply(location.hash.slice(1));
    }

    function write() {
      const chosen = [...new FormData(form)].filter(([, value]) => value !== "");
      history.pushState(null, "", `${location.pathname}?${new URLSearchParams(chosen)}`);
      apply();
    }

    form.hidden = false;
    form.addEventListener("input", () => apply());
    form.addEventListener("change", write);
    form.addEventListener("reset", () => setTimeout(write));
    form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("popstate", read);
    read();
    byId(location.hash.slice(1))?.scrollIntoView();
  }
}
