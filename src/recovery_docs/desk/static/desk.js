// What every page does: listens whether the program runs, sends what was typed, says what came of it. No figure is made here.
"use strict";

const desk = {
  start: document.querySelector('meta[name="start"]').content,

  /** Sends to the program and gives back its answer; a refusal is told on the page and thrown. */
  async send(method, address, body, type) {
    const headers = { "X-Desk-Start": desk.start, Accept: "application/json" };
    if (type) headers["Content-Type"] = type;
    let answer;
    try {
      answer = await fetch(address, { method, body, headers, redirect: "follow" });
    } catch (lost) {
      desk.tell("程序没有回答。", true);
      throw lost;
    }
    if (answer.status === 409 && !(answer.headers.get("Content-Type") || "").includes("json")) desk.stale();
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
    box.append(title, where);
    document.body.prepend(box);
    document.documentElement.classList.add("dead");
  },

  runsAgain() {
    const box = document.getElementById("stopped");
    if (box) box.remove();
    document.documentElement.classList.remove("dead");
  },
};

(function listen() {
  const heard = ({ data }) => {
    if (data.event === "stopped") desk.stopped();
    else if (data.event === "start") {
      desk.runsAgain();
      if (data.value !== desk.start) desk.stale();
    } else document.dispatchEvent(new CustomEvent("desk:" + data.event, { detail: data.value }));
  };
  // One stream for all pages: a browser keeps six connections to a host, and each open page would hold one.
  const worker = new SharedWorker("/static/alive.js", { name: "alive" });
  worker.port.onmessage = heard;
  addEventListener("pagehide", () => {
    worker.port.postMessage("closed");
    fetch("/farewell", { method: "POST", keepalive: true, headers: { "X-Desk-Start": desk.start } }).catch(() => {});
  });
})();
