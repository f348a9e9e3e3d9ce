// A file chosen for an exhibit goes up beside the ledger; its name is filled in, to be kept with the other answers.
"use strict";

document.addEventListener("change", async ({ target }) => {
  if (!target.dataset.puts || !target.files.length) return;
  const [file] = target.files;
  const form = target.form;
  const book = form.dataset.answers.split("/")[2];
  desk.tell("正在放入……");
  const answer = await desk.send("PUT", `/books/${book}/exhibits/${encodeURIComponent(file.name)}`, file);
  target.value = "";
  if (answer.headers.get("X-Desk-Refused")) return;
  const said = await answer.json();
  if (!answer.ok) return desk.tell((said.faults || ["没有放入。"]).join(" "), true);
  const field = document.getElementById(target.dataset.puts);
  field.value = [field.value, said.name].filter(Boolean).join("；"); // one exhibit may have several files
  const name = form.elements[field.name.replace(/file$/, "name")];
  if (name && !name.value) name.value = said.name.replace(/\.[^.]*$/, "");
  desk.tell(`已放入“${said.name}”，核对证据名称和种类，再按“记下”。`);
  (name || field).focus();
});
