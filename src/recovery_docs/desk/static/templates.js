// ⑥ Sends an own Word file and shows what is wrong with it and where; copies a field; sets a template aside.
"use strict";

(function templates() {
  async function answer(sent) {
    const got = await sent;
    return (got.headers.get("Content-Type") || "").includes("json") ? got.json() : null;
  }

  function copied(text) {
    const done = () => desk.tell("已复制 " + text + "，到 Word 里粘贴。");
    const kept = () => {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      done();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, kept);
    else kept();
  }

  document.addEventListener("click", async ({ target }) => {
    const copying = target.closest("[data-copy]");
    if (copying) {
      copied(copying.dataset.copy);
      copying.focus();
    }
    const away = target.closest("[data-set-aside]");
    if (away && confirm("停用本行的这一份，改用内置的？文件移到“已停用”文件夹，不会丢。")) {
      const told = await answer(desk.send("DELETE", away.dataset.setAside));
      if (told && told.again) location.reload();
      else if (told) desk.tell(told.faults.map((one) => one.problem).join(" "), true);
    }
  });

  const frame = document.querySelector("iframe.pdf");
  if (frame) frame.addEventListener("load", () => document.querySelector(".waiting").classList.add("hidden"));

  const form = document.getElementById("put");
  if (!form) return;
  const box = document.getElementById("tried");
  const file = document.getElementById("file");

  for (const name of ["new", "to"])
    form.elements[name].addEventListener("input", () => (form.querySelector('[value="new"]').checked = true));
  form.elements.for.addEventListener("input", () => (form.querySelector('[value="for"]').checked = true));

  const drop = form.querySelector(".put-here");
  for (const kind of ["dragover", "drop"])
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      if (kind === "drop") file.files = event.dataTransfer.files;
    });

  function query() {
    const isNew = form.elements.use.value === "new";
    return new URLSearchParams(
      isNew ? { new: form.elements.new.value, to: form.elements.to.value } : { for: form.elements.for.value },
    );
  }

  function show(told) {
    const errors = told.faults.filter((one) => one.severity === "error").length;
    const [title, what] = [box.querySelector("h2"), box.querySelector("p")];
    title.textContent = told.used ? "用上了" : "没有用：有 " + errors + " 处错误";
    title.className = told.used ? "good" : "bad";
    what.textContent = told.used
      ? "放在“模板”文件夹，文件名 " + told.used + "。以后做文书就用它。"
      : "在 Word 里照下面的位置改好，存盘，再放进来。原来用的没有动。";
    if (told.used && told.template !== "clauses") {
      const link = document.createElement("a");
      link.href = "/templates?tab=try&template=" + encodeURIComponent(told.template);
      link.textContent = "用一案试看";
      what.append(" ", link);
    }
    const table = box.querySelector("table");
    const body = table.tBodies[0];
    body.replaceChildren(
      ...told.faults.map((one) => {
        const row = document.createElement("tr");
        for (const text of [one.severity === "error" ? "✗ 错误" : "⚠ 提醒", one.place, one.problem, one.remedy]) {
          const cell = document.createElement("td");
          cell.textContent = text;
          row.append(cell);
        }
        row.cells[0].className = one.severity === "error" ? "bad" : "ask";
        return row;
      }),
    );
    table.classList.toggle("hidden", !told.faults.length);
    box.classList.remove("hidden");
    box.scrollIntoView({ block: "nearest" });
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.elements.use.value === "for" && !form.elements.for.value) {
      desk.tell("先选这份 Word 代替哪一种。", true);
      return form.elements.for.focus();
    }
    desk.tell("正在检查……");
    const told = await answer(desk.send("PUT", "/templates?" + query(), file.files[0]));
    if (!told) return;
    desk.tell("");
    show(told);
    file.value = "";  // the same file, mended, is chosen again
  });

  document.getElementById("begin").addEventListener("click", async () => {
    form.querySelector('[value="new"]').checked = true;
    const told = await answer(desk.send("POST", "/templates?" + query()));
    if (!told) return;
    if (told.faults) return show({ faults: told.faults, used: null });
    desk.tell("写好了“模板”文件夹里的 " + told.used + "，正在下载；改好再放进来。");
    location.assign(told.file);
  });
})();
