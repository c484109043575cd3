/**
 * What a page gets from its own headings and tables: headings that link to themselves, a list of
 * contents where there are three or more, columns of figures that line up.
 */
export function addParts(document) {
  const all = (names) => Array.from(document.querySelectorAll(names));
  const contents = document.getElementById("contents");
  const entries = all("h2").map(({ id, childNodes }) => {
    return `<li><a href="#${id}">${escaped(wordsOf(childNodes))}</a></li>`;
  });
  if (entries.length < 3) contents?.remove();
  else if (contents) contents.querySelector("ul").innerHTML = entries.join("");
  all("h2, h3").forEach(addAnchor);
  all("table").forEach(alignFigures);
}

/** A heading that leads elsewhere keeps that link, and has the one to itself behind it. */
function addAnchor(heading) {
  const { id, innerHTML } = heading;
  heading.innerHTML = heading.querySelector("a")
    ? `${innerHTML} <a class="anchor" href="#${id}" aria-label="Link to ${id}"></a>`
    : `<a class="anchor" href="#${id}">${innerHTML}</a>`;
}

/** `42`, `96.6 %`, `2.89 s`, `42 of 42`, `1218 (100 %)`, `60 s, 400 MB`: read downwards, never broken. */
const FIGURE = /^[\d.,]+( of \d+)?( ?(%|\p{L}{1,3}(?!\p{L})))?( \([\d., %]+\))?(, .*)?$/u;

function alignFigures({ rows, ownerDocument }) {
  const [head, ...others] = Array.from(rows, ({ cells }) => Array.from(cells));
  head.forEach((title, column) => {
    const cells = others.map((row) => row[column]).filter(Boolean);
    const texts = cells.map(({ childNodes }) => wordsOf(childNodes)).filter(Boolean);
    if (texts.length > 0 && texts.every((text) => FIGURE.test(text))) {
      for (const cell of [title, ...cells]) cell.className = "number";
    }
    // A heading that says nothing is none.
    if (!title.textContent.trim()) title.replaceWith(ownerDocument.createElement("td"));
  });
}

/** What is said without the small print. */
function wordsOf(nodes) {
  const said = Array.from(nodes).filter(({ localName }) => localName !== "small");
  return said
    .map(({ textContent }) => textContent)
    .join("")
    .trim();
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
