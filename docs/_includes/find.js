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
  /** What readers say, and what these pages say instead. */
  const SYNONYMS = {
    "(exit|return) codes?": "exit status",
    "rate.?limit\\w*": "requests per minute",
    "dry.?run": "--plan",
    "kill( -9)?": "crash",
    "tls|ssl": "self-signed certificate",
    "swagger|postman|insomnia|bruno": "openapi",
    "wi-?fi": "hotspot",
    "(log|sign).?out|refresh token": "token ends",
    "quick.?start|(getting|get) started": "install the command",
    "faq|trouble.?shooting": "read a finding",
    "flutter|dart|ruby|php|java|go|rust|python|c#|\\.net": "another language",
    "authentication|sign.?in": "access token",
    "state (diagram|machine)|life.?cycle": "life of a",
    sharding: "shard",
    "fault injection": "--fault",
    "(http |error )?500": "framework-error",
  };
  /** A text that is longer tells no more of what is looked for. */
  const LONGEST = 200;
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
  const readOnce = (piece) =>
    wordsOf(piece).flatMap((word) => [...new Set([word, ...partsOf(word)])]);
  const known = new Map();
  const tokensOf = (text) =>
    text.split(/\s+/).flatMap((piece) => {
      if (!known.has(piece)) known.set(piece, readOnce(piece));
      return known.get(piece);
    });

  /** The id of a variant or a rule is one word, as reports show it: with its API, and without. */
  const idsOf = (anchor) => [anchor, anchor.slice(anchor.indexOf("/") + 1)];

  const index = new MiniSearch({
    fields: ["title", "where", "text", "anchor"],
    storeFields: ["kind", "title", "where", "text", "url", "anchor"],
    tokenize: (text, field) => (field === "anchor" ? idsOf(text) : tokensOf(text)),
    searchOptions: {
      tokenize: (word) => [word],
      boost: { title: 3, where: 0.5 },
      prefix: (term) => term.length > 1,
      // A short word, or a name with signs in it, is another one with another letter.
      fuzzy: (term) => /^\p{L}{6,}$/u.test(term) && (term.length < 9 ? 1 : 2),
    },
  });
  index.addAll(
    siteTexts.map(([kind, title, where, text, url], id) => {
      return { id, kind, title, where, text, url, anchor: url.split("#")[1] ?? "" };
    }),
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
    const [loose, phrases] = divide(asked.slice(0, LONGEST));
    const wordings = wordingsOf(loose);
    const quoted = phrases.flatMap(wordsOf).map((word) => ({ fuzzy: false, queries: [word] }));
    const words = wordings.map((wording) => [...new Set(wordsOf(wording))]);
    const queriesOf = (all) => {
      const telling = all.filter((word) => !SILENT.test(word));
      return [...(telling.length > 0 ? telling : all).map(queryOf), ...quoted];
    };
    const wanted = [...words, phrases].map((one) => one.join(" ").toLowerCase()).filter(Boolean);
    const initials = new Set([...words.flat(), ...phrases].flatMap(tokensOf).map(initialOf));
    // By what is found: several of its words may fit.
    const weights = {};
    const options = {
      filter: ({ title, text }) =>
        phrases.every((phrase) => `${title} ${text}`.toLowerCase().includes(phrase)),
      // A typo is seldom in the first letter: what begins otherwise is another word.
      boostDocument: (id, term, found) =>
        initials.has(initialOf(term)) && (weights[id] ??= weightOf(found, wanted)),
    };
    const search = (combineWith) => {
      const queries = words.map((all) => ({ combineWith, queries: queriesOf(all) }));
      return varied(index.search({ combineWith: "OR", queries }, options));
    };
    const whole = search("AND");
    const found = whole.length > 0 || words[0].length + quoted.length < 2 ? whole : search("OR");
    return {
      all: found === whole,
      found: found.slice(0, SHOWN).map(({ kind, title, where, text, url, match }) => {
        const terms = new Set(words[0].length > 0 ? Object.keys(match) : []);
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

  /** A text as it was written, and as these pages would say it. */
  function wordingsOf(text) {
    const others = Object.entries(SYNONYMS).map(([said, written]) =>
      text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(${said})(?![\\p{L}\\p{N}])`, "giu"), written),
    );
    return [...new Set([text, ...others])];
  }

  const initialOf = (word) => word[0].toLowerCase();

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
  function weightOf({ kind, title, text, anchor }, wanted) {
    const weight = WEIGHTS[kind] ?? 1;
    const [name, words, ...ids] = [title, text, ...idsOf(anchor)].map((one) => one.toLowerCase());
    // Who has an id looks for nothing else.
    if (anchor.includes("/") && wanted.some((one) => ids.includes(one))) return 100 * weight;
    if (wanted.includes(name)) return 4 * weight;
    const isPattern = (one) => one.includes("/") && ids.some((id) => id.startsWith(one));
    if (wanted.some(isPattern)) return 20 * weight;
    if (wanted.some((one) => name.includes(one))) return 2 * weight;
    return wanted.some((one) => words.includes(one)) ? 1.5 * weight : weight;
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
