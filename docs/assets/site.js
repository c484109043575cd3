// What the pages do beyond being read. A classic script, so that it runs from a disk too.
"use strict";

{
  const byId = (id) => document.getElementById(id);
  const wordsOf = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);

  // On a wide screen the list of pages is always open.
  const wide = matchMedia("(min-width: 60.01rem)");
  const unfold = () => (byId("menu").open = wide.matches);
  wide.addEventListener("change", unfold);
  unfold();

  // What scrolls sideways must be reachable without a mouse.
  for (const block of document.querySelectorAll("pre")) block.tabIndex = 0;

  if (byId("filter")) filter(byId("filter"));

  function filter(form) {
    const [text, api, verdict, implied, count] = ["text", "api", "verdict", "implied", "count"].map(
      (name) => byId(`filter-${name}`),
    );
    const rows = [...document.querySelectorAll("table.matrix tbody tr")];
    let aimed;

    function apply() {
      aimed = decodeURIComponent(location.hash.slice(1));
      const words = wordsOf(text.value);
      const fitting = rows.filter((row) => {
        const { provenance, verdict: verdicts } = row.dataset;
        const operation = row.closest(".operation").querySelector("h3").textContent;
        const holds = `${row.id} ${operation} ${row.textContent}`.toLowerCase();
        const fits =
          (implied.checked || provenance === "documented" || row.id === aimed) &&
          (!api.value || row.id.startsWith(`${api.value}/`)) &&
          (!verdict.value || verdicts.split(" ").includes(verdict.value)) &&
          words.every((word) => holds.includes(word));
        row.toggleAttribute("data-hidden", !fits);
        return fits;
      });
      for (const section of document.querySelectorAll(".operation, .api")) {
        section.toggleAttribute("data-hidden", !section.querySelector("tr:not([data-hidden])[id]"));
      }
      count.textContent = `${fitting.length} ${fitting.length === 1 ? "variant" : "variants"}`;
    }

    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("hashchange", apply);
    apply();
    byId(aimed)?.scrollIntoView();
  }
}
