// One stream for all pages of this browser: whether the program runs, and what it tells of its work.
"use strict";

const pages = new Set();
const state = { last: null, lost: 0 };

function tell(message) {
  for (const page of pages) page.postMessage(message);
}

const stream = new EventSource("/alive");
stream.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  if (message.event === "start") {
    clearTimeout(state.lost);
    state.lost = 0;
    state.last = message;
  }
  tell(message);
};
stream.onerror = () => {
  // The stream tries again each second by itself; what does not answer for this long has ended.
  state.lost ||= setTimeout(() => tell((state.last = { event: "stopped" })), 2500);
};

onconnect = ({ ports: [page] }) => {
  pages.add(page);
  page.onmessage = ({ data }) => data === "closed" && pages.delete(page);
  if (state.last) page.postMessage(state.last);
};
