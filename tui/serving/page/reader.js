// Puts textual.js, which draws the reader, to work: with fonts, sizes and a connection of this machine only.
"use strict";

(() => {
  const LARGEST = 16; // pixels of a letter
  const SMALLEST = 8;
  const NARROWEST = 60; // columns without which the reader cannot lay its parts out
  const CELL = 0.61; // width of a cell as a share of the letter's size, in Roboto Mono
  const NOTICE = 10000; // milliseconds that a notice stays
  const FACES = ["", "bold ", "italic ", "italic bold "];
  const element = (id) => document.getElementById(id);
  const begin = window.onload;

  function focusReader() {
    document.querySelector(".xterm-helper-textarea")?.focus();
  }

  function tellWhy(reason) {
    const texts = [...document.querySelectorAll("[data-why]")];
    const known = texts.find((text) => text.dataset.why === reason);
    (known ?? texts.find((text) => text.dataset.why === "lost")).hidden = false;
    element("ways").hidden = reason === "stopped"; // they would lead nowhere
    element("closed").hidden = false;
    element("again").focus();
  }

  class ReaderSocket extends WebSocket {
    constructor(address) {
      super(address);
      this.addEventListener("open", focusReader);
      this.addEventListener("close", (event) => tellWhy(event.reason));
    }

    // What the page sends while nobody listens is dropped, as what is typed into a closed window.
    send(data) {
      if (this.readyState === WebSocket.OPEN) super.send(data);
    }
  }

  async function copy(text) {
    try {
      await clipboard.writeText(text);
    } catch {
      element("notice").hidden = false;
      setTimeout(() => {
        element("notice").hidden = true;
      }, NOTICE);
    }
  }

  const clipboard = navigator.clipboard;
  Object.defineProperty(navigator, "clipboard", {
    // The reader writes what is copied; what else the clipboard holds is none of its business.
    value: { writeText: copy, readText: async () => "" },
  });
  window.WebSocket = ReaderSocket;
  // The terminal would open every address in the text that is clicked on.
  window.open = () => null;

  // The terminal would send ctrl+v as a key; pasting is what the browser does with it.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey && !event.altKey && event.key.toLowerCase() === "v") event.stopImmediatePropagation();
    },
    true,
  );

  // What is pasted is text: an escape character in it would make keys of the rest.
  document.addEventListener(
    "paste",
    (event) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const plain = text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, "");
      if (plain === text) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", plain);
      event.target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    true,
  );

  window.onload = async (event) => {
    const terminal = element("terminal");
    const fitting = Math.floor(window.innerWidth / NARROWEST / CELL);
    const size = Math.max(SMALLEST, Math.min(fitting, LARGEST));
    terminal.dataset.fontSize = size;
    terminal.dataset.sessionWebsocketUrl = new URL("ws", location.href).href.replace(/^http/, "ws");
    // The terminal measures its font once: it has to be there.
    await Promise.all(FACES.map((face) => document.fonts.load(`${face}${size}px "Roboto Mono"`)));
    begin(event);
    focusReader();
  };
})();
