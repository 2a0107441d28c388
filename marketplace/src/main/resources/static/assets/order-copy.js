// Copies a payment code as it is stored, without the gaps that make it readable, and says so to everybody.
(() => {
  const status = document.querySelector(".copy-status");

  for (const button of document.querySelectorAll(".copy")) {
    if (!navigator.clipboard) continue;
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        status.textContent = status.dataset.copied;
        button.textContent = status.dataset.copied;
      } catch {
        status.textContent = status.dataset.failed;
        button.textContent = status.dataset.failed;
      }
      setTimeout(() => {
        button.textContent = label;
        status.textContent = "";
      }, 4_000);
    });
  }

  const print = document.querySelector(".print-page");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
})();
