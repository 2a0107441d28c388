// What htmx (htmx.org, 0BSD) may do here: ask this site alone, evaluate nothing, keep no pages in the browser's store.
(() => {
  Object.assign(htmx.config, {
    allowEval: false,
    allowScriptTags: false,
    selfRequestsOnly: true,
    includeIndicatorStyles: false,
    historyEnabled: false,
    historyCacheSize: 0,
    timeout: 60_000,
    responseHandling: [
      { code: "204", swap: false },
      // A form that was refused comes back with what is wrong.
      { code: "409|422|429", swap: true },
      { code: "2..", swap: true },
      { code: "...", swap: false, error: true },
    ],
  });

  const polls = (event) => event.detail.elt?.hasAttribute("data-poll");

  // Nobody looks: nothing is asked for, and nothing counts as seen.
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (polls(event) && document.hidden) event.preventDefault();
  });

  // Signed out meanwhile: the sign-in page is no news.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.responseURL && new URL(xhr.responseURL).pathname !== new URL(event.detail.pathInfo.finalRequestPath, location.href).pathname) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });

  // A form that did not get through keeps what was typed, and says so.
  const tell = (event, failed) => {
    const note = event.detail.elt?.closest?.("form")?.querySelector("[data-failed]");
    if (note) note.hidden = !failed;
  };
  document.addEventListener("htmx:beforeSend", (event) => tell(event, false));
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(name, (event) => tell(event, true));
  }
})();
