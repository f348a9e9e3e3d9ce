// A long list is searched: what is typed on it goes into a field beside it, and only the choices that hold it stay.
"use strict";

{
  const field = document.createElement("input");
  Object.assign(field, { type: "search", className: "find", placeholder: "输入几个字来找", autocomplete: "off", hidden: true });
  field.setAttribute("aria-label", "在这一栏的选项里找");
  let select = null;
  let all = [];
  let before = "";

  const choices = () => [...(select ? select.options : [])].filter((one) => one.value && !one.disabled);

  /** Only the choices that hold the text, the first of them chosen; all of them where there is no text. */
  function cut(text) {
    const holds = (one) => one.textContent.toLowerCase().includes(text);
    const kept = all.map((one) => {
      const copy = one.cloneNode(true);
      if (copy.matches("option")) return !text || holds(copy) ? copy : null;
      for (const option of [...copy.children]) if (text && !holds(option)) option.remove();
      return copy.children.length ? copy : null;
    });
    select.replaceChildren(...kept.filter(Boolean));
    select.size = text ? Math.min(Math.max(choices().length, 2), 8) : 1;
    const first = text && choices()[0];
    if (first) first.selected = true;
    else if (!text) select.value = before;
  }

  /** Puts all choices back with the one taken, or the one that stood there. */
  function close(taken) {
    const on = select;
    const now = taken && choices().length ? on.value : before;
    cut("");
    on.value = now;
    select = null; // hiding the field takes the focus from it, which would close again
    field.hidden = true;
    field.value = "";
    on.focus();
    if (now !== before) on.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function open(on) {
    select = on;
    before = on.value;
    all = [...on.children].map((one) => one.cloneNode(true));
    on.after(field);
    field.hidden = false;
    field.focus();
  }

  document.addEventListener("keydown", (event) => {
    const on = event.target.closest("select[data-facts], select[data-find]");
    const types = (event.key.length === 1 && event.key !== " ") || event.key === "Process";
    if (on && !on.multiple && !select && types && !event.ctrlKey && !event.altKey && !event.metaKey) open(on);
  });
  field.addEventListener("input", () => select && cut(field.value.trim().toLowerCase()));
  field.addEventListener("keydown", (event) => {
    if (!select) return;
    const found = choices();
    const at = found.findIndex((one) => one.selected);
    if (event.key === "Enter" || event.key === "Escape") close(event.key === "Enter");
    else if (event.key === "ArrowDown" && found[at + 1]) found[at + 1].selected = true;
    else if (event.key === "ArrowUp" && found[at - 1]) found[at - 1].selected = true;
    else return;
    event.preventDefault();
  });
  field.addEventListener("change", (event) => event.stopPropagation());
  field.addEventListener("focusout", ({ relatedTarget }) => select && relatedTarget !== select && close(true));
  document.addEventListener("click", ({ target }) => select && target.closest("select") === select && close(true));
}
