// ④ Says that a paper has come.
"use strict";

const frame = document.querySelector("iframe.pdf");
if (frame) frame.addEventListener("load", () => document.querySelector(".waiting").classList.add("hidden"));
