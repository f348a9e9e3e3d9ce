// One stream for all pages of this browser: whether the program runs, and what it tells of its work.
"use strict";

const pages = new Set();
const WORDS = ["job", "book"];
let last = null;
let lost = 0;

function tell(message) {
  for (const page of pages) page.postMessage(message);
}

const stream = new EventSource("/alive");
stream.addEventListener("start", (event) => {
  clearTimeout(lost);
  lost = 0;
  last = { event: "start", value: JSON.parse(event.data) };
  tell(last);
});
stream.addEventListener("error", () => {
  if (!lost)
    lost = setTimeout(() => {
      last = { event: "stopped" };
      tell(last);
    }, 2500);
});
for (const word of WORDS) stream.addEventListener(word, (event) => tell({ event: word, value: JSON.parse(event.data) }));

onconnect = ({ ports: [page] }) => {
  pages.add(page);
  page.onmessage = ({ data }) => data === "closed" && pages.delete(page);
  if (last) page.postMessage(last);
};
