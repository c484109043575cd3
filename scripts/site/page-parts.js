/**
 * What a page gets from its own headings and tables, as a PostHTML plugin: headings that link to
 * themselves, a list of contents where there are three or more, columns of figures that line up.
 */
export function pageParts() {
  return (nodes) => {
    const tree = { content: nodes };
    const headings = elements(tree, "h2").map((heading) => {
      return { tag: "li", content: [linkTo(heading, {}, textOf(heading))] };
    });
    for (const tag of ["h2", "h3"]) elements(tree, tag).forEach(addAnchor);
    for (const nav of elements(tree, "nav").filter(({ attrs }) => attrs.id === "contents")) {
      if (headings.length < 3) Object.assign(nav, { tag: false, content: [] });
      else elements(nav, "ul")[0].content = headings;
    }
    elements(tree, "table").forEach(alignFigures);
  };
}

/** A heading that leads elsewhere keeps that link, and has the one to itself behind it. */
function addAnchor(heading) {
  const attrs = { class: "anchor" };
  if (elements(heading, "a").length === 0) {
    heading.content = [linkTo(heading, attrs, ...heading.content)];
  } else {
    const name = `Link to ${heading.attrs.id}`;
    heading.content.push(" ", linkTo(heading, { ...attrs, "aria-label": name }));
  }
}

function linkTo({ attrs: { id } }, attrs, ...content) {
  return { tag: "a", attrs: { ...attrs, href: `#${id}` }, content };
}

/** `42`, `96.6 %`, `2.89 s`, `42 of 42`, `1218 (100 %)`, `60 s, 400 MB`: read downwards, never broken. */
const FIGURE = /^[\d.,]+( of \d+)?( ?(%|\p{L}{1,3}(?!\p{L})))?( \([\d., %]+\))?(, .*)?$/u;

function alignFigures(table) {
  const [head, ...rows] = elements(table, "tr").map((row) => elements(row, "th", "td"));
  head.forEach((title, column) => {
    const cells = rows.map((row) => row[column]).filter(Boolean);
    // A heading that says nothing is none.
    if (!textOf(title)) title.tag = "td";
    const texts = cells.map(textOf).filter(Boolean);
    if (texts.length > 0 && texts.every((text) => FIGURE.test(text))) {
      for (const cell of [title, ...cells]) cell.attrs = { ...cell.attrs, class: "number" };
    }
  });
}

/** The elements of these names within one, in the order of the page. */
function elements({ content = [] }, ...tags) {
  return content
    .filter(({ tag }) => tag)
    .flatMap((node) => [...(tags.includes(node.tag) ? [node] : []), ...elements(node, ...tags)]);
}

/** The words of an element, without its small print. */
function textOf({ content = [] }) {
  const texts = content.map((node) => {
    if (typeof node === "string") return node;
    return node.tag === "small" ? "" : textOf(node);
  });
  return texts.join("").trim();
}
