// Shows which description belongs to the chosen payment method, and lets a click on one choose it.
// Without it the descriptions are there to be read, and the list above them chooses.
(() => {
  const method = document.getElementById("payment_method");
  const rows = [...document.querySelectorAll("#methods > li")];

  function usable(code) {
    const option = [...method.options].find((each) => each.value === code);
    return option && !option.disabled && !option.parentElement.disabled;
  }

  function mark() {
    for (const row of rows) {
      row.toggleAttribute("data-chosen", row.dataset.method === method.value);
      row.toggleAttribute("data-pickable", usable(row.dataset.method));
    }
  }

  for (const row of rows) {
    row.addEventListener("click", () => {
      if (usable(row.dataset.method)) {
        method.value = row.dataset.method;
        method.dispatchEvent(new Event("change"));
      }
    });
  }
  method.addEventListener("change", mark);
  // A browser that comes back may have restored another choice than the page was drawn with.
  addEventListener("pageshow", mark);
  mark();
})();
