// Keeps parts of a page as the program has them: on an event, whatever bears data-fresh is fetched anew, and nothing else is touched.
"use strict";

(function fresh() {
  const { event, name } = document.currentScript.dataset;
  const EVERY = 1500;
  let asked = 0;
  let waiting = setTimeout(fetchAgain, EVERY); // what happened while this page was on its way told nobody

  function part(page, id) {
    return page.querySelector(`[data-fresh="${CSS.escape(id)}"]`);
  }

  /** What tells one link or box of a part from the others. */
  function sign(one) {
    return one.getAttribute("href") || `${one.name}=${one.value}`;
  }

  /** Puts the new words in, and leaves the focus where it was. */
  function put(old, now) {
    if (old.innerHTML === now.innerHTML) return;
    const held = old.contains(document.activeElement) ? sign(document.activeElement) : null;
    old.replaceChildren(...now.childNodes);
    if (held) {
      const again = [...old.querySelectorAll("a, input, button")].find((one) => sign(one) === held);
      if (again) again.focus();
    }
  }

  async function fetchAgain() {
    waiting = null;
    asked = Date.now();
    let answer;
    try {
      answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    } catch {
      return; // desk.js says that the program does not answer
    }
    if (!answer.ok) return;
    if (answer.redirected && new URL(answer.url).pathname !== location.pathname) return location.replace(answer.url);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const old of document.querySelectorAll("[data-fresh]")) {
      const now = part(page, old.dataset.fresh);
      if (now) put(old, now);
    }
  }

  document.addEventListener("desk:" + event, ({ detail }) => {
    if (name && detail.name !== name) return;
    if (waiting === null) waiting = setTimeout(fetchAgain, Math.max(0, asked + EVERY - Date.now()));
  });

  // A box that is ticked is asked for at once; the page that comes has the focus where this one had it.
  const filters = document.getElementById("filters");
  if (filters) {
    const held = sessionStorage.getItem("ticked");
    sessionStorage.removeItem("ticked");
    const again = held && [...filters.elements].find((one) => sign(one) === held || one.name === held);
    if (again) again.focus();
    filters.addEventListener("change", ({ target }) => {
      sessionStorage.setItem("ticked", target.type === "checkbox" ? sign(target) : target.name);
      filters.requestSubmit();
    });
  }
})();
