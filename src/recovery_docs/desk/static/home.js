// ① Files dropped or chosen go up one after another; of one whose name is taken it is asked what to do.
"use strict";

(function home() {
  const drop = document.getElementById("drop");
  const chosen = document.getElementById("files");
  const list = document.getElementById("taken");

  function line(name) {
    const item = document.createElement("li");
    list.append(item);
    return {
      say(text, bad) {
        item.textContent = `“${name}”${text}`;
        item.className = bad ? "bad" : "";
      },
      ask(choices) {
        for (const [word, act] of choices) {
          const button = document.createElement("button");
          button.className = "second";
          button.textContent = word;
          button.addEventListener("click", act);
          item.append(" ", button);
        }
        item.querySelector("button").focus();
      },
    };
  }

  /** Sends one file; what became of it, or nothing where that is still asked. */
  async function put(file, how, told) {
    told.say("正在放入……");
    try {
      await file.slice(0, 1).arrayBuffer();
    } catch {
      told.say("读不到：是文件夹的，请打开后选择其中的文件；正在 Excel 里打开的，先关闭。", true);
      return null;
    }
    const answer = await desk.send("PUT", `/ledgers/${encodeURIComponent(file.name)}?how=${how}`, file);
    if (answer.headers.get("X-Desk-Refused")) {
      told.say("没有放入：" + (await answer.text()), true);
      return null;
    }
    const found = await answer.json();
    if (answer.ok) {
      told.say(found.name === file.name ? "已放入" : `已放入，名称是“${found.name}”`);
      return found;
    }
    if (answer.status === 409) {
      told.say("：已经有同名的文件，内容不同。");
      told.ask([
        ["换掉原来的", () => putAll([file], "replace", told)],
        ["两个都留", () => putAll([file], "beside", told)],
      ]);
    } else told.say("没有放入：" + (found.faults || []).join("；"), true);
    return null;
  }

  async function putAll(files, how, told) {
    const taken = [];
    for (const file of files) {
      try {
        taken.push(await put(file, how, told || line(file.name)));
      } catch {
        return; // nobody answers, which the page has said
      }
    }
    if (taken.length && taken.every(Boolean) && !list.querySelector("button")) {
      if (taken.length === 1 && taken[0].workbook) location.assign(taken[0].address);
      else location.reload();
    }
  }

  chosen.addEventListener("change", () => {
    const files = [...chosen.files];
    chosen.value = "";
    putAll(files, "");
  });
  addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  addEventListener("dragleave", (event) => event.relatedTarget || drop.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    putAll([...event.dataTransfer.files], "");
  });
})();
