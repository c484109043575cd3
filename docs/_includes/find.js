// How the search finds: MiniSearch over `siteTexts`. It needs no page, so tests ask it in Node.
"use strict";

{
  // How much likelier than others a kind is what a reader looks for.
  const WEIGHTS = {
    guide: 1.4,
    operation: 1.2,
    field: 1.2,
    rule: 0.8,
    decision: 0.6,
    measurement: 0.35,
    fault: 0.5,
    // What it says, other pages say, too.
    printed: 0.5,
    changelog: 0.3,
  };
  /** Words of a question that say nothing of what is looked for. */
  const SILENT = /^(an?|and|are|do|does|for|how|i|in|is|it|my|of|or|the|to|what|with)$/i;
  const SHOWN = 12;
  /** Words of an excerpt: before the first that is marked, and from it on. */
  const LEAD = 4;
  const SPAN = 22;

  // Words as they are written, `--complete` and `NO_COLOR` too, and their parts, by signs and capitals.
  const wordsOf = (text) =>
    text
      .split(/\s+/)
      .map((word) => word.replace(/^[^\p{L}\p{N}-]+|[^\p{L}\p{N}]+$/gu, ""))
      .filter(Boolean);
  const partsOf = (word) => word.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}]+|\p{N}+/gu) ?? [];
  const known = new Map();
  const tokensOf = (text) =>
    wordsOf(text).flatMap((word) => {
      if (!known.has(word)) known.set(word, [...new Set([word, ...partsOf(word)])]);
      return known.get(word);
    });

  const index = new MiniSearch({
    fields: ["title", "where", "text"],
    storeFields: ["kind", "title", "where", "text", "url"],
    tokenize: tokensOf,
    searchOptions: {
      tokenize: (word) => [word],
      boost: { title: 3, where: 0.5 },
      prefix: (term) => term.length > 1,
      // A short word, or a name with signs in it, is another one with another letter.
      fuzzy: (term) => /^\p{L}{5,}$/u.test(term) && 0.2,
    },
  });
  index.addAll(
    siteTexts.map(([kind, title, where, text, url], id) => ({ id, kind, title, where, text, url })),
  );

  /** A word as it is written, or all parts of it. */
  const queryOf = (word) => {
    const parts = { combineWith: "AND", prefix: false, fuzzy: false, queries: partsOf(word) };
    return { combineWith: "OR", queries: [word, parts] };
  };

  /**
   * The best for a text; what it has in quotes is there to the letter. `all` is false if nothing
   * holds all of it. Titles and excerpts are lists of words, each with whether it is to be marked.
   */
  globalThis.findOnSite = (asked) => {
    const [loose, phrases] = divide(asked);
    const words = wordsOf(loose);
    const telling = words.filter((word) => !SILENT.test(word));
    const queries = [
      ...(telling.length > 0 ? telling : words).map(queryOf),
      ...phrases.flatMap(wordsOf).map((word) => ({ fuzzy: false, queries: [word] })),
    ];
    const wanted = asked.replace(/["“”]/g, "").trim().toLowerCase();
    const options = {
      filter: ({ title, text }) =>
        phrases.every((phrase) => `${title} ${text}`.toLowerCase().includes(phrase)),
      boostDocument: (_id, _term, found) => weightOf(found, wanted),
    };
    const search = (combineWith) => varied(index.search({ combineWith, queries }, options));
    const whole = search("AND");
    const found = whole.length > 0 || queries.length < 2 ? whole : search("OR");
    return {
      all: found === whole,
      found: found.slice(0, SHOWN).map(({ kind, title, where, text, url, match }) => {
        const terms = new Set(words.length > 0 ? Object.keys(match) : []);
        const marked = (part) => marking(part, terms, phrases);
        return { kind, where, url, title: marked(title), excerpt: excerptOf(marked(text)) };
      }),
    };
  };

  /** The words outside of quotes, and the phrases in them; the last may still be being written. */
  function divide(asked) {
    const pieces = asked.split(/["“”]/);
    const phrases = pieces
      .filter((_, i) => i % 2 === 1)
      .map((phrase) => phrase.trim().toLowerCase());
    return [pieces.filter((_, i) => i % 2 === 0).join(" "), phrases.filter(Boolean)];
  }

  /** One page after another: what comes second and third from the same one counts for less. */
  function varied(found) {
    const before = {};
    for (const one of found) {
      const [page] = one.url.split("#");
      one.score *= 0.85 ** (before[page] ??= 0);
      before[page]++;
    }
    return found.sort((a, b) => b.score - a.score);
  }

  /** What is asked for, as a whole, counts for more than its words in some order. */
  function weightOf({ kind, title, text }, wanted) {
    const weight = WEIGHTS[kind] ?? 1;
    if (title.toLowerCase() === wanted) return 4 * weight;
    if (title.toLowerCase().includes(wanted)) return 2 * weight;
    return text.toLowerCase().includes(wanted) ? 1.5 * weight : weight;
  }

  function marking(text, terms, phrases) {
    const small = text.toLowerCase();
    const ranges = phrases.flatMap((phrase) => {
      const at = small.indexOf(phrase);
      return at < 0 ? [] : [[at, at + phrase.length]];
    });
    return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => [
      word,
      ranges.some(([from, to]) => index + word.length > from && index < to) ||
        tokensOf(word).some((token) => terms.has(token.toLowerCase())),
    ]);
  }

  /** A line or two of words, from where most of them are marked. */
  function excerptOf(words) {
    const marks = (from) => words.slice(from, from + SPAN).filter(([, marked]) => marked).length;
    const starts = [...words.keys()].filter((i) => words[i][1]);
    const best = starts.reduce((a, b) => (marks(b) > marks(a) ? b : a), 0);
    const from = Math.max(0, best - LEAD);
    const shown = words.slice(from, from + LEAD + SPAN);
    if (from > 0) shown.unshift(["…", false]);
    return from + LEAD + SPAN < words.length ? [...shown, ["…", false]] : shown;
  }
}
