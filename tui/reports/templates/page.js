"use strict";
document.documentElement.classList.add("scripted");
document.addEventListener("DOMContentLoaded", () => {
  const relations = JSON.parse(document.getElementById("relations").textContent);
  const columns = document.getElementById("columns");
  const detail = document.getElementById("detail");
  const accounts = [...columns.querySelectorAll(".account")];
  const boxes = (name) => [...document.querySelectorAll(`input[name=${name}]`)];
  const COLUMN_PIXELS = 290;
  const LEVEL_ROUNDS = 5;
  const DWELL = 250;
  const REM = 16;
  let here = null;

  const element = (key) => document.getElementById(`p${key}`);
  const keyOf = (said) => said.id.slice(1);
  const accountOf = (key) => key.split("-")[0];
  const claimsOf = (said) => (said.dataset.t ? said.dataset.t.split(" ") : []);
  const shownAccounts = () => accounts.filter((account) => !account.hidden);
  const isShown = (node) => node.offsetParent !== null || node.getClientRects().length > 0;

  // -- what reports the same --------------------------------------------------------------------------------

  function sure(said) {
    const key = keyOf(said);
    const found = new Set(relations.linked[key] || []);
    for (const claim of claimsOf(said)) for (const other of relations.claims[claim] || []) found.add(other);
    for (const [other] of relations.clashes[key] || []) found.add(other);
    return [...found].filter((other) => accountOf(other) !== accountOf(key) && element(other));
  }

  function possible(said) {
    return (relations.possible[keyOf(said)] || []).filter(([other]) => element(other));
  }

  function twins(said) {
    if (said.classList.contains("ghost")) {
      return (relations.claims[said.dataset.t] || []).filter(element).map((key) => [key, false]);
    }
    return [...sure(said).map((key) => [key, false]), ...possible(said).map(([key]) => [key, true])];
  }

  // Linked passages come best first, so that the first of each account is its counterpart.
  function counterparts(said) {
    const first = new Map();
    for (const [key, doubtful] of twins(said)) {
      if (!first.has(accountOf(key))) first.set(accountOf(key), [element(key), doubtful]);
    }
    return first;
  }

  // -- level ------------------------------------------------------------------------------------------------

  function level(said, rounds = LEVEL_ROUNDS) {
    const rows = [said];
    for (const account of shownAccounts()) {
      const pair = counterparts(said).get(account.dataset.account);
      if (pair) rows.push(pair[0]);
    }
    const bodies = rows.map((row) => row.closest(".body"));
    const tops = bodies.map((body) => body.getBoundingClientRect().top);
    const depths = rows.map((row, n) => row.getBoundingClientRect().top - tops[n] + bodies[n].scrollTop);
    const height = bodies[0].clientHeight;
    const wanted = said.getBoundingClientRect().top;
    const lowest = Math.min(...depths.map((depth, n) => depth + tops[n]));
    const line = Math.min(lowest, Math.max(Math.max(...tops) + REM / 2, Math.min(wanted, tops[0] + height / 2)));
    let moved = false;
    rows.forEach((row, n) => {
      const before = bodies[n].scrollTop;
      bodies[n].scrollTop = depths[n] - (line - tops[n]);
      moved = moved || Math.abs(bodies[n].scrollTop - before) > 1;
    });
    // Paragraphs that were not drawn yet get their height only now, which moves what stands below them.
    if (moved && rounds > 0) requestAnimationFrame(() => { if (here === said) level(said, rounds - 1); });
  }

  function choose(said, { focus = false, follow = true } = {}) {
    for (const name of ["here", "twin", "maybe"]) {
      for (const node of columns.querySelectorAll(`.${name}`)) node.classList.remove(name);
    }
    here = said;
    said.classList.add("here");
    for (const [key, doubtful] of twins(said)) {
      element(key).classList.add("twin");
      if (doubtful) element(key).classList.add("maybe");
    }
    const own = said.closest(".account");
    if (own.hidden) { own.hidden = false; tick(); }
    const best = counterparts(said);
    for (const account of accounts) {
      const pair = best.get(account.dataset.account);
      const state = account === own ? "" : pair ? (pair[1] ? "? possibly level" : "= level") : "not told here";
      account.querySelector(".state").textContent = state;
    }
    explain(said);
    if (follow) level(said);
    const sign = said.querySelector(".sign");
    rove(own, sign);
    if (focus) sign.focus({ preventScroll: true });
  }

  function clear() {
    for (const name of ["here", "twin", "maybe"]) {
      for (const node of columns.querySelectorAll(`.${name}`)) node.classList.remove(name);
    }
    here = null;
    detail.replaceChildren(made("p", "Nothing chosen.", "small"));
    count();
  }

  // -- the chosen passage in words --------------------------------------------------------------------------

  function made(tag, text = "", style = "") {
    const node = document.createElement(tag);
    node.textContent = text;
    if (style) node.className = style;
    return node;
  }

  // Offers to show the accounts that tell it in place of those that do not, where some of them are hidden.
  function gather(said) {
    const telling = [...counterparts(said).keys()];
    const hidden = accounts.filter((account) => account.hidden && telling.includes(account.dataset.account));
    if (!hidden.length) return [];
    const button = made("button", `Show the accounts that tell it (${hidden.length} are hidden)`);
    button.type = "button";
    button.addEventListener("click", () => {
      let room = roomForColumns() - 1;
      for (const account of accounts) {
        const tells = telling.includes(account.dataset.account);
        account.hidden = account !== said.closest(".account") && !(tells && room-- > 0);
      }
      tick();
      choose(said, { focus: true });
    });
    return [button];
  }

  function explain(said) {
    const list = made("ul");
    for (const [key, doubtful] of twins(said)) {
      const item = made("li");
      const clash = (relations.clashes[keyOf(said)] || []).find(([other]) => other === key);
      const link = made("a", `${accountOf(key)} ${relations.outlets[accountOf(key)]}`);
      link.href = `#p${key}`;
      const sign = made("b", clash ? "!" : doubtful ? "?" : "=", `sign ${clash ? "conflict" : doubtful ? "possible" : "agree"}`);
      item.append(sign, " ", link, clash ? ` against it: ${clash[1]}: ` : doubtful ? " possibly: " : ": ");
      const words = made("span", element(key).querySelector(".text").textContent, "q");
      words.dir = "auto";
      item.append(words);
      list.append(item);
    }
    const head = made("p");
    const why = said.querySelector(".why");
    head.append(...[...why.childNodes].map((node) => node.cloneNode(true)));
    const telling = new Set(twins(said).map(([key]) => Number(accountOf(key))));
    const left = [...new Set(claimsOf(said).flatMap((claim) => relations.omitted[claim] || []))]
      .filter((n) => !telling.has(n)).sort((a, b) => a - b);
    if (left.length && !said.classList.contains("ghost")) {
      head.append(` · ∅ left out by ${left.map((n) => `${n} ${relations.outlets[n]}`).join(", ")}`);
    }
    for (const tag of said.querySelectorAll(".tag")) head.append(" ", tag.cloneNode(true));
    detail.replaceChildren(head, ...gather(said), list);
    detail.scrollTop = 0;
  }

  // -- filter and accounts ----------------------------------------------------------------------------------

  function filter() {
    const wanted = boxes("filter").filter((box) => box.checked).map((box) => box.value);
    columns.classList.toggle("filtered", wanted.length > 0);
    for (const said of columns.querySelectorAll(".said, .ghost")) {
      const fits = wanted.some((value) => said.classList.contains(value === "omit" ? "ghost" : value)
        || (value === "embellish" && said.classList.contains("vivid")));
      said.classList.toggle("on", fits);
    }
    count();
    if (here) level(here);
  }

  function count() {
    const filtered = columns.classList.contains("filtered");
    for (const account of accounts) {
      const all = account.querySelectorAll(".said").length;
      const text = filtered ? `${account.querySelectorAll(".on").length} shown of ${all} passages` : "";
      if (!here) account.querySelector(".state").textContent = text;
      rove(account, null);
    }
  }

  function tick() {
    for (const box of boxes("account")) box.checked = !document.getElementById(`a${box.value}`).hidden;
  }

  function roomForColumns() {
    return Math.max(3, Math.floor(columns.clientWidth / COLUMN_PIXELS));
  }

  function firstColumns() {
    const room = roomForColumns();
    const most = accounts.length <= room + 2 ? accounts.length : room;
    accounts.forEach((account, n) => { account.hidden = n >= most; });
    tick();
  }

  // -- keys -------------------------------------------------------------------------------------------------

  // One sign of each column is reached by tab; arrows lead to the others.
  function rove(account, sign) {
    const old = account.querySelector(".sign[tabindex='0']");
    if (old && (sign || isShown(old))) {
      if (!sign || old === sign) return;
      old.tabIndex = -1;
    } else if (old) old.tabIndex = -1;
    const next = sign || [...account.querySelectorAll(".sign")].find(isShown);
    if (next) next.tabIndex = 0;
  }

  function step(said, way, fits = () => true) {
    const all = [...said.closest(".account").querySelectorAll(".said, .ghost")];
    let n = all.indexOf(said) + way;
    while (all[n] && !(isShown(all[n]) && fits(all[n]))) n += way;
    return all[n] || null;
  }

  function across(said, way) {
    const shown = shownAccounts();
    const best = counterparts(said);
    let n = shown.indexOf(said.closest(".account")) + way;
    while (shown[n]) {
      const pair = best.get(shown[n].dataset.account);
      if (pair) return pair[0];
      n += way;
    }
    return null;
  }

  const ways = {
    ArrowDown: (said) => step(said, 1), j: (said) => step(said, 1),
    ArrowUp: (said) => step(said, -1), k: (said) => step(said, -1),
    ArrowRight: (said) => across(said, 1), l: (said) => across(said, 1),
    ArrowLeft: (said) => across(said, -1), h: (said) => across(said, -1),
    n: (said) => step(said, 1, (node) => node.classList.contains("on")),
    N: (said) => step(said, -1, (node) => node.classList.contains("on")),
  };

  columns.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { clear(); return; }
    const said = event.target.closest(".said, .ghost");
    const way = ways[event.key];
    if (!said || !way) return;
    event.preventDefault();
    const next = way(said);
    if (next) {
      choose(next, { focus: true });
      next.closest(".account").scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  });

  columns.addEventListener("click", (event) => {
    const said = event.target.closest(".said, .ghost");
    const link = event.target.closest("a");
    if (!said || (link && !link.classList.contains("sign")) || String(window.getSelection())) return;
    event.preventDefault();
    choose(said);
  });

  // -- the pointer ------------------------------------------------------------------------------------------

  let pointed = null;
  let waiting = 0;
  columns.addEventListener("pointerover", (event) => {
    const said = event.target.closest(".said, .ghost");
    if (said === pointed || event.pointerType === "touch") return;
    pointed = said;
    clearTimeout(waiting);
    for (const node of columns.querySelectorAll(".lit")) node.classList.remove("lit");
    if (!said) return;
    for (const [node] of counterparts(said).values()) node.classList.add("lit");
    if (boxes("follow")[0].checked) waiting = setTimeout(() => choose(said), DWELL);
  });

  // -- links from everywhere else ---------------------------------------------------------------------------

  function goTo(key) {
    const said = element(key);
    if (!said || !said.classList.contains("said")) return false;
    said.closest(".account").hidden = false;
    tick();
    document.getElementById("workspace").scrollIntoView({ block: "start" });
    said.closest(".account").scrollIntoView({ block: "nearest", inline: "nearest" });
    choose(said, { focus: true });
    return true;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const target = link && (link.getAttribute("href") || "");
    if (!target || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (target.startsWith("#p") && goTo(target.slice(2))) {
      event.preventDefault();
      history.replaceState(null, "", target);
    } else if (/^#a\d+$/.test(target)) {
      const account = document.getElementById(target.slice(1));
      account.hidden = false;
      tick();
    }
  });

  for (const box of boxes("filter")) box.addEventListener("change", filter);
  for (const box of boxes("account")) {
    box.addEventListener("change", () => { document.getElementById(`a${box.value}`).hidden = !box.checked; });
  }
  for (const sign of columns.querySelectorAll(".sign")) sign.tabIndex = -1;
  firstColumns();
  count();
  if (location.hash.startsWith("#p")) goTo(location.hash.slice(2));
});
