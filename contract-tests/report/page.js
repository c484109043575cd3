// Shows only the rows and findings of report.html that have every word of the filter; needs no network and no server.
const form = document.getElementById("filter");
const input = document.getElementById("words");
const items = [...document.querySelectorAll("[data-filter]")];
const text = new Map(
  items.map((item) => [item, (item.dataset.filter + " " + item.textContent).toLowerCase()]),
);
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
input.addEventListener("input", () => {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const item of items) item.hidden = !words.every((word) => text.get(item).includes(word));
  for (const body of document.querySelectorAll(".variants tbody")) {
    body.hidden = !body.querySelector("[data-filter]:not([hidden])");
  }
  const shown = items.filter((item) => !item.hidden).length;
  form.querySelector("output").textContent = words.length
    ? shown + " of " + items.length + " shown"
    : "";
});
// A mark in the grid leads to a finding that is folded.
window.addEventListener("hashchange", () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.tagName === "DETAILS") target.open = true;
});
