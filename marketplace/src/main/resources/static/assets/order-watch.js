// Looks whether the order has moved, and shows the page anew only then, so that nothing moves under a reader's eyes.
(() => {
  const main = document.getElementById("main");
  const started = Date.now();
  const minute = 60_000;

  async function moved() {
    const answer = await fetch(location.href, { redirect: "manual", headers: { Accept: "text/html" } });
    if (answer.type === "opaqueredirect") return true;
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const there = page.getElementById("main");
    return there !== null && there.dataset.watch !== main.dataset.watch;
  }

  async function look() {
    if (!document.hidden) {
      try {
        if (await moved()) {
          location.reload();
          return;
        }
      } catch {
        // No connection; the next look may have one.
      }
    }
    const open = Date.now() - started;
    if (open < 30 * minute) setTimeout(look, open < 5 * minute ? 4_000 : 20_000);
    else document.getElementById("watching")?.remove();
  }

  setTimeout(look, 3_000);
})();
