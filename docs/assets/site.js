// What the pages do beyond being read. A classic script, so that it runs from a disk too.
(function () {
  "use strict";
  var root = document.documentElement;
  // The pages below a folder, or opened from a disk: addresses are seen from where this script is.
  var home = new URL("..", document.currentScript.src);

  // Light and dark: the same choice, in the same place, as the references keep it.
  document.getElementById("theme").addEventListener("click", function () {
    var dark =
      root.className === "dark" ||
      (root.className !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    root.className = dark ? "light" : "dark";
    try {
      localStorage.setItem("redoc.colorMode", root.className);
    } catch (error) {
      // A browser that keeps nothing for pages from a disk: the choice lasts as long as the page.
    }
  });

  // On a wide screen the list of pages is always open.
  var menu = document.getElementById("menu");
  var wide = matchMedia("(min-width: 60.01rem)");
  function unfold() {
    menu.open = wide.matches;
  }
  wide.addEventListener("change", unfold);
  unfold();

  // What scrolls sideways must be reachable without a mouse.
  document.querySelectorAll("pre").forEach(function (block) {
    block.tabIndex = 0;
  });

  search(document.getElementById("search"), document.getElementById("found"));
  if (document.getElementById("filter")) filter(document.getElementById("filter"));

  /** The entries of the index that hold every word of a text, those whose title begins with it first. */
  function matching(text) {
    var words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    return (window.searchIndex || [])
      .map(function (entry) {
        var title = entry.title.toLowerCase();
        var all = title + " " + entry.detail.toLowerCase();
        var score = 0;
        for (var i = 0; i < words.length; i++) {
          if (all.indexOf(words[i]) < 0) return null;
          if (title.indexOf(words[i]) === 0) score += 4;
          else if (title.indexOf(words[i]) > 0) score += 2;
        }
        if (title === words.join(" ")) score += 8;
        if (entry.kind === "operation" || entry.kind === "page") score += 1;
        if (entry.kind === "fault") score -= 3;
        return { entry: entry, score: score };
      })
      .filter(Boolean)
      .sort(function (a, b) {
        return b.score - a.score;
      })
      .slice(0, 12)
      .map(function (found) {
        return found.entry;
      });
  }

  function search(input, list) {
    var shown = [];
    var selected = -1;

    function show() {
      shown = matching(input.value);
      selected = shown.length > 0 ? 0 : -1;
      list.textContent = "";
      shown.forEach(function (entry, index) {
        var item = document.createElement("li");
        item.id = "found-" + index;
        item.setAttribute("role", "option");
        var kind = document.createElement("span");
        kind.className = "kind";
        kind.textContent = entry.kind;
        item.append(kind, entry.title);
        if (entry.detail) {
          var detail = document.createElement("small");
          detail.textContent = entry.detail;
          item.append(detail);
        }
        item.addEventListener("mousedown", function (event) {
          event.preventDefault();
          go(entry);
        });
        list.append(item);
      });
      if (shown.length === 0 && input.value.trim() !== "") {
        var none = document.createElement("li");
        none.setAttribute("role", "option");
        none.setAttribute("aria-disabled", "true");
        none.textContent = "Nothing holds all of these words.";
        list.append(none);
      }
      open(list.children.length > 0);
      mark();
    }

    function open(yes) {
      list.hidden = !yes;
      input.setAttribute("aria-expanded", String(yes));
    }

    function mark() {
      for (var i = 0; i < shown.length; i++) {
        list.children[i].setAttribute("aria-selected", String(i === selected));
      }
      if (selected < 0) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", "found-" + selected);
        list.children[selected].scrollIntoView({ block: "nearest" });
      }
    }

    function go(entry) {
      open(false);
      input.blur();
      location.href = new URL(entry.url, home);
    }

    input.addEventListener("input", show);
    input.addEventListener("focus", show);
    input.addEventListener("blur", function () {
      open(false);
    });
    input.addEventListener("keydown", function (event) {
      if (event.key === "Escape") {
        input.value = "";
        open(false);
        input.blur();
      } else if (event.key === "Enter" && shown[selected]) go(shown[selected]);
      else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        var step = event.key === "ArrowDown" ? 1 : shown.length - 1;
        if (shown.length > 0) selected = (selected + step) % shown.length;
        mark();
      }
    });
    document.addEventListener("keydown", function (event) {
      var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
      if (event.key === "/" && !typing) {
        event.preventDefault();
        input.focus();
      }
    });
  }

  function filter(form) {
    var text = document.getElementById("filter-text");
    var api = document.getElementById("filter-api");
    var verdict = document.getElementById("filter-verdict");
    var implied = document.getElementById("filter-implied");
    var count = document.getElementById("filter-count");
    var rows = Array.from(document.querySelectorAll("table.matrix tbody tr"));
    var aimed = decodeURIComponent(location.hash.slice(1));

    function apply() {
      var words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row) {
        var operation = row.closest(".operation").querySelector("h3").textContent;
        var holds = (row.id + " " + operation + " " + row.textContent).toLowerCase();
        var fits =
          (implied.checked || row.dataset.provenance === "documented" || row.id === aimed) &&
          (!api.value || row.id.indexOf(api.value + "/") === 0) &&
          (!verdict.value || row.dataset.verdict.split(" ").indexOf(verdict.value) >= 0) &&
          words.every(function (word) {
            return holds.indexOf(word) >= 0;
          });
        row.toggleAttribute("data-hidden", !fits);
        if (fits) shown++;
      });
      document.querySelectorAll(".operation, .api").forEach(function (section) {
        section.toggleAttribute("data-hidden", !section.querySelector("tr:not([data-hidden])[id]"));
      });
      count.textContent = shown + (shown === 1 ? " variant" : " variants");
    }

    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    window.addEventListener("hashchange", function () {
      aimed = decodeURIComponent(location.hash.slice(1));
      apply();
    });
    apply();
    if (aimed && document.getElementById(aimed)) document.getElementById(aimed).scrollIntoView();
  }
})();
