// What every page does: listens whether the program runs, sends what was typed, says what came of it. No figure is made here.
"use strict";

const desk = {
  start: document.querySelector('meta[name="start"]').content,

  /** Sends to the program and gives back its answer; what was refused is told at the foot of the page. */
  async send(method, address, body, type) {
    const headers = { "X-Desk-Start": desk.start, Accept: "application/json" };
    if (type) headers["Content-Type"] = type;
    let answer;
    try {
      answer = await fetch(address, { method, body, headers });
    } catch (lost) {
      desk.tell("程序没有回答。", true);
      throw lost;
    }
    if (answer.headers.get("X-Desk-Refused")) desk.tell(await answer.clone().text(), true);
    else if (answer.status >= 500) desk.tell("程序出错，这一步没有做成。", true);
    return answer;
  },

  /** A value as JSON. */
  sendJson(method, address, value) {
    return desk.send(method, address, JSON.stringify(value), "application/json");
  },

  /** Says a sentence at the foot of the page. */
  tell(sentence, bad) {
    const told = document.getElementById("told");
    told.textContent = sentence;
    told.classList.toggle("bad", Boolean(bad));
  },

  /** This page belongs to an earlier start of the program. */
  stale() {
    desk.tell("程序已经重新启动，这一页是上一次打开的：请刷新页面（F5），再做一次。", true);
  },

  /** ⑦ The program has ended. */
  stopped() {
    if (document.getElementById("stopped")) return;
    const box = document.createElement("section");
    box.id = "stopped";
    box.className = "stopped";
    box.setAttribute("role", "alert");
    const title = document.createElement("h1");
    title.textContent = "程序没有运行，请重新打开";
    const where = document.createElement("p");
    where.textContent = "做好的文书都在：" + document.querySelector('meta[name="papers"]').content;
    const anew = document.createElement("p");
    anew.textContent = "已经重新打开的，请用新打开的那一页；这一页可以关闭。";
    box.append(title, where, anew);
    document.body.prepend(box);
    document.documentElement.classList.add("dead");
  },

  /** The stream was found again. */
  runsAgain() {
    const box = document.getElementById("stopped");
    if (box) box.remove();
    document.documentElement.classList.remove("dead");
  },
};

(function listen() {
  // One stream for all pages: a browser keeps six connections to a host, and each open page would hold one.
  const worker = new SharedWorker("/static/alive.js", { name: "alive" });
  worker.port.onmessage = ({ data }) => {
    if (data.event === "stopped") desk.stopped();
    else if (data.event === "start") {
      desk.runsAgain();
      if (data.value !== desk.start) desk.stale();
    } else document.dispatchEvent(new CustomEvent("desk:" + data.event, { detail: data.value }));
  };
  addEventListener("pagehide", () => {
    worker.port.postMessage("closed");
    if (!document.getElementById("stopped")) fetch("/farewell", { method: "POST", keepalive: true }).catch(() => {});
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  // Where nobody answers, a link would leave the page for the browser's own and lose what is typed.
  for (const kind of ["click", "submit"])
    addEventListener(
      kind,
      (event) => {
        const leaves = kind === "submit" || event.target.closest("a[href]");
        if (leaves && document.documentElement.classList.contains("dead")) event.preventDefault();
      },
      true,
    );
})();

// A button with data-folder opens that folder of ours in the system's file manager.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-folder]");
  if (!button) return;
  const answer = await desk.send("POST", `/folders/${encodeURIComponent(button.dataset.folder)}`);
  if (answer.status === 422) desk.tell((await answer.json()).faults.join("；"), true);
});
