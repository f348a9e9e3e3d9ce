// Sends what was changed in a form of facts, shows each fault below its field, and shows the page as it is after the answer.
"use strict";

{
  const typed = (control) =>
    control.multiple ? [...control.selectedOptions].map((one) => one.value).join("\n") : control.value;

  const say = (form, faults) => {
    for (const control of form.querySelectorAll("[name]")) {
      const fault = faults[control.name];
      control.setAttribute("aria-invalid", fault ? "true" : "false");
      document.getElementById(control.id + "-fault").textContent = fault || "";
      if (fault && control.closest("details")) control.closest("details").open = true;
    }
    const first = form.querySelector('[aria-invalid="true"]');
    if (first) first.focus();
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-answers]");
    if (!form) return;
    event.preventDefault();
    const answers = {};
    for (const control of form.querySelectorAll("[name]")) {
      const mandatory = control.closest(".answer").querySelector("label .bad");
      if (typed(control) !== control.dataset.was || mandatory) answers[control.name] = typed(control);
    }
    if (!Object.entries(answers).some(([name, text]) => text !== form.elements[name].dataset.was)) {
      desk.tell("没有改动。");
      return;
    }
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const answer = await desk.sendJson("POST", form.dataset.answers, answers);
      if (answer.headers.get("X-Desk-Refused")) return;
      const said = await answer.json();
      if (answer.ok && said.faults) {
        say(form, said.faults);
      } else if (!answer.ok) {
        desk.tell((said.faults || ["没有记下。"]).join(" "), true);
      } else {
        sessionStorage.setItem("told", ["记下了。", ...(said.told || [])].join(" "));
        const address = new URL(location);
        address.searchParams.delete("add");
        location.replace(address);
      }
    } finally {
      button.disabled = false;
    }
  });

  const told = sessionStorage.getItem("told");
  sessionStorage.removeItem("told");
  if (told) desk.tell(told);
}
