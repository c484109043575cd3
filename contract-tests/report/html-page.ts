/** The page's look: light and dark, from 320 px up, no color that alone carries a meaning. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --back: #f6f7f9; --card: #ffffff; --text: #1c2128; --muted: #56606b; --line: #dfe3e8;
  --good: #1a6b35; --bad: #b3261e; --open: #805500; --bad-back: #fdf0ef; --code: #f1f3f5;
  --bar-good: #2f9e54; --bar-bad: #d93a30; --bar-open: #d9a21b; --link: #0b57b0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #0e1217; --card: #161b22; --text: #e4e8ec; --muted: #9aa5b1; --line: #2b333d;
    --good: #6fd18c; --bad: #ff938a; --open: #e6bb58; --bad-back: #2a1715; --code: #1f262e;
    --bar-good: #3fae63; --bar-bad: #e5594f; --bar-open: #c9982b; --link: #82b6ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1rem 3rem; background: var(--back);
  color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.5rem; letter-spacing: -0.01em; }
h2 { margin: 0; font-size: 1.25rem; }
h3 { margin: 2rem 0 .5rem; font-size: 1rem; }
p { margin: .25rem 0; }
a { color: var(--link); }
code { font: .875em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
bdi { unicode-bidi: isolate; }
ul { margin: .5rem 0; padding-left: 1.25rem; }
.lead { font-size: 1.125rem; margin-top: .5rem; }
.muted, .about { color: var(--muted); }
.conforms { color: var(--good); } .violates, .unverified { color: var(--bad); }
.not-exercised, .accepted { color: var(--open); }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.target, .overview { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
.target { margin-top: 1.5rem; padding: 1.5rem; }
.bar { display: block; width: 100%; height: .5rem; margin: 1rem 0 .75rem; border-radius: .25rem; background: var(--line); }
rect.conforms { fill: var(--bar-good); } rect.violates { fill: var(--bar-bad); }
rect.not-exercised { fill: var(--bar-open); }
.counts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.counts strong { font-weight: 600; }
.counts li:first-child { flex-basis: 100%; }
table { width: 100%; border-collapse: collapse; position: relative; }
th { overflow-wrap: break-word; }
.overview thead th, .overview td > span { white-space: nowrap; }
.overview { border-collapse: separate; border-spacing: 0; margin-top: 1.5rem; }
.overview tr + tr > * { border-top: 1px solid var(--line); }
th { text-align: left; font-weight: 400; }
th, td { padding: .5rem .75rem; vertical-align: top; }
thead th { color: var(--muted); font-size: .875rem; }
.variants thead { display: table-header-group; }
.variants th, .variants td { padding: .375rem .5rem; border-top: 1px solid var(--line); }
.variants thead th { border-top: 0; }
.variants td, .variants thead th:last-child { text-align: right; white-space: nowrap; width: 1%; }
.operation > * { background: var(--code); font-weight: 600; }
.variants tr:not(.operation) > th { padding-left: 1.25rem; }
.variants th .about { margin-left: .75rem; font-size: .9375rem; }
.tag { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; font-size: .75rem; color: var(--muted); white-space: nowrap; }
.finding { border: 1px solid var(--line); border-left: .25rem solid var(--bad); border-radius: .5rem;
  margin: .75rem 0; padding: .625rem 1rem; }
.finding summary { cursor: pointer; }
.finding summary code { font-weight: 600; }
.finding .message { display: block; margin-left: 1.125rem; }
.finding > p { margin: .25rem 0 0 1.125rem; }
dl { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: .375rem .75rem; margin: .75rem 0 .25rem 1.125rem; }
dt { color: var(--muted); } dd { margin: 0; min-width: 0; }
dd.documented code { color: var(--good); } dd.came code { color: var(--bad); }
dd.request code { display: block; background: var(--code); border-radius: .375rem; padding: .5rem .75rem; white-space: pre-wrap; }
.alarm { border: 2px solid var(--bad); background: var(--bad-back); border-radius: .5rem; padding: .5rem 1rem; margin: 1rem 0; }
.reasons .about { display: block; }
form { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; margin-top: 1.5rem; }
[hidden] { display: none; }
input { flex: 1 1 12rem; min-width: 0; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--muted); border-radius: .5rem; padding: .375rem .75rem; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
footer { margin-top: 1.5rem; font-size: .875rem; }
@media (max-width: 40rem) {
  body { padding: 1.25rem .75rem 2rem; }
  .target { padding: 1rem; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; margin-left: 0; }
  dd { margin-bottom: .5rem; }
  .finding .message, .finding > p { margin-left: 0; }
  .finding { padding: .625rem .75rem; }
  .variants th .about { display: block; margin-left: 0; }
  .variants th { overflow-wrap: anywhere; }
  .variants td { white-space: normal; overflow-wrap: normal; min-width: 6.75rem; }
  .variants tr:not(.operation) > th { padding-left: .5rem; }
}
@media print {
  form { display: none; }
  .target { break-inside: auto; border: 0; padding: 0; }
}
`;

/** Shows only the rows and findings that have every word of the filter; needs no network and no server. */
export const SCRIPT = `
const form = document.getElementById("filter");
const input = document.getElementById("words");
const items = [...document.querySelectorAll("[data-filter]")];
const text = new Map(items.map((item) => [item, (item.dataset.filter + " " + item.textContent).toLowerCase()]));
form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
input.addEventListener("input", () => {
  const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const item of items) item.hidden = !words.every((word) => text.get(item).includes(word));
  for (const body of document.querySelectorAll(".variants tbody")) {
    body.hidden = !body.querySelector("[data-filter]:not([hidden])");
  }
  const shown = items.filter((item) => !item.hidden).length;
  form.querySelector("output").textContent = words.length ? shown + " of " + items.length + " shown" : "";
});
`;
