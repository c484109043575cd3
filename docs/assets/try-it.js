// Sends a sample call from the reader's browser, and shows the answer. A classic script, so that it runs from a disk too.
"use strict";

{
  const OWN_MACHINE = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;
  const isHere = location.protocol === "file:" || OWN_MACHINE.test(location.hostname);
  const matrix = new URL("../matrix.html", document.currentScript.src);
  const FORM = `
    <header><h2 id="try-title"></h2><button type="button" id="try-close">Close</button></header>
    <p id="try-off">These pages come from another machine, so nothing is sent yet. Once you switch it on,
      your browser sends the call straight to the address below, with all that you type here. Nothing
      of it is kept. <button type="button" id="try-on">Switch it on</button></p>
    <form><fieldset id="try-fields">
      <label>Address on this machine <input id="try-address" spellcheck="false" aria-describedby="try-hint"></label>
      <small id="try-hint">As <code>npm run sandbox</code> or <code>npm run mock</code> prints it. The sandbox names a file with its accounts and keys.</small>
      <label><span id="try-method"></span> <input id="try-path" aria-label="Path and query" spellcheck="false"></label>
      <label>Headers <textarea id="try-headers" spellcheck="false"></textarea></label>
      <label>JSON body <textarea id="try-body" spellcheck="false"></textarea></label>
      <label>What <code>$SECRET</code> is, kept nowhere <input id="try-secret" type="password" autocomplete="off"></label>
      <button>Send</button>
    </fieldset></form>
    <p id="try-status" role="status"></p>
    <pre id="try-answer" tabindex="0" role="region" aria-label="Answer" hidden></pre>`;
  const part = (name) => document.getElementById(`try-${name}`);
  let dialog;
  let call;
  let sending;

  // Before Redoc's router, which would take the link for a route.
  document.addEventListener("click", onClick, true);

  function onClick(event) {
    const { hash = "" } = event.target.closest?.('a[href*="#try/"]') ?? {};
    const chosen = window.tryIt?.[hash.slice(1)];
    if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!dialog) make();
    show(chosen);
  }

  function make() {
    dialog = document.createElement("dialog");
    dialog.className = "try-it";
    dialog.setAttribute("aria-labelledby", "try-title");
    dialog.innerHTML = FORM;
    document.body.append(dialog);
    dialog.addEventListener("close", () => sending?.abort());
    dialog.addEventListener("submit", send);
    part("close").addEventListener("click", () => dialog.close());
    part("on").addEventListener("click", () => switchOn(true));
    switchOn(isHere);
  }

  function switchOn(yes) {
    part("fields").disabled = !yes;
    part("off").hidden = yes;
  }

  function show(chosen) {
    call = chosen;
    part("title").textContent = call.summary;
    part("method").textContent = call.method;
    part("address").value ||= call.address;
    for (const name of ["path", "headers", "body"]) {
      part(name).value = call[name];
      part(name).rows = call[name].split("\n").length;
    }
    part("body").parentElement.hidden = !call.body;
    part("secret").parentElement.hidden = !call.secret;
    say("");
    dialog.showModal();
  }

  async function send(event) {
    event.preventDefault();
    let request;
    try {
      request = requestTo(part("address").value.trim());
    } catch ({ message }) {
      return say(`Not sent: ${message}`);
    }
    sending?.abort();
    sending = new AbortController();
    const { signal } = sending;
    say("Sending …");
    const started = performance.now();
    try {
      const response = await fetch(request, { signal });
      const body = await response.text();
      tell(response, body, Math.round(performance.now() - started));
    } catch (error) {
      if (!signal.aborted) say(reasonOf(error, new URL(request.url)));
    }
  }

  /** The request as it is typed; throws where that is not one, or may not be sent there. */
  function requestTo(address) {
    if (!/^https?:/.test(address)) throw new Error("the address begins with http:// or https://");
    const url = new URL(address.replace(/\/$/, "") + filled("path", encodeURIComponent));
    if (!OWN_MACHINE.test(url.hostname)) throw new Error(`${url.hostname} is not this machine`);
    const lines = filled("headers", String).split("\n");
    return new Request(url, {
      method: call.method,
      headers: lines.filter(Boolean).map((line) => line.split(/: *(.*)/, 2)),
      body: filled("body", (secret) => JSON.stringify(secret).slice(1, -1)) || undefined,
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
  }

  /** What a field holds, with the secret written as it must be there. */
  function filled(name, written) {
    return part(name).value.replaceAll("$SECRET", () => written(part("secret").value));
  }

  function tell({ status, statusText, headers }, text, milliseconds) {
    say(`${status} ${statusText}, after ${milliseconds} ms. `);
    let body;
    try {
      body = JSON.parse(text);
    } catch {
      part("status").append("The body is not JSON.");
    }
    const message = body?.message ?? body?.error;
    const sentence = typeof message === "string" ? message : "";
    const alike = call.answers.filter((answer) => {
      return (answer.status ?? status) === status && answer.message === sentence;
    });
    if (body && alike.length === 1) {
      const [{ id, name }] = alike;
      const link = Object.assign(document.createElement("a"), { href: `${matrix}#${id}` });
      link.append(name);
      part("status").append("Its status and message are those of ", link, ".");
    }
    const head = [...headers].map((header) => `${header.join(": ")}\n`).join("");
    part("answer").textContent = `${head}\n${body ? JSON.stringify(body, null, 2) : text}`;
    part("answer").hidden = false;
    part("answer").scrollIntoView({ block: "nearest" });
  }

  /** Why nothing came, in words: of a failed call, a browser tells a page next to nothing. */
  function reasonOf({ message }, { host }) {
    const refused = isHere ? "" : ", or the browser does not let this page reach it";
    return `Nothing answers at ${host}${refused}. Has it been started? (${message})`;
  }

  function say(text) {
    part("answer").hidden = true;
    part("status").textContent = text;
  }
}
