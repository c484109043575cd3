// Sends a sample call from the reader's browser, and shows the answer. A classic script, so that it runs from a disk too.
"use strict";

{
  const OWN_MACHINE = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;
  // The most that an answer may take, in characters and in milliseconds: some never end.
  const [LONGEST, SLOWEST] = [100_000, 30_000];
  const isHere = location.protocol === "file:" || OWN_MACHINE.test(location.hostname);
  const matrix = new URL("../matrix.html", document.currentScript.src);
  const FORM = `
    <header><h2 id="try-title"></h2><button type="button" id="try-close">Close</button></header>
    <p id="try-off">These pages come from another machine, so nothing is sent yet. Once you switch it on,
      your browser sends the call straight to the address below, with all that you type here. Nothing
      of it is kept. <button type="button" id="try-on">Switch it on</button></p>
    <form id="try-form"><fieldset id="try-fields">
      <label>Address on this machine <input id="try-address" autofocus spellcheck="false" aria-describedby="try-hint"></label>
      <small id="try-hint">As <code>npm run sandbox -- --port 8801</code> or <code>npm run mock -- --port 8801</code> prints it. The sandbox names a file with its accounts and keys.</small>
      <label><span id="try-method"></span> <input id="try-path" aria-label="Path and query" spellcheck="false"></label>
      <label>Headers <textarea id="try-headers" spellcheck="false"></textarea></label>
      <label>JSON body <textarea id="try-body" spellcheck="false"></textarea></label>
      <label>What <code>$SECRET</code> is, forgotten when this is closed <input id="try-secret" type="password" autocomplete="off"></label>
      <button>Send</button> <button type="button" id="try-stop" hidden>Stop</button>
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
    dialog.addEventListener("close", forget);
    dialog.addEventListener("submit", send);
    part("close").addEventListener("click", () => dialog.close());
    part("stop").addEventListener("click", () => sending.abort());
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

  /** All but the address. */
  function forget() {
    stop();
    const address = part("address").value;
    part("form").reset();
    part("address").value = address;
    say("");
  }

  function stop() {
    sending?.abort();
    sending = undefined;
  }

  async function send(event) {
    event.preventDefault();
    stop();
    let request;
    try {
      request = requestTo(part("address").value.trim());
    } catch ({ message }) {
      return say(`Not sent: ${message}`);
    }
    const own = (sending = new AbortController());
    const signal = AbortSignal.any([own.signal, AbortSignal.timeout(SLOWEST)]);
    say("Sending …");
    part("stop").hidden = false;
    const started = performance.now();
    try {
      const response = await fetch(request, { signal });
      const body = await beginningOf(response);
      tell(response, body, Math.round(performance.now() - started));
    } catch ({ message }) {
      if (own === sending) say(reasonOf(signal, message, request));
    }
  }

  async function beginningOf({ body }) {
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (reader && text.length <= LONGEST) {
      const { done, value } = await reader.read();
      if (done) return text;
      text += value;
    }
    await reader?.cancel();
    return text;
  }

  /** The request as it is typed; throws where that is not one, or may not be sent there. */
  function requestTo(address) {
    if (!/^https?:\/\/[^/@?#][^@?#]*$/i.test(address) || !URL.canParse(address))
      throw new Error("the address is one like http://127.0.0.1:8801, without user, “?” or “#”");
    const url = new URL(address.replace(/\/$/, "") + filled("path", encodeURIComponent));
    if (!OWN_MACHINE.test(url.hostname)) throw new Error(`${url.hostname} is not this machine`);
    return new Request(url, {
      method: call.method,
      headers: headers(),
      body: filled("body", (secret) => JSON.stringify(secret).slice(1, -1)) || undefined,
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      // It may lead to another machine, with the secret.
      redirect: "manual",
    });
  }

  function headers() {
    const lines = filled("headers", String).split("\n").filter(Boolean);
    try {
      return new Headers(lines.map((line) => line.split(/: *(.*)/, 2)));
    } catch {
      throw new Error("a header is a line like “Name: value”, in characters that HTTP knows");
    }
  }

  /** What a field holds, with the secret written as it must be there. */
  function filled(name, written) {
    return part(name).value.replaceAll("$SECRET", () => written(part("secret").value));
  }

  function tell({ type, status, statusText, headers }, text, milliseconds) {
    if (type === "opaqueredirect")
      return say("It answered with a redirect, which is not followed.");
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
    const whole = `${head}\n${body ? JSON.stringify(body, null, 2) : text}`;
    if (whole.length > LONGEST) part("status").append(" Below is only its beginning.");
    part("answer").textContent = whole.slice(0, LONGEST);
    part("answer").hidden = false;
    part("answer").scrollIntoView({ block: "nearest" });
  }

  /** Why nothing came, in words: of a failed call, a browser tells a page next to nothing. */
  function reasonOf({ aborted }, message, { url }) {
    const why = aborted
      ? "Stopped, by you or after 30 seconds."
      : `No answer that this page may read: nothing is started at ${new URL(url).host}, the connection
        broke, or it lets no page read its answers (CORS; ${message}).`;
    return `${why} The call may have been carried out.`;
  }

  function say(text) {
    part("stop").hidden = true;
    part("answer").hidden = true;
    part("answer").textContent = "";
    part("status").textContent = text;
  }
}
