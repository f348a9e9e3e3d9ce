// A posting list that came back, dropped or chosen: it goes up, and what was taken in or is asked stands below.
"use strict";

for (const box of document.querySelectorAll("[data-returned]")) {
  const list = box.querySelector("ul");
  const chosen = box.querySelector("input");

  const say = (text, kind, link) => {
    const item = document.createElement("li");
    item.textContent = text;
    item.className = kind || "";
    if (link) {
      const there = document.createElement("a");
      there.href = link;
      there.textContent = "下载标明的清单";
      there.setAttribute("download", "");
      item.append(" ", there);
    }
    list.append(item);
  };

  const put = async (file) => {
    list.replaceChildren();
    say("正在记入……");
    const channel = box.querySelector("select").value;
    const answer = await desk.send("PUT", `${box.dataset.returned}${encodeURIComponent(file.name)}?channel=${channel}`, file);
    list.replaceChildren();
    if (answer.headers.get("X-Desk-Refused")) return;
    const said = await answer.json();
    if (!answer.ok) return said.faults.forEach((one) => say(one, "bad"));
    said.told.forEach((one) => say(one, "good"));
    said.asked.forEach((one) => say(one, "ask"));
    if (said.marked) say("要改的格标了颜色：", "ask", said.marked);
  };

  chosen.addEventListener("change", async () => {
    if (chosen.files.length) await put(chosen.files[0]);
    chosen.value = "";
  });
  box.addEventListener("dragover", (event) => event.preventDefault());
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) put(event.dataTransfer.files[0]);
  });
}
