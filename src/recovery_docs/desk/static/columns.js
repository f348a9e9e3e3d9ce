// ② Fills the selects with every fact, sends the corrections, shows what is refused at its field.
"use strict";

(function columns() {
  const form = document.getElementById("columns");
  if (!form) return;
  const facts = document.getElementById("facts").content;
  for (const select of form.querySelectorAll("select[data-facts]")) select.append(facts.cloneNode(true));

  let changed = false;
  form.addEventListener("change", ({ target }) => {
    changed = true;
    clear(target);
  });
  addEventListener("beforeunload", (event) => changed && event.preventDefault());

  function clear(field) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    const told = field.parentElement.querySelector(".fault.sent");
    if (told) told.remove();
  }

  function filled(prefix) {
    const found = {};
    for (const field of form.elements) if (field.name.startsWith(prefix)) found[field.name.slice(prefix.length)] = field.value;
    return found;
  }

  function show(faults, sentence) {
    let first = null;
    const elsewhere = [];
    faults.forEach((fault, index) => {
      const { field, text } = typeof fault === "string" ? { field: "", text: fault } : fault;
      const at = [...form.elements].find((one) => one.name === field);
      if (!at) return elsewhere.push(text);
      clear(at);
      const told = document.createElement("span");
      told.className = "fault sent";
      told.id = "fault-" + index;
      told.textContent = text;
      at.after(told);
      at.setAttribute("aria-invalid", "true");
      at.setAttribute("aria-describedby", told.id);
      const folded = at.closest("details");
      if (folded) folded.open = true;
      first = first || at;
    });
    first = first || (elsewhere.length && [...form.elements].find((one) => one.matches("select[data-facts]") && !one.value));
    if (first) first.focus();
    desk.tell([sentence, elsewhere.join("；") || "写在各栏旁边。"].join(""), true);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const goes = event.submitter && event.submitter.value === "cases";
    desk.tell("正在存……");
    const answer = await desk.sendJson("POST", form.dataset.address, {
      base: form.dataset.base,
      sheets: JSON.parse(form.dataset.sheets),
      rows: form.dataset.rows,
      unit: form.dataset.unit,
      columns: filled("c:"),
      constants: filled("k:"),
      gone: filled("g:"),
    });
    if (!(answer.headers.get("Content-Type") || "").includes("json")) return;
    const told = await answer.json();
    if (told.faults) return show(told.faults, `没有存：有 ${told.faults.length} 处要改，`);
    changed = false;
    if (goes && told.lacks.length) return show(told.lacks, `方案已经存好，还差 ${told.lacks.length} 项才能看案件：`);
    location.assign(goes ? told.cases : told.again);
  });
})();
